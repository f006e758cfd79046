import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../contract/limits';
import { makeZip, type ZipMember } from '../testing/make-zip';
import { readDocuments } from './read-documents';

const shared = process.env['BACKFILE_SHARED'] ?? '../shared';

/** `part: text` of each document, `part ! code` of each refusal, `part (companion)`. */
async function read(bytes: Uint8Array, fileName = 'a.zip'): Promise<string[]> {
  const lines: string[] = [];
  for await (const found of readDocuments({ bytes, fileName, modifiedMs: 0 })) {
    if (found.kind === 'document') lines.push(`${found.part ?? ''}: ${found.text.slice(0, 40)}`);
    else if (found.kind === 'refused') lines.push(`${found.part ?? ''} ! ${found.refusal.code}`);
    else lines.push(`${found.part ?? ''} (companion)`);
  }
  return lines;
}

const good: ZipMember = { name: 'good.txt', content: 'good words' };

const archives = join(shared, 'data/archives');
const of = (name: string): Promise<string[]> => read(readFileSync(join(archives, name)), name);

describe('zip', () => {
  it("gives each member as a document of its own, in the archive's order, with its own bytes and name", async () => {
    const bytes = makeZip([
      { name: 'b/z.txt', content: 'one' },
      { name: 'b/', content: '' },
      { name: 'a.txt', content: 'two', isStored: true },
    ]);
    expect(await read(bytes)).toEqual(['b/z.txt: one', 'a.txt: two']);
    for await (const found of readDocuments({ bytes, fileName: 'a.zip', modifiedMs: 0 })) {
      expect(found).toMatchObject({ fileName: found.part === 'a.txt' ? 'a.txt' : 'z.txt' });
      expect('bytes' in found && Buffer.from(found.bytes).toString()).toBe('text' in found && found.text);
    }
  });

  it.each<[string, ZipMember, string]>([
    ['leads out of its folder', { name: '../../evil.txt', content: 'x' }, 'outside'],
    ['leads out further down', { name: 'a/../../evil.txt', content: 'x' }, 'outside'],
    ['leads out by backslashes', { name: '..\\evil.txt', content: 'x' }, 'outside'],
    ['is absolute', { name: '/etc/evil.txt', content: 'x' }, 'outside'],
    ['names a drive', { name: 'C:\\evil.txt', content: 'x' }, 'outside'],
    ['is a link', { name: 'link', content: '/etc/passwd', mode: 0o120777 }, 'special-file'],
    ['needs a password', { name: 'locked.txt', content: 'x', flags: 0x801 }, 'encrypted'],
    ['has a wrong checksum', { name: 'broken.txt', content: 'x', crc: 1 }, 'bad-archive'],
    ['is packed in a way we do not read', { name: 'odd.txt', content: 'x', method: 14 }, 'bad-archive'],
    ['is a picture', { name: 'a.png', content: Buffer.from('\x89PNG\r\n\x1A\n', 'latin1') }, 'unknown-format'],
    ['is empty', { name: 'nothing.html', content: '' }, 'empty'],
  ])('refuses a member that %s, and keeps its neighbours', async (_, member, code) => {
    const name = String(member.name).replaceAll('\\', '/');
    expect(await read(makeZip([good, member, { ...good, name: 'more.txt' }]))).toEqual([
      'good.txt: good words',
      `${name} ! ${code}`,
      'more.txt: good words',
    ]);
  });

  it('stops at a bomb, and keeps its neighbours', async () => {
    const bomb = { name: 'bomb.html', content: Buffer.alloc(16 * 1024 * 1024) };
    expect(await read(makeZip([bomb, good]))).toEqual(['bomb.html ! archive-bomb', 'good.txt: good words']);
  });

  it('is not deceived by a bomb that says it is small', async () => {
    const bytes = Buffer.from(makeZip([{ name: 'bomb.html', content: Buffer.alloc(16 * 1024 * 1024) }]));
    // The size before packing, in the list of members.
    bytes.writeUInt32LE(100, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    expect(await read(bytes)).toEqual(['bomb.html ! archive-bomb']);
  });

  it('refuses an archive whose members share their bytes before unpacking any', async () => {
    const members = Array.from({ length: 50 }, (_, i) => ({ ...good, name: `${i}.txt`, offset: 0 }));
    expect(await read(makeZip(members))).toEqual([' ! archive-bomb']);
  });

  it('opens an archive inside an archive, and none inside that', async () => {
    const inner = makeZip([good]);
    const middle = makeZip([{ name: 'inner.zip', content: inner }, good]);
    expect(
      await read(
        makeZip([
          { name: 'inner.zip', content: inner },
          { name: 'a.txt.gz', content: gzipSync('packed') },
        ]),
      ),
    ).toEqual(['inner.zip/good.txt: good words', 'a.txt.gz/a.txt: packed']);
    expect(await read(makeZip([{ name: 'middle.zip', content: middle }]))).toEqual([
      'middle.zip/inner.zip ! unknown-format',
      'middle.zip/good.txt: good words',
    ]);
  });

  it('counts companions by the rules for folders', async () => {
    const names = [
      'd/Page.html',
      'd/Page_files/a.css',
      'd/Page_files/deep/frame.html',
      '__MACOSX/d/._Page.html',
      '.DS_Store',
      'Other_files/a.txt',
    ];
    expect(await read(makeZip(names.map((name) => ({ name, content: `<p>${name}</p><p>` }))))).toEqual([
      'd/Page.html: <p>d/Page.html</p><p>',
      'd/Page_files/a.css (companion)',
      'd/Page_files/deep/frame.html (companion)',
      '__MACOSX/d/._Page.html (companion)',
      '.DS_Store (companion)',
      'Other_files/a.txt: <p>Other_files/a.txt</p><p>',
    ]);
  });

  it('reads names in UTF-8 without the flag, and in the charset of old Windows in China', async () => {
    const gbk = Buffer.from([0xd6, 0xd0, 0xb9, 0xfa, 0xd0, 0xc2, 0xce, 0xc5, 0xb1, 0xa8, 0xb5, 0xc0]);
    expect(await read(makeZip([{ ...good, name: 'Füße.txt', flags: 0 }]))).toEqual(['Füße.txt: good words']);
    expect(await read(makeZip([{ ...good, name: Buffer.concat([gbk, Buffer.from('.txt')]), flags: 0 }]))).toEqual([
      '中国新闻报道.txt: good words',
    ]);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 30)],
    [
      'with a list of members that is not one',
      (bytes: Buffer) => bytes.fill(0x41, bytes.indexOf('PK\x01\x02', 0, 'latin1'), bytes.length - 22),
    ],
  ])('says that an archive %s cannot be read', async (_, damage) => {
    expect(await read(damage(Buffer.from(makeZip([good]))))).toEqual([' ! bad-archive']);
  });

  it('says that an archive without files is empty', async () => {
    expect(await read(makeZip([]))).toEqual([' ! empty']);
  });

  it('refuses an archive of more members than anyone has', async () => {
    const bytes = Buffer.from(makeZip([good]));
    // A zip64 end record is not needed for the count to be too large for us.
    expect(limits.zipEntries).toBeGreaterThan(65_535);
    bytes.writeUInt16LE(65_535, bytes.length - 12);
    expect(await read(bytes)).toEqual([' ! bad-archive']);
  });

  it.skipIf(!existsSync(archives))(
    'comes to an end with the archives of others (skipped where the shared data is not there)',
    async () => {
      expect(await of('bomb-64MB-html.zip')).toEqual([expect.stringMatching(/ ! archive-bomb$/u)]);
      expect(await of('testZipEncrypted.zip')).toEqual([
        expect.stringMatching(/^unencrypted/u),
        'encrypted.txt ! encrypted',
      ]);
      expect((await of('zip-slip.zip')).filter((line) => line.endsWith(' ! outside'))).toHaveLength(1);
      expect((await of('droste.zip')).length).toBeGreaterThan(0);
      expect(await of('test-documents.tgz')).toEqual(['test-documents.tar ! unknown-format']);
      expect((await of('gbk.zip')).join()).toMatch(/\p{Script=Han}/u);
    },
  );
});

