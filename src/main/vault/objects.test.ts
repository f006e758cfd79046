import { execFileSync } from 'node:child_process';
import { cp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObjectDamaged } from './index';
import { inFolder, memoryFolder, objectOf, openOrThrow } from './vault-fixture';

const packPath = (dir: string, number: number): string =>
  join(dir, 'objects', `pack-${String(number).padStart(6, '0')}.tar`);

async function listOf(list: AsyncIterable<string>): Promise<string[]> {
  const all = [];
  for await (const sha256 of list) all.push(sha256);
  return all;
}

describe('originals', () => {
  it('are given back byte for byte, after any opening and over any number of packs', async () => {
    const batch = fc.array(fc.tuple(fc.string({ maxLength: 2000 }), fc.constantFrom('gzip' as const, 'raw' as const)), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 6 }), fc.integer({ min: 512, max: 20_000 }), (batches, packBytes) =>
        inFolder(async (dir) => {
          let vault = await openOrThrow(dir, { packBytes });
          const model = new Map<string, string>();
          for (const [i, texts] of batches.entries()) {
            if (i % 2 === 1) {
              await vault.close();
              vault = await openOrThrow(dir, { packBytes });
              expect(vault.findings).toEqual([]);
            }
            const objects = texts.map(([text, encoding]) => objectOf(text, encoding));
            // Twice at once: an import and another may hold the same file.
            await Promise.all([vault.objects.putAll(objects), vault.objects.putAll(objects)]);
            for (const [j, [text]] of texts.entries()) model.set(objects[j]?.sha256 ?? '', text);
          }
          for (const [sha256, text] of model) {
            expect(await vault.objects.has(sha256)).toBe(true);
            expect((await vault.objects.get(sha256))?.toString()).toBe(text);
          }
          expect((await listOf(vault.objects.list())).sort()).toEqual([...model.keys()].sort());
          const packs = (await readdir(join(dir, 'objects'))).filter((name) => name.endsWith('.tar'));
          const sizes = await Promise.all(packs.map(async (name) => (await stat(join(dir, 'objects', name))).size));
          expect(await vault.objects.sizeBytes()).toBe(sizes.reduce((a, b) => a + b, 0));
          await vault.close();
        }, memoryFolder),
      ),
      { numRuns: 40 },
    );
  });

  it('are null when they were never stored', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir);
      expect(await vault.objects.get('a'.repeat(64))).toBeNull();
      expect(await vault.objects.has('a'.repeat(64))).toBe(false);
      await vault.close();
    }));

  it('take no room twice', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir);
      await vault.objects.putAll([objectOf('one'), objectOf('one'), objectOf('two')]);
      const size = await vault.objects.sizeBytes();
      await vault.objects.putAll([objectOf('two'), objectOf('one')]);
      expect(await vault.objects.sizeBytes()).toBe(size);
      await vault.close();
    }));

  it('can be taken out with any tar program, named by their hash', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir);
      const texts = ['', 'short', 'x'.repeat(512), 'long '.repeat(5000), 'ünï'];
      await vault.objects.putAll(texts.map((text, i) => objectOf(text, i % 2 === 0 ? 'gzip' : 'raw')));
      await vault.close();
      execFileSync('tar', ['xf', packPath(dir, 1), '-C', dir]);
      for (const [i, text] of texts.entries()) {
        const { sha256 } = objectOf(text);
        const bytes = await readFile(join(dir, i % 2 === 0 ? `${sha256}.gz` : sha256));
        expect((i % 2 === 0 ? gunzipSync(bytes) : bytes).toString()).toBe(text);
      }
    }));

  it('are found again when the lists beside the packs are lost or damaged', () =>
    inFolder(async (dir) => {
      const texts = Array.from({ length: 30 }, (_, i) => `article ${i} `.repeat(40));
      let vault = await openOrThrow(dir, { packBytes: 4096 });
      for (const text of texts) await vault.objects.putAll([objectOf(text)]);
      await vault.close();
      const lists = (await readdir(join(dir, 'objects'))).filter((name) => name.endsWith('.idx')).sort();
      expect(lists.length).toBeGreaterThan(2);
      await rm(join(dir, 'objects', lists[0] ?? ''));
      const second = join(dir, 'objects', lists[1] ?? '');
      const bytes = await readFile(second);
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      await writeFile(second, bytes);
      vault = await openOrThrow(dir, { packBytes: 4096 });
      expect(vault.findings).toEqual([]);
      for (const text of texts) expect((await vault.objects.get(objectOf(text).sha256))?.toString()).toBe(text);
      await vault.close();
      expect((await readdir(join(dir, 'objects'))).filter((name) => name.endsWith('.idx')).sort()).toEqual(lists);
    }));

  it('lose only what a cut took, which is kept beside, wherever the last pack is cut', () =>
    inFolder(async (dir) => {
      const texts = ['first '.repeat(100), 'second '.repeat(300), 'third'];
      let vault = await openOrThrow(dir);
      for (const text of texts) await vault.objects.putAll([objectOf(text, 'raw')]);
      await vault.close();
      const path = packPath(dir, 1);
      const whole = await readFile(path);
      const ends = texts.map((_, i) =>
        texts.slice(0, i + 1).reduce((sum, text) => sum + 512 + Math.ceil(text.length / 512) * 512, 0),
      );
      for (let size = whole.length - 1; size >= 0; size -= 37) {
        await writeFile(path, whole.subarray(0, size));
        vault = await openOrThrow(dir);
        const kept = ends.filter((end) => end <= size);
        const keptBytes = kept.at(-1) ?? 0;
        expect(vault.findings).toEqual(
          keptBytes === size ? [] : [{ kind: 'tail-cut', file: 'objects/pack-000001.tar', bytes: size - keptBytes }],
        );
        for (const [i, text] of texts.entries())
          expect(await vault.objects.has(objectOf(text).sha256)).toBe(i < kept.length);
        await vault.objects.putAll([objectOf('later', 'raw')]);
        expect((await vault.objects.get(objectOf('later').sha256))?.toString()).toBe('later');
        await vault.close();
        for (const name of await readdir(join(dir, 'objects')))
          if (name.includes('.tail-')) {
            expect(await readFile(join(dir, 'objects', name))).toEqual(whole.subarray(keptBytes, size));
            await rm(join(dir, 'objects', name));
          }
      }
    }, memoryFolder));

  it('with flipped bytes are never given as whole, and storing them again heals them', () =>
    inFolder(async (dir) => {
      const texts = Array.from({ length: 12 }, (_, i) => `${i} original `.repeat(90));
      const original = join(dir, 'original');
      const copy = join(dir, 'copy');
      let vault = await openOrThrow(original, { packBytes: 4096 });
      for (const text of texts) await vault.objects.putAll([objectOf(text, 'raw')]);
      await vault.close();
      const whole = await readFile(packPath(original, 2));
      let healed = 0;
      for (let at = 0; at < whole.length; at += 61) {
        await rm(copy, { recursive: true, force: true });
        await cp(original, copy, { recursive: true });
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 0x10;
        await writeFile(packPath(copy, 2), bytes);
        // Half the time as a start finds it, half the time as it is found only when it is read.
        if (at % 2 === 0) await rm(packPath(copy, 2).replace('.tar', '.idx'));
        vault = await openOrThrow(copy, { packBytes: 4096 });
        for (const text of texts) {
          const object = objectOf(text, 'raw');
          let found: string | null = null;
          try {
            found = (await vault.objects.get(object.sha256))?.toString() ?? null;
          } catch (error) {
            expect(isObjectDamaged(error)).toBe(true);
          }
          expect([text, null]).toContain(found);
          if (found !== null) continue;
          healed += 1;
          expect(await vault.objects.has(object.sha256)).toBe(false);
          await vault.objects.putAll([object]);
          expect(await vault.objects.has(object.sha256)).toBe(true);
          expect((await vault.objects.get(object.sha256))?.toString()).toBe(text);
        }
        await vault.close();
        vault = await openOrThrow(copy, { packBytes: 4096 });
        for (const text of texts) expect((await vault.objects.get(objectOf(text).sha256))?.toString()).toBe(text);
        await vault.close();
      }
      expect(healed).toBeGreaterThan(whole.length / 61 / 2);
    }, memoryFolder));

  it('in a pack that was cut short are damaged, not half given', () =>
    inFolder(async (dir) => {
      let vault = await openOrThrow(dir, { packBytes: 1024 });
      await vault.objects.putAll([objectOf('a'.repeat(3000), 'raw')]);
      await vault.objects.putAll([objectOf('b', 'raw')]);
      await vault.close();
      vault = await openOrThrow(dir, { packBytes: 1024 });
      await truncate(packPath(dir, 1), 2000);
      await expect(vault.objects.get(objectOf('a'.repeat(3000)).sha256)).rejects.toThrow(/too short/);
      await vault.close();
      vault = await openOrThrow(dir, { packBytes: 1024 });
      expect(vault.findings).toMatchObject([
        { kind: 'pack-damaged', file: 'objects/pack-000001.tar', offset: 0, bytes: 2000 },
      ]);
      expect(await vault.objects.has(objectOf('a'.repeat(3000)).sha256)).toBe(false);
      await vault.close();
    }));

  it('are found among thousands', () =>
    inFolder(async (dir) => {
      const objects = Array.from({ length: 5000 }, (_, i) => objectOf(`article ${i}`, 'raw'));
      let vault = await openOrThrow(dir, { packBytes: 1 << 20 });
      await vault.objects.putAll(objects.slice(0, 3000));
      await vault.objects.putAll(objects.slice(3000));
      await vault.close();
      vault = await openOrThrow(dir, { packBytes: 1 << 20 });
      for (const [i, { sha256 }] of objects.entries())
        expect((await vault.objects.get(sha256))?.toString()).toBe(`article ${i}`);
      expect(new Set(await listOf(vault.objects.list())).size).toBe(5000);
      await vault.close();
    }));
});
