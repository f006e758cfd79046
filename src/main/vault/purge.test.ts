import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeFrameHeader, fileHeaderBytes, frameHeaderBytes } from './frame-format';
import { listPacks, readPackIndex } from './pack-file';
import { articleAdd, inFolder, memoryFolder, objectOf, openOrThrow, readAll, star } from './vault-fixture';
import { verifyVault } from './verify-vault';
import type { Vault, VaultFinding } from './types';

const secret = 'a sentence nobody is to read again';

/** Every byte of a vault, packed parts unpacked as well. */
async function readEverything(dir: string): Promise<string> {
  const texts: string[] = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    texts.push(bytes.toString('latin1'));
    if (entry.name.endsWith('.log')) texts.push(...unpackFrames(bytes));
    for (
      let at = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
    ) {
      try {
        texts.push(gunzipSync(bytes.subarray(at), { finishFlush: 2 }).toString('latin1'));
      } catch {
        // No gzip began there.
      }
    }
  }
  return texts.join('\n');
}

function unpackFrames(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = fileHeaderBytes; at < bytes.length;) {
    const header = decodeFrameHeader(bytes.subarray(at));
    if (header === null) throw new Error(`no frame at ${at}`);
    const end = at + frameHeaderBytes + header.storedBytes;
    texts.push(brotliDecompressSync(bytes.subarray(at + frameHeaderBytes, end)).toString());
    at = end;
  }
  return texts;
}

async function verify(vault: Vault): Promise<{ findings: VaultFinding[]; purgedFrames: number }> {
  const findings: VaultFinding[] = [];
  const all = verifyVault(vault);
  for (;;) {
    const step = await all.next();
    if (step.done === true) return { findings, purgedFrames: step.value.purgedFrames };
    findings.push(step.value);
  }
}

/** Ten articles, a frame each, with the secret in numbers 3 and 10 (seqs 5 and 19), stars between them. */
async function fill(vault: Vault): Promise<void> {
  for (let i = 1; i <= 10; i += 1) {
    const text = i === 3 || i === 10 ? `${secret} ${i}` : `open text ${i} ${'x'.repeat(200)}`;
    const object = objectOf(text);
    await vault.objects.putAll([object]);
    const add = articleAdd(object);
    if (add.type !== 'article-add') throw new Error('no article');
    await vault.journal.append({ name: 'import', changes: [{ ...add, content: { ...add.content, text } }] });
    await vault.journal.append(star(i));
  }
}

const struck = new Set([5, 19]);
const removed = new Set([objectOf(`${secret} 3`).sha256, objectOf(`${secret} 10`).sha256]);

