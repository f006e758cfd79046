import { open } from 'node:fs/promises';
import { constants } from 'node:fs';
import { jsonlMark } from '../export';
import type { WalkEntry } from '../intake/types';

/** Whether a file is an export of Backfile's own in JSON Lines: by its name, and by how it begins. A file that cannot be read is none. */
export async function isExported({ path }: Extract<WalkEntry, { kind: 'file' }>): Promise<boolean> {
  if (!path.toString('latin1').toLowerCase().endsWith('.jsonl')) return false;
  try {
    // A pipe put in its place since it was listed must not make us wait.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      if (!(await file.stat()).isFile()) return false;
      const head = Buffer.alloc(jsonlMark.length);
      await file.read(head, 0, head.byteLength, 0);
      return head.toString('latin1') === jsonlMark;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
