import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureOf, freeBytes, openVault, verifyVault, writeDurably } from './index';
import type { Vault, VaultFinding } from './types';
import { articleAdd, inFolder, objectOf, openOrThrow, readAll, star } from './vault-fixture';

async function verify(vault: Vault): Promise<{ findings: VaultFinding[]; totals: unknown }> {
  const run = verifyVault(vault);
  const findings: VaultFinding[] = [];
  for (;;) {
    const step = await run.next();
    if (step.done) return { findings, totals: step.value };
    findings.push(step.value);
  }
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('a vault', () => {
  it('begins empty, with an id of its own, and nothing to report', () =>
    inFolder(async (dir) => {
      const one = await openOrThrow(join(dir, 'one', 'vault'));
      const other = await openOrThrow(join(dir, 'other'));
      expect(one.findings).toEqual([]);
      expect(one.journal.end).toEqual({ frame: 0, chain: '', seq: 0 });
      expect(one.ledger().libraryId).toMatch(/^[0-9a-f-]{36}$/);
      expect(one.ledger().libraryId).not.toBe(other.ledger().libraryId);
      expect((await readAll(one)).frames).toEqual([]);
      await Promise.all([one.close(), other.close()]);
    }));

  it.skipIf(process.platform === 'win32')('can be read by its owner only, whatever the umask', () =>
    inFolder(async (dir) => {
      const before = process.umask(0);
      try {
        const vault = await openOrThrow(join(dir, 'vault'), { packBytes: 512, segmentBytes: 100 });
        for (const text of ['a', 'b', 'c']) {
          await vault.objects.putAll([objectOf(text)]);
          await vault.journal.append(star(1));
        }
        await vault.close();
      } finally {
        process.umask(before);
      }
      const entries = await readdir(join(dir, 'vault'), { recursive: true, withFileTypes: true });
      expect(entries.filter((entry) => entry.isFile()).length).toBeGreaterThan(7);
      for (const entry of entries)
        expect([entry.name, await modeOf(join(entry.parentPath, entry.name))]).toEqual([
          entry.name,
          entry.isFile() ? 0o600 : 0o700,
        ]);
    }),
  );

  it('says how the last process left it', () =>
    inFolder(async (dir) => {
      let vault = await openOrThrow(dir);
      await vault.journal.append(star(1));
      await vault.note({ cleanShutdown: true, archive: { frame: 1, articles: 0, digest: 'd' } });
      await vault.close();
      vault = await openOrThrow(dir);
      expect(vault.ledger()).toMatchObject({
        cleanShutdown: true,
        archive: { frame: 1, digest: 'd' },
        end: { frame: 1, seq: 1 },
      });
      await vault.journal.append(star(2));
      // A process that dies here has noted nothing.
      const crashed = await openOrThrow(dir);
      expect(crashed.ledger().cleanShutdown).toBe(false);
      expect(crashed.findings).toEqual([]);
      await Promise.all([vault.close(), crashed.close()]);
    }));

  const ledgers: readonly { readonly what: string; readonly text: string | null; readonly says: RegExp }[] = [
    { what: 'missing', text: null, says: /missing/ },
    { what: 'empty', text: '', says: /could not be read/ },
    { what: 'cut short', text: '{"version":1,"libraryId":"', says: /could not be read/ },
    { what: 'no ledger', text: '{"version":1}', says: /could not be read/ },
    {
      what: "another library's",
      text: '{"version":1,"libraryId":"00000000-0000-4000-8000-000000000000","end":{"frame":0,"chain":"","seq":0},"schema":0}',
      says: /another library/,
    },
  ];
  it.each(ledgers)('makes its ledger again when it is $what, with the same id', ({ text, says }) =>
    inFolder(async (dir) => {
      let vault = await openOrThrow(dir);
      const { libraryId } = vault.ledger();
      await vault.journal.append(star(1));
      await vault.close();
      const path = join(dir, 'ledger.json');
      await rm(path);
      if (text !== null) await writeFile(path, text);
      vault = await openOrThrow(dir);
      expect(vault.findings).toEqual([{ kind: 'ledger-behind', detail: expect.stringMatching(says) }]);
      expect(vault.ledger()).toMatchObject({ libraryId, end: { frame: 1 } });
      await vault.close();
      const aside = (await readdir(dir)).filter((name) => name.startsWith('ledger.json.damaged-'));
      expect(aside).toHaveLength(text === null ? 0 : 1);
      for (const name of aside) expect(await readFile(join(dir, name), 'utf8')).toBe(text);
    }),
  );

  it('notices that the journal is not the one its ledger knew', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir);
      await vault.journal.append(star(1));
      const { end, libraryId } = vault.ledger();
      await vault.close();
      const note = async (change: object): Promise<readonly VaultFinding[]> => {
        const base = { version: 1, libraryId, end, archive: null, schema: 0, cleanShutdown: true, verifiedAt: null };
        await writeFile(join(dir, 'ledger.json'), JSON.stringify({ ...base, ...change }));
        const opened = await openOrThrow(dir);
        await opened.close();
        return opened.findings;
      };
      expect(await note({})).toEqual([]);
      expect(await note({ end: { ...end, frame: 9 } })).toMatchObject([{ kind: 'ledger-ahead' }]);
      expect(await note({ end: { frame: 0, chain: '', seq: 0 } })).toMatchObject([{ kind: 'ledger-behind' }]);
      expect(await note({ end: { frame: 0, chain: '', seq: 0 }, cleanShutdown: false })).toEqual([]);
      expect(await note({ end: { ...end, chain: 'f'.repeat(64) } })).toEqual([{ kind: 'chain-broken', frame: 1 }]);
    }));

  it('refuses a ledger of a later version and does not touch it', () =>
    inFolder(async (dir) => {
      await writeFile(join(dir, 'ledger.json'), '{"version":2}');
      expect(await openVault(dir)).toMatchObject({ ok: false, failure: { code: 'library-newer' } });
      expect(await readFile(join(dir, 'ledger.json'), 'utf8')).toBe('{"version":2}');
    }));

  it('cannot be made where a file stands', () =>
    inFolder(async (dir) => {
      await writeFile(join(dir, 'file'), '');
      expect(await openVault(join(dir, 'file'))).toMatchObject({ ok: false, failure: { code: 'library-unwritable' } });
      await mkdir(join(dir, 'vault', 'ledger.json'), { recursive: true });
      expect(await openVault(join(dir, 'vault'))).toMatchObject({ ok: false, failure: { code: 'library-damaged' } });
    }));

  it('sets a journal aside of which nothing can be read, and says that it knew more', () =>
    inFolder(async (dir) => {
      let vault = await openOrThrow(dir);
      await vault.journal.append(star(1));
      await vault.close();
      const path = join(dir, 'journal', '000001.log');
      const { size } = await stat(path);
      await writeFile(path, Buffer.alloc(size, 7));
      vault = await openOrThrow(dir);
      expect(vault.findings).toEqual([
        { kind: 'tail-cut', file: 'journal/000001.log', bytes: size },
        expect.objectContaining({ kind: 'ledger-ahead' }),
      ]);
      expect((await vault.journal.append(star(1))).n).toBe(1);
      await vault.close();
      expect((await readdir(join(dir, 'journal'))).filter((name) => name.includes('.tail-'))).toHaveLength(1);
    }));

  it('goes on when only the head of its journal is damaged', () =>
    inFolder(async (dir) => {
      let vault = await openOrThrow(dir);
      const frame = await vault.journal.append(star(1));
      await vault.close();
      const path = join(dir, 'journal', '000001.log');
      const bytes = await readFile(path);
      bytes.fill(0, 0, 72);
      await writeFile(path, bytes);
      vault = await openOrThrow(dir);
      expect(vault.findings).toMatchObject([{ kind: 'frame-damaged', offset: 0, bytes: 72 }]);
      const second = await vault.journal.append(star(2));
      expect((await readAll(vault)).frames).toEqual([frame, second]);
      await vault.close();
    }));
});

