import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../vault/index';

/** What tells one state of a file from the next without reading it. */
export interface FileMark {
  readonly bytes: number;
  readonly modifiedMs: number;
}

/**
 * Which files of a watched folder have been dealt with, as they were then. A file that vanishes stays in it, so that a
 * drive that comes back brings nothing new. Losing it costs reading the folder again, nothing else.
 */
export interface WatchLedger {
  knows(path: string, mark: FileMark): boolean;
  readonly size: number;
  /** Remembers files; on the medium when it resolves. */
  note(files: Iterable<readonly [path: string, mark: FileMark]>): Promise<void>;
  remove(): Promise<void>;
}

/** Opens the ledger of one folder; `dir` need not be there yet. */
export async function openWatchLedger(dir: string, folder: string): Promise<WatchLedger> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const path = join(dir, `${name}.json`);
  const marks = await readMarks(path);
  return {
    knows(file, { bytes, modifiedMs }) {
      const known = marks.get(file);
      return known !== undefined && known[0] === bytes && known[1] === modifiedMs;
    },
    get size() {
      return marks.size;
    },
    async note(files) {
      for (const [file, { bytes, modifiedMs }] of files) marks.set(file, [bytes, modifiedMs]);
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await writeDurably(path, `${JSON.stringify({ folder, files: Object.fromEntries(marks) })}\n`);
    },
    remove: () => rm(path, { force: true }),
  };
}

async function readMarks(path: string): Promise<Map<string, readonly [number, number]>> {
  const marks = new Map<string, readonly [number, number]>();
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const files: unknown = typeof value === 'object' && value !== null && 'files' in value ? value.files : {};
    for (const [file, mark] of Object.entries(files ?? {})) {
      if (!Array.isArray(mark)) continue;
      const [bytes, modifiedMs]: readonly unknown[] = mark;
      if (typeof bytes === 'number' && typeof modifiedMs === 'number') marks.set(file, [bytes, modifiedMs]);
    }
  } catch {
    // None yet, or one that cannot be read: the folder is read again.
  }
  return marks;
}