describe('a page that carries itself as a zip', () => {
  const zip = makeZip([
    { name: 'index.html', content: '<!doctype html><p>Inside' },
    {
      name: 'images/0.png',
      isStored: true,
      content: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 7919) % 251)),
    },
  ]);
  const head = '<!DOCTYPE html> <html data-sfz><!--\n Page saved with SingleFile --><body><p>Unpacking...</p><!--';

  it('gives the page inside, and keeps the whole file as its original', async () => {
    const bytes = Buffer.concat([Buffer.from(head), zip, Buffer.from('--></body></html>')]);
    for await (const found of readDocuments({ bytes, fileName: 'a.html', modifiedMs: 0 })) {
      expect(found).toMatchObject({
        kind: 'document',
        part: null,
        format: 'html',
        text: '<!doctype html><p>Inside',
        bytes,
      });
    }
  });

  it('refuses one whose zip is cut off', async () => {
    expect(await read(Buffer.concat([Buffer.from(head), zip.subarray(0, 4000)]), 'a.html')).toEqual([' ! bad-archive']);
  });

  it.skipIf(!existsSync(archives))(
    'reads one that SingleFile wrote (skipped where the shared data is not there)',
    async () => {
      const path = join(shared, 'data/html-singlefile/gen-3-nachrichten.at.html');
      expect(await read(readFileSync(path), 'a.html')).toEqual([expect.stringMatching(/^: <!DOCTYPE html>/iu)]);
    },
  );
});

describe('gzip', () => {
  it("gives the file inside under the name it had, or the file's own", async () => {
    expect(await read(gzipSync('words'), 'a.txt.gz')).toEqual(['a.txt: words']);
    const packed = gzipSync('words');
    const named = Buffer.concat([
      packed.subarray(0, 3),
      Buffer.from([8]),
      packed.subarray(4, 10),
      Buffer.from('../x/b.txt\0'),
      packed.subarray(10),
    ]);
    expect(await read(named, 'a.gz')).toEqual(['b.txt: words']);
  });

  it('reads several members as one, as gunzip does', async () => {
    expect(await read(Buffer.concat([gzipSync('one '), gzipSync('two')]), 'a.txt.gz')).toEqual(['a.txt: one two']);
  });

  it.each([
    ['cut short', gzipSync('words '.repeat(1000)).subarray(0, 40), 'a.txt.gz', ' ! bad-archive'],
    ['a bomb', gzipSync(Buffer.alloc(32 * 1024 * 1024)), 'a.txt.gz', ' ! archive-bomb'],
    ['a tar', gzipSync(`${'a'.repeat(257)}ustar\0`), 'a.tgz', 'a.tar ! unknown-format'],
    ['empty inside', gzipSync(''), 'a.html.gz', 'a.html ! empty'],
  ])('refuses one that is %s', async (_, bytes, name, expected) => {
    expect(await read(bytes, name)).toEqual([expected]);
  });
});
