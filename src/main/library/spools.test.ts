import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { check, property, string } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpools, safeParts } from './spools';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'backfile-test-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a name that came with an upload', () => {
  it.each<[string, readonly string[]]>([
    ['folder/page.html', ['folder', 'page.html']],
    ['../../etc/passwd', ['etc', 'passwd']],
    ['/etc/passwd', ['etc', 'passwd']],
    ['C:\\Windows\\x.txt', ['C_', 'Windows', 'x.txt']],
    ['a//b/./c', ['a', 'b', 'c']],
    ['con.txt', ['_con.txt']],
    ['a\u0000b?.html', ['a_b_.html']],
    ['trailing. . .', ['trailing']],
    ['page_files/pic.jpg', ['page_files', 'pic.jpg']],
    ['..', ['unnamed']],
    ['', ['unnamed']],
    [`${'é'.repeat(300)}.html`, [`${'é'.repeat(97)}.html`]],
  ])('%j is kept as %j', (name, parts) => {
    const found = safeParts(name);
    if (name.length > 100) {
      expect(Buffer.byteLength(found[0] ?? '')).toBeLessThanOrEqual(200);
      expect(found[0]).toMatch(/^é+\.html$/u);
    } else expect(found).toEqual(parts);
  });

  it('never leads out of its folder, whatever it is', () => {
    const base = resolve(sep, 'base');
    const result = check(
      property(string({ unit: 'binary', maxLength: 60 }), (name) => {
        const path = join(base, ...safeParts(name));
        return isAbsolute(path) && path.startsWith(base + sep) && safeParts(name).every((part) => part.length > 0);
      }),
    );
    expect(result.failed).toBe(false);
  });
});

describe('a spool', () => {
  it('never overwrites one file with another whose name was made the same', async () => {
    const spool = await createSpools(root).create();
    await spool.write('a?.txt', [Buffer.from('1')]);
    await spool.write('a*.txt', [Buffer.from('2')], 1_000_000_000_000);
    expect(await readFile(join(spool.dir, 'a_.txt'), 'utf8')).toBe('1');
    expect(await readFile(join(spool.dir, 'a_ (2).txt'), 'utf8')).toBe('2');
    expect((await stat(join(spool.dir, 'a_ (2).txt'))).mtimeMs).toBe(1_000_000_000_000);
  });

  it('keeps nothing of a file that broke off', async () => {
    const spool = await createSpools(root).create();
    await expect(spool.write('a.txt', breakOff())).rejects.toThrow('gone');
    expect(await readdir(spool.dir)).toEqual([]);
  });

  it('goes when no import took it over, and stays when one did', async () => {
    const spools = createSpools(root);
    const [lost, kept] = [await spools.create(), await spools.create()];
    await kept.write('a.txt', [Buffer.from('1')]);
    await spools.claim(kept.id);
    await spools.removeUnclaimed();
    expect(await readdir(root)).toEqual([kept.id, `${kept.id}.claimed`]);
    expect(spools.get(lost.id)).not.toBeNull();
    expect(spools.get('../x')).toBeNull();
    await spools.prune(kept.id, () => false);
    await expect(readdir(root)).rejects.toThrow('ENOENT');
  });
});

async function* breakOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half');
  throw new Error('gone');
}
