import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReadEntry } from './read-entry';
import { openStaging } from './staging';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

function entry(name: string, text: string, bytes: readonly number[]): ReadEntry {
  const sha256 = name.padEnd(64, '0');
  const object = { sha256, bytes: bytes.length, encoding: 'raw' as const, stored: Buffer.from(bytes) };
  const file = { path: name, bytes: text.length, modifiedMs: 1, articles: 0, refused: [], companion: null };
  const refused = [{ part: null, refusal: { code: 'bad-text' as const, detail: text } }];
  return {
    shown: name,
    isWhole: true,
    changes: [{ type: 'import-file', importId: 0, file: { ...file, refused } }],
    objects: [object],
  };
}

describe('what is read for a preview', () => {
  it('is read back as it was, in any order, and takes less room than its words', async () => {
    const root = await mkdtemp(join(tmpdir(), 'backfile-test-'));
    folders.push(root);
    const staging = await openStaging(root);
    const words = 'Straße und Größe, said in 東京 twice over. '.repeat(2_000);
    const entries = [entry('a.txt', words, [0, 255, 1]), entry('b.txt', '', []), entry('c.txt', 'x', [7])];
    for (const one of entries) await staging.add(one);
    expect(staging.count).toBe(3);
    for (const at of [2, 0, 1]) expect(await staging.read(at)).toEqual(entries[at]);
    expect(staging.sizeBytes).toBeLessThan(Buffer.byteLength(words) / 4);
    await staging.remove();
    expect(await readdir(root)).toEqual([]);
  });
});