describe('verifying', () => {
  it('reads everything and finds nothing wrong with a sound vault', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, { segmentBytes: 2000, packBytes: 3000 });
      for (let i = 0; i < 20; i++) {
        const object = objectOf(`article ${i}`);
        await vault.objects.putAll([object]);
        await vault.journal.append({ name: 'import', changes: [articleAdd(object)] });
      }
      const told: number[] = [];
      const run = verifyVault(vault, { onProgress: ({ done, of }) => told.push(done / of) });
      expect(await run.next()).toEqual({ done: true, value: { objects: 20, frames: 20, purgedFrames: 0 } });
      expect(told.at(-1)).toBe(1);
      await vault.close();
    }));

  it('finds a missing original, a missing picture, a damaged original and a damaged frame', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir, { segmentBytes: 400 });
      const [gone, damaged, sound] = [objectOf('gone'), objectOf('damaged', 'raw'), objectOf('sound')];
      await vault.objects.putAll([damaged, sound]);
      await vault.journal.append({ name: 'import', changes: [articleAdd(gone), articleAdd(damaged)] });
      await vault.journal.append({ name: 'import', changes: [articleAdd(sound, ['c'.repeat(64)])] });
      await vault.journal.append(star(1));

      const pack = join(dir, 'objects', 'pack-000001.tar');
      const bytes = await readFile(pack);
      bytes.write('DAMAGED', bytes.indexOf('damaged'), 'latin1');
      await writeFile(pack, bytes);
      const log = join(dir, 'journal', '000002.log');
      const journal = await readFile(log);
      journal[150] = (journal[150] ?? 0) ^ 4;
      await writeFile(log, journal);

      const { findings, totals } = await verify(vault);
      expect(findings).toEqual([
        {
          kind: 'frame-damaged',
          file: 'journal/000002.log',
          offset: 72,
          bytes: journal.length - 72,
          detail: expect.any(String),
        },
        { kind: 'object-damaged', sha256: damaged.sha256, detail: expect.stringMatching(/hash/) },
        { kind: 'object-missing', sha256: gone.sha256 },
      ]);
      expect(totals).toEqual({ objects: 2, frames: 2, purgedFrames: 0 });
      await vault.close();
    }));

  it('finds the picture that an article names and nobody has', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir);
      const object = objectOf('text');
      await vault.objects.putAll([object]);
      await vault.journal.append({ name: 'import', changes: [articleAdd(object, ['c'.repeat(64)])] });
      expect((await verify(vault)).findings).toEqual([{ kind: 'object-missing', sha256: 'c'.repeat(64) }]);
      await vault.close();
    }));

  it('stops when it is told to', () =>
    inFolder(async (dir) => {
      const vault = await openOrThrow(dir);
      await vault.journal.append(star(1));
      const stop = new AbortController();
      stop.abort();
      await expect(verifyVault(vault, { signal: stop.signal }).next()).rejects.toThrow(/abort/i);
      await vault.close();
    }));
});

describe('writing durably', () => {
  it('replaces a file whole, the last of several calls winning, and leaves nothing beside', () =>
    inFolder(async (dir) => {
      const path = join(dir, 'config.json');
      await Promise.all(['one', 'two', 'three'].map((text) => writeDurably(path, text)));
      expect(await readFile(path, 'utf8')).toBe('three');
      expect(await readdir(dir)).toEqual(['config.json']);
    }));

  it('leaves the old file when it cannot', () =>
    inFolder(async (dir) => {
      const path = join(dir, 'none', 'config.json');
      const failure = await writeDurably(path, 'x').catch(failureOf);
      expect(failure).toMatchObject({ code: 'library-unwritable' });
      await mkdir(join(dir, 'folder', 'child'), { recursive: true });
      await expect(writeDurably(join(dir, 'folder'), 'x')).rejects.toThrow();
      expect(await readdir(dir)).toEqual(['folder']);
    }));

  it('tells the room there is', () =>
    inFolder(async (dir) => {
      expect(await freeBytes(dir)).toBeGreaterThan(0);
      await expect(freeBytes(join(dir, 'none'))).rejects.toThrow(/ENOENT/);
    }));
});
