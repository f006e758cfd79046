import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { limits } from '../../contract/limits';
import type { Refusal } from '../../contract/failure';
import { refuse, refuseSystemError } from './refuse';
import type { SourceFile, WalkEntry } from './types';

/** What reading needs of an open file; `FileHandle` of Node is one. */
export interface OpenFile {
  stat(options: { bigint: true }): Promise<FileState>;
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

interface FileState {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ino: bigint;
  readonly dev: bigint;
  isFile(): boolean;
}

/**
 * Reads one file whole, or says why not. Size, time and inode are compared before and after, so what
 * it gives is the file as it was at one moment; a file that a program is still writing is `changed`.
 *
 * The file is never locked, touched or held open longer than the reading takes.
 *
 * @param openFile how to open a path; the file system's own when left out
 */
export async function readSource(
  entry: Extract<WalkEntry, { kind: 'file' }>,
  openFile: (path: Buffer) => Promise<OpenFile> = openForReading,
): Promise<SourceFile | Refusal> {
  let file: OpenFile;
  try {
    file = await openFile(entry.path);
  } catch (error) {
    return refuseSystemError(error);
  }
  try {
    const before = await file.stat({ bigint: true });
    if (!before.isFile()) return refuse('special-file', 'replaced by something that is not a file');
    const sizeBytes = Number(before.size);
    if (sizeBytes > limits.fileBytes) return refuse('too-large', `${sizeBytes} bytes`);
    const bytes = await readExactly(file, sizeBytes);
    if (bytes === null) return refuse('changed', 'it shrank or grew while it was read');
    const after = await file.stat({ bigint: true });
    if (after.size !== before.size || after.mtimeNs !== before.mtimeNs) {
      return refuse('changed', 'it was written to while it was read');
    }
    if (await isReplaced(entry.path, before)) return refuse('changed', 'it was replaced while it was read');
    const fileName = basename(entry.path.toString());
    return { shown: entry.shown, fileName, bytes, modifiedMs: Number(before.mtimeNs / 1_000_000n) };
  } catch (error) {
    return refuseSystemError(error);
  } finally {
    await file.close();
  }
}

/** `O_NONBLOCK`: a pipe put in the file's place since it was listed must not make us wait for a writer. */
async function openForReading(path: Buffer): Promise<OpenFile> {
  return open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

const chunkBytes = 4 * 1024 * 1024;

/** The file's bytes, or null when it has fewer or more than `sizeBytes`. */
async function readExactly(file: OpenFile, sizeBytes: number): Promise<Uint8Array | null> {
  // Its own ArrayBuffer, never a slice of Node's pool, so that it can be handed to a worker whole.
  const bytes = new Uint8Array(sizeBytes);
  let at = 0;
  while (at < sizeBytes) {
    const { bytesRead } = await file.read(bytes, at, Math.min(chunkBytes, sizeBytes - at), at);
    if (bytesRead === 0) return null;
    at += bytesRead;
  }
  const { bytesRead } = await file.read(new Uint8Array(1), 0, 1, at);
  return bytesRead === 0 ? bytes : null;
}

/** A file that was deleted after we opened it was still read whole; one that was replaced is another file. */
async function isReplaced(path: Buffer, opened: FileState): Promise<boolean> {
  try {
    const now = await stat(path, { bigint: true });
    return now.ino !== opened.ino || now.dev !== opened.dev;
  } catch {
    return false;
  }
}
