import { open } from 'node:fs/promises';

/** A file that only grows, by whole appends. One append at a time. */
export interface AppendFile {
  /** Bytes that are on the medium. */
  readonly sizeBytes: number;
  /**
   * Adds the parts, fsyncs, and gives the offset of the first. When it fails (no space, an error of the
   * disk) what was written of them is taken back and the system's error is thrown; the file stays usable.
   */
  append(parts: readonly Uint8Array[]): Promise<number>;
  close(): Promise<void>;
}

/** Opens a file for appending at `sizeBytes`, its end as the caller has checked it. `isNew`: it must not exist yet. */
export async function openAppendFile(path: string, sizeBytes: number, isNew: boolean): Promise<AppendFile> {
  const file = await open(path, isNew ? 'wx' : 'r+', 0o600);
  let size = sizeBytes;
  let needsTakingBack = false;

  async function takeBack(): Promise<void> {
    needsTakingBack = true;
    await file.truncate(size);
    await file.datasync();
    needsTakingBack = false;
  }

  return {
    get sizeBytes() {
      return size;
    },
    async append(parts) {
      if (needsTakingBack) await takeBack();
      const offset = size;
      try {
        const length = await writeAll(file, parts, offset);
        // After a failed fsync Linux may call the pages clean that never reached the disk, so a second
        // fsync would lie: take the bytes back and let them be written anew.
        await file.datasync();
        size = offset + length;
        return offset;
      } catch (error) {
        try {
          await takeBack();
        } catch {
          // Tried again before the next append; the first error is the one that tells why.
        }
        throw error;
      }
    },
    close: () => file.close(),
  };
}

type Writer = Pick<Awaited<ReturnType<typeof open>>, 'writev'>;

async function writeAll(file: Writer, parts: readonly Uint8Array[], offset: number): Promise<number> {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  let rest = parts.filter((part) => part.length > 0);
  let done = 0;
  while (rest.length > 0) {
    // A disk that fills up in the middle writes a part and says so only at the next call.
    const { bytesWritten } = await file.writev(rest, offset + done);
    done += bytesWritten;
    let skip = bytesWritten;
    const left: Uint8Array[] = [];
    for (const part of rest) {
      if (skip >= part.length) skip -= part.length;
      else {
        left.push(skip > 0 ? part.subarray(skip) : part);
        skip = 0;
      }
    }
    rest = left;
  }
  return total;
}