describe.each([
  ['in one file', {}],
  ['over many files', { segmentBytes: 900, packBytes: 2500 }],
])('what is deleted for ever, %s', (_, sizes) => {
  it('is nowhere in the vault, and all else is as it was', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, sizes);
      await fill(vault);
      const before = await readAll(vault);
      expect(await readEverything(dir)).toContain(secret);

      expect(await vault.journal.strike(struck)).toBe(2);
      await vault.objects.remove(removed);
      expect(await readEverything(dir)).not.toContain(secret);

      const after = await readAll(vault);
      expect(after.findings).toEqual([]);
      expect(after.frames.map(({ n, chain, group }) => ({ n, chain, group }))).toEqual(
        before.frames.map(({ n, chain, group }) => ({ n, chain, group })),
      );
      expect(after.frames[4]?.changes).toEqual([{ type: 'purged', seq: 5, at: before.frames[4]?.changes[0]?.at }]);
      expect(after.frames.filter((_frame, i) => i !== 4 && i !== 18)).toEqual(
        before.frames.filter((_frame, i) => i !== 4 && i !== 18),
      );
      expect(await verify(vault)).toEqual({ findings: [], purgedFrames: 2 });
      await vault.close();
    }, memoryFolder));

  it('stays away when the vault is opened again, and both parts are written on', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, sizes);
      await fill(vault);
      const { end } = vault.journal;
      await vault.journal.strike(struck);
      await vault.objects.remove(removed);
      const sizeBytes = await vault.objects.sizeBytes();
      const later = objectOf('a later article');
      await vault.journal.append(star(30));
      await vault.objects.putAll([later]);
      await vault.close();

      const again = await openOrThrow(dir, sizes);
      expect(again.findings).toEqual([]);
      expect(again.journal.end).toMatchObject({ frame: end.frame + 1, seq: end.seq + 1 });
      expect(await again.journal.chainAt(end.frame)).toBe(end.chain);
      expect(await verify(again)).toEqual({ findings: [], purgedFrames: 2 });
      for (const sha256 of removed) expect(await again.objects.get(sha256)).toBeNull();
      expect(Buffer.from((await again.objects.get(later.sha256)) ?? []).toString()).toBe('a later article');
      expect(await again.objects.sizeBytes()).toBeGreaterThan(sizeBytes);
      await again.close();
    }, memoryFolder));

  it('is no more to do the second time', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, sizes);
      await fill(vault);
      await vault.journal.strike(struck);
      await vault.objects.remove(removed);
      const files = await readEverything(dir);
      expect(await vault.journal.strike(struck)).toBe(0);
      await vault.objects.remove(removed);
      expect(await readEverything(dir)).toBe(files);
      await vault.close();
    }, memoryFolder));

  it('is struck out under a reader that has begun, who reads every frame once', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, sizes);
      await fill(vault);
      const findings: VaultFinding[] = [];
      const read: number[] = [];
      for await (const frame of vault.journal.readAfter(0, (finding) => findings.push(finding))) {
        read.push(frame.n);
        if (frame.n === 2) await vault.journal.strike(struck);
      }
      expect(findings).toEqual([]);
      expect(read).toEqual(Array.from({ length: 20 }, (_frame, i) => i + 1));
      await vault.close();
    }, memoryFolder));

  it('may be put in again', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, sizes);
      await fill(vault);
      await vault.objects.remove(removed);
      const again = objectOf(`${secret} 3`);
      expect(await vault.objects.has(again.sha256)).toBe(false);
      await vault.objects.putAll([again]);
      expect(Buffer.from((await vault.objects.get(again.sha256)) ?? []).toString()).toBe(`${secret} 3`);
      await vault.close();
    }, memoryFolder));

  it('does not keep appends and puts that come meanwhile from being kept', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, sizes);
      await fill(vault);
      const objects = Array.from({ length: 20 }, (_object, i) => objectOf(`meanwhile ${i}`));
      await Promise.all([
        vault.journal.strike(struck),
        ...objects.map((_object, i) => vault.journal.append(star(100 + i))),
        vault.objects.remove(removed),
        ...objects.map((object) => vault.objects.putAll([object])),
      ]);
      await vault.close();
      const again = await openOrThrow(dir, sizes);
      expect(again.journal.end.frame).toBe(40);
      expect(await verify(again)).toEqual({ findings: [], purgedFrames: 2 });
      for (const { sha256 } of objects) expect(await again.objects.has(sha256)).toBe(true);
      await again.close();
    }, memoryFolder));
});

describe('a pack written anew', () => {
  it('loses damaged copies of what was deleted too, and is known without its list', () =>
    inFolder(async (dir) => {
      const sizes = { packBytes: 2500 };
      const vault = await openOrThrow(dir, sizes);
      await fill(vault);
      await vault.close();
      const [first = 0] = await listPacks(join(dir, 'objects'));
      const entry = (await readPackIndex(join(dir, 'objects'), first))?.entries[0];
      const path = join(dir, 'objects', `pack-${String(first).padStart(6, '0')}.tar`);
      const bytes = await readFile(path);
      const at = (entry?.offset ?? 0) + 12;
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      await writeFile(path, bytes);
      await writeFile(path.replace(/tar$/u, 'idx'), '');

      const again = await openOrThrow(dir, sizes);
      expect(again.findings).toMatchObject([{ kind: 'object-damaged', sha256: entry?.sha256 }]);
      await again.objects.remove(new Set([entry?.sha256 ?? '']));
      await again.close();
      const third = await openOrThrow(dir, sizes);
      expect(third.findings).toEqual([]);
      expect((await readFile(path)).length).toBeLessThan(bytes.length);
      await third.close();
    }, memoryFolder));
});
