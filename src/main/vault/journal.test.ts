import { cp, mkdir, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../contract/change';
import { encodeFileHeader } from './frame-format';
import { failureOf, openVault } from './index';
import { loadSegments } from './segment';
import type { VaultFinding } from './types';
import { inFolder, memoryFolder, openOrThrow, readAll, star } from './vault-fixture';

/** Fills a journal of several files and gives its frames. */
async function fill(dir: string, frames: number, segmentBytes: number): Promise<Frame[]> {
  const vault = await openOrThrow(dir, { segmentBytes });
  const written = [];
  for (let i = 0; i < frames; i++) written.push(await vault.journal.append(star(i, i * 7, i * 1301)));
  await vault.close();
  return written;
}

const segmentPath = (dir: string, number: number): string =>
  join(dir, 'journal', `${String(number).padStart(6, '0')}.log`);

/** Cuts the one file of a journal at each of its last 4,096 bytes and opens it; every 64th time the whole vault. */
async function cutAtEachByte(dir: string): Promise<void> {
  const written = await fill(dir, 40, 1 << 20);
  const journalDir = join(dir, 'journal');
  const path = segmentPath(dir, 1);
  const whole = await readFile(path);
  const starts: number[] = [];
  for (let at = 72; at < whole.length; at += 56 + whole.readUInt32LE(at + 12)) starts.push(at);
  expect(whole.length).toBeGreaterThan(4096 + 72);
  for (let size = whole.length - 1; size >= whole.length - 4096; size -= 1) {
    await writeFile(path, whole.subarray(0, size));
    const start = starts.findLast((at) => at <= size) ?? 72;
    const kept = starts.indexOf(start);
    const tail = size === start ? [] : [{ kind: 'tail-cut', file: 'journal/000001.log', bytes: size - start }];
    if (size % 64 === 0) {
      await rm(join(dir, 'ledger.json'), { force: true });
      const vault = await openOrThrow(dir);
      expect(vault.findings.filter(({ kind }) => kind === 'tail-cut')).toEqual(tail);
      expect((await readAll(vault)).frames).toEqual(written.slice(0, kept));
      expect((await vault.journal.append(star(5))).n).toBe(kept + 1);
      await vault.close();
    } else expect(await loadSegments(journalDir)).toMatchObject({ end: { frame: kept, seq: kept }, findings: tail });
    const asides = (await readdir(journalDir)).filter((name) => name.includes('.tail-'));
    expect(asides).toHaveLength(tail.length);
    for (const name of asides) {
      expect((await readFile(join(journalDir, name))).equals(whole.subarray(start, size))).toBe(true);
      await rm(join(journalDir, name));
    }
  }
}

describe('the journal', () => {
  it('gives back what was appended, in order, however it was appended, opened and cut into files', async () => {
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ together: fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 6 }) }),
      },
      { weight: 1, arbitrary: fc.constant('open again' as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.integer({ min: 80, max: 2000 }),
        fc.nat(),
        (steps, segmentBytes, pick) =>
          inFolder(async (dir) => {
            let vault = await openOrThrow(dir, { segmentBytes });
            const model: Frame[] = [];
            for (const action of steps) {
              if (action === 'open again') {
                await vault.close();
                vault = await openOrThrow(dir, { segmentBytes });
                expect(vault.findings).toEqual([]);
                continue;
              }
              const labels = action.together;
              const appends = labels.map((label) =>
                vault.journal.append({ name: 'import', changes: [{ type: 'import-begin', label, sources: [] }] }),
              );
              model.push(...(await Promise.all(appends)));
            }
            expect(model.map(({ n }) => n)).toEqual(model.map((_, i) => i + 1));
            expect(model.flatMap(({ changes }) => changes.map(({ seq }) => seq))).toEqual(model.map((_, i) => i + 1));
            expect(await readAll(vault)).toEqual({ frames: model, findings: [] });
            const after = pick % (model.length + 1);
            expect((await readAll(vault, after)).frames).toEqual(model.slice(after));
            expect(await vault.journal.chainAt(after)).toBe(after === 0 ? '' : model[after - 1]?.chain);
            expect(vault.journal.end.frame).toBe(model.length);
            await vault.close();
          }),
      ),
      { numRuns: 40 },
    );
  });

  it('names an import by the seq of its first change, and its later frames share its group', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir);
      await vault.journal.append(star(1));
      const { changes, group } = await vault.journal.append({
        name: 'import',
        changes: [
          { type: 'import-begin', label: 'news', sources: [] },
          { type: 'import-end', importId: 2, end: 'done' },
        ],
      });
      expect(changes.map(({ seq }) => seq)).toEqual([2, 3]);
      expect(group).toEqual({ id: 2, name: 'import', undoes: null });
      const later = await vault.journal.append({ ...star(9), group });
      expect(later.group).toEqual(group);
      await vault.close();
    }));

  it('keeps the order of appends made at once, with one fsync for many', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, { segmentBytes: 4096 });
      const frames = await Promise.all(Array.from({ length: 500 }, (_, i) => vault.journal.append(star(i))));
      expect(frames.map(({ changes }) => changes[0])).toMatchObject(
        Array.from({ length: 500 }, (_, i) => ({ ids: [i], seq: i + 1 })),
      );
      expect((await readAll(vault)).frames).toEqual(frames);
      await vault.close();
    }));

  it('begins a new file when one is full', () =>
    inFolder(async (dir) => {
      await fill(dir, 60, 2048);
      const names = await readdir(join(dir, 'journal'));
      expect(names.length).toBeGreaterThan(3);
      expect(names.sort()[0]).toBe('000001.log');
    }));

  it('also gives frames that come while it is being read', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, { segmentBytes: 300 });
      await vault.journal.append(star(1));
      const seen: number[] = [];
      for await (const { n } of vault.journal.readAfter(0)) {
        seen.push(n);
        if (n < 6) await vault.journal.append(star(n));
      }
      expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
      await vault.close();
    }));

  it(
    'loses nothing before a cut, at each of the last 4,096 bytes, and keeps what it cuts off',
    () => inFolder(cutAtEachByte, memoryFolder),
    120_000,
  );

  it('names damage in the middle and reads every other frame', async () => {
    await inFolder(async (dir) => {
      const original = join(dir, 'original');
      const written = await fill(original, 40, 1500);
      const names = (await readdir(join(original, 'journal'))).sort();
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.nat(),
          fc.integer({ min: 1, max: 255 }),
          fc.integer({ min: 1, max: 40 }),
          async (file, at, xor, length) => {
            const copy = join(dir, 'copy');
            await rm(copy, { recursive: true, force: true });
            await cp(original, copy, { recursive: true });
            const name = names[file % names.length] ?? '';
            const path = join(copy, 'journal', name);
            const bytes = await readFile(path);
            const from = at % bytes.length;
            for (let i = from; i < Math.min(bytes.length, from + length); i++) bytes[i] = (bytes[i] ?? 0) ^ xor;
            await writeFile(path, bytes);

            const vault = await openOrThrow(copy, { segmentBytes: 1500 });
            const { frames, findings } = await readAll(vault);
            const all: VaultFinding[] = [...vault.findings, ...findings];
            await vault.close();
            const lost = written.filter(({ n }) => !frames.some((frame) => frame.n === n));
            expect(frames).toEqual(written.filter((frame) => !lost.includes(frame)));
            // A run of 40 bytes touches two frames of these sizes at most; the last file's torn end may hold more.
            const named = all.filter((finding) => 'file' in finding && finding.file === `journal/${name}`);
            expect(named).not.toEqual([]);
            if (!named.some(({ kind }) => kind === 'tail-cut')) expect(lost.length).toBeLessThanOrEqual(2);
            // Nothing of it was rewritten.
            const left = await readFile(path);
            expect(left).toEqual(bytes.subarray(0, left.length));
          },
        ),
        { numRuns: 150 },
      );
    });
  }, 60_000);

  it('names damage in its newest file as soon as it is opened', () =>
    inFolder(async (dir) => {
      await fill(dir, 5, 1 << 20);
      const path = segmentPath(dir, 1);
      const bytes = await readFile(path);
      const second = 72 + 56 + bytes.readUInt32LE(72 + 12);
      bytes[second + 60] = (bytes[second + 60] ?? 0) ^ 1;
      await writeFile(path, bytes);
      const vault = await openOrThrow(dir);
      const where = { file: 'journal/000001.log', offset: second, bytes: 56 + bytes.readUInt32LE(second + 12) };
      expect(vault.findings).toEqual([
        { kind: 'frame-damaged', ...where, detail: 'the checksum of frame 2 does not fit' },
      ]);
      expect((await readAll(vault)).frames.map(({ n }) => n)).toEqual([1, 3, 4, 5]);
      // The frame after the damage is where a reader may begin again.
      expect(await vault.journal.chainAt(2)).toBeNull();
      expect((await readAll(vault, 2)).frames.map(({ n }) => n)).toEqual([3, 4, 5]);
      await vault.close();
    }));

  it('says which frames are missing when a whole file is gone', () =>
    inFolder(async (dir) => {
      const written = await fill(dir, 40, 1500);
      await rm(segmentPath(dir, 2));
      const vault = await openOrThrow(dir);
      expect(vault.findings).toContainEqual({
        kind: 'frame-damaged',
        file: 'journal/000002.log',
        offset: 0,
        bytes: 0,
        detail: 'the file is missing',
      });
      const { frames, findings } = await readAll(vault);
      expect(frames.length).toBeLessThan(written.length);
      expect(frames).toEqual(written.filter(({ n }) => frames.some((frame) => frame.n === n)));
      expect(findings).toMatchObject([
        { kind: 'frame-damaged', detail: expect.stringMatching(/^frames \d+ to \d+ are missing$/) },
      ]);
      await vault.close();
    }));

  it('notices a file that was cut at a frame, and one that was put in the place of another', () =>
    inFolder(async (dir) => {
      await fill(dir, 40, 1500);
      const path = segmentPath(dir, 2);
      const bytes = await readFile(path);
      let last = 72;
      for (let at = 72; at < bytes.length; at += 56 + bytes.readUInt32LE(at + 12)) last = at;
      await truncate(path, last);
      let vault = await openOrThrow(dir);
      expect((await readAll(vault)).findings).toMatchObject([
        { kind: 'frame-damaged', detail: expect.stringContaining('missing') },
      ]);
      await vault.close();

      await fill(join(dir, 'other'), 40, 1500);
      await cp(segmentPath(join(dir, 'other'), 2), path);
      vault = await openOrThrow(dir);
      expect((await readAll(vault)).findings).toContainEqual(expect.objectContaining({ kind: 'chain-broken' }));
      await vault.close();
    }));

  it('takes back frames that it lost and the archive still has', () =>
    inFolder(async (dir) => {
      const written = await fill(dir, 12, 1 << 20);
      const path = segmentPath(dir, 1);
      const bytes = await readFile(path);
      await truncate(path, bytes.length - 300);
      const vault = await openOrThrow(dir);
      const { frame } = vault.journal.end;
      expect(frame).toBeLessThan(12);
      expect(vault.findings).toContainEqual(expect.objectContaining({ kind: 'ledger-ahead' }));
      const changed = written
        .slice(frame)
        .map((lost, i) => (i === 0 ? { ...lost, group: { ...lost.group, id: 99 } } : lost));
      const refusal = await vault.journal.restore(changed).catch(failureOf);
      expect(refusal).toMatchObject({ code: 'library-damaged' });
      expect(vault.journal.end.frame).toBe(frame);

      await vault.journal.restore(structuredClone(written.slice(frame)));
      expect((await readAll(vault)).frames).toEqual(written);
      expect((await vault.journal.append(star(1))).n).toBe(13);
      await vault.close();
    }));

  it('knows no chain for frames it never had', () =>
    inFolder(async (dir) => {
      await fill(dir, 3, 1 << 20);
      const vault = await openOrThrow(dir);
      expect(await vault.journal.chainAt(4)).toBeNull();
      expect(await vault.journal.chainAt(0)).toBe('');
      await vault.close();
    }));

  it('refuses a journal of a later version and leaves it alone', () =>
    inFolder(async (dir) => {
      await mkdir(join(dir, 'journal'), { recursive: true });
      const libraryId = '00000000-0000-4000-8000-000000000000';
      const header = encodeFileHeader({ version: 2, libraryId, firstFrame: 1, firstSeq: 1, chainBefore: '' });
      await writeFile(segmentPath(dir, 1), header);
      expect(await openVault(dir)).toMatchObject({ ok: false, failure: { code: 'library-newer' } });
      expect(await readFile(segmentPath(dir, 1))).toEqual(header);
    }));
});
