import { randomBytes } from 'node:crypto';
import { lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type CommandCode, type Result } from '../../contract/failure';

const codes: Readonly<Record<string, CommandCode>> = { ENOSPC: 'no-space', EDQUOT: 'no-space', EFBIG: 'no-space' };
/** Bytes gathered before they are written. */
const pieceBytes = 256 * 1024;

/** The calls that may fail; a test puts its own in their place. */
export interface PlaceCalls {
  readonly open: typeof open;
  readonly rename: typeof rename;
}

/**
 * Writes a file whole: beside its place under a name of its own, on to the medium, then renamed. At any moment, also of a
 * crash, the place has the old file or the new one; after a failure or a cancel what was begun is gone (after a crash it
 * stays, as `.<name>.tmp-<random>`). A link is followed; what is no plain file is not replaced.
 */
export async function writeBeside(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
  place: PlaceCalls = { open, rename },
): Promise<Result<{ readonly bytes: number }>> {
  let tmp: string | null = null;
  let isOurs = true;
  try {
    const target = await findTarget(path);
    if (target === null) return fail('unwritable', `${path} is not a plain file`);
    tmp = join(dirname(target), tmpName(basename(target)));
    const file = await place.open(tmp, 'wx');
    let bytes = 0;
    let isClosed = false;
    try {
      let pieces: Uint8Array[] = [];
      let gathered = 0;
      const flush = async (): Promise<void> => {
        for (const piece of pieces) {
          for (let at = 0; at < piece.byteLength;) at += (await file.write(piece, at)).bytesWritten;
        }
        bytes += gathered;
        pieces = [];
        gathered = 0;
      };
      isOurs = false;
      for await (const chunk of chunks) {
        if (signal.aborted) return fail('cancelled');
        const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        pieces.push(piece);
        gathered += piece.byteLength;
        if (gathered < pieceBytes) continue;
        isOurs = true;
        await flush();
        isOurs = false;
      }
      isOurs = true;
      if (signal.aborted) return fail('cancelled');
      await flush();
      await file.sync();
      isClosed = true;
      // A network drive may say only now that it did not take the bytes.
      await file.close();
    } finally {
      if (!isClosed) await file.close().catch(() => {});
    }
    await place.rename(tmp, target);
    tmp = null;
    await syncFolder(dirname(target));
    return ok({ bytes });
  } catch (error) {
    // What the exporter itself throws is no word about the place, and what no system call threw is a bug.
    if (!isOurs || !(error instanceof Error && 'syscall' in error)) throw error;
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    return fail(codes[code] ?? 'unwritable', error.message);
  } finally {
    if (tmp !== null) await rm(tmp, { force: true }).catch(() => {});
  }
}

/** The file to replace, links followed; null when there is something else in its place. */
async function findTarget(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return path;
  const target = found.isSymbolicLink() ? await realpath(path) : path;
  return (await stat(target)).isFile() ? target : null;
}

/** Most systems take names of 255 bytes. */
function tmpName(name: string): string {
  let kept = Array.from(name);
  while (Buffer.byteLength(kept.join('')) > 200) kept = kept.slice(0, Math.floor(kept.length * 0.9));
  return `.${kept.join('')}.tmp-${randomBytes(6).toString('hex')}`;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    // The file is on the medium and has its name; some file systems cannot say so of a folder.
  }
}
