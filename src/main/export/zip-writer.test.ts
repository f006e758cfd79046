import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRandomAccessReader, RandomAccessReader, type Entry } from 'yauzl';
import { gather, nastyTexts } from './testing/make-input';
import { writeZip, type ZipEntry } from './zip-writer';

const modified = new Date(2026, 1, 3, 4, 5, 6);

async function* give(entries: Iterable<ZipEntry>): AsyncGenerator<ZipEntry> {
  for (const entry of entries) yield await Promise.resolve(entry);
}

const zipOf = (entries: Iterable<ZipEntry>, when = modified): Promise<Buffer> => gather(writeZip(give(entries), when));

/** A zip in pieces, so that one of many gigabytes can be read whose large pieces are all the same one. yauzl asks for a subclass. */
class PiecesReader extends RandomAccessReader {
  constructor(readonly pieces: readonly Uint8Array[]) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const found: Uint8Array[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const next = at + piece.byteLength;
      if (next > start && at < end) found.push(piece.subarray(Math.max(0, start - at), Math.min(end, next) - at));
      at = next;
    }
    return Readable.from(found);
  }
}

interface ReadEntry {
  readonly entry: Entry;
  readonly bytes: Buffer | null;
}

/** Every entry as yauzl reads it, by the list at the end; with its bytes where `wants` them. */
function read(pieces: readonly Uint8Array[], wants: (entry: Entry) => boolean = () => true): Promise<ReadEntry[]> {
  const total = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: false, decodeStrings: true };
    fromRandomAccessReader(new PiecesReader(pieces), total, options, (error, zip) => {
      if (error) return reject(error);
      const found: ReadEntry[] = [];
      zip.on('error', reject);
      zip.on('end', () => {
        if (found.length === zip.entryCount) resolve(found);
        else reject(new Error(`${zip.entryCount} told, ${found.length} there`));
      });
      zip.on('entry', (entry: Entry) => {
        if (!wants(entry)) {
          found.push({ entry, bytes: null });
          zip.readEntry();
          return;
        }
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('error', reject);
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            found.push({ entry, bytes: Buffer.concat(chunks) });
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

/** What `unzip` has against a zip; throws where it finds an error. */
async function testWithUnzip(zip: Buffer): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'backfile-zip-'));
  try {
    await writeFile(join(dir, 'a.zip'), zip);
    return execFileSync('unzip', ['-tqq', join(dir, 'a.zip')], { encoding: 'utf8', stdio: 'pipe' });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const hasUnzip = ((): boolean => {
  try {
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const scripts = [
  'Hafen – Mauer ß',
  'Ελληνικά',
  'Кириллица',
  'עברית',
  'العربية',
  'हिन्दी',
  'ไทย',
  '日本語',
  '한국어',
  '漢字𠮷',
  'አማርኛ',
  '👩‍🚒 fire',
];

describe('A zip that is written', () => {
  it('gives back every name, every CRC and every byte, whatever they are', async () => {
    const name = fc.oneof(fc.string({ maxLength: 40, unit: 'grapheme' }), fc.constantFrom(...scripts));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.string(), fc.nat(3000)).map(([text, times]) => Buffer.from(text.repeat(times))),
    );
    const entry = fc.record({ name, bytes, isPacked: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (entries) => {
        const named = entries.map((one, at) => ({ ...one, name: `${at}${one.name.replaceAll('\\', '/')}` }));
        const found = await read([await zipOf(named)]);
        expect(found.map(({ entry: told, bytes: kept }) => [told.fileName, told.crc32, kept?.toString('hex')])).toEqual(
          named.map((one) => [one.name, crc32(one.bytes), Buffer.from(one.bytes).toString('hex')]),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('keeps names in all scripts, as UTF-8', async () => {
    const found = await read([await zipOf(scripts.map((name) => ({ name, bytes: Buffer.from(name) })))]);
    expect(found.map(({ entry }) => entry.fileName)).toEqual(scripts);
    expect(found.every(({ entry }) => (entry.generalPurposeBitFlag & 0x0800) !== 0)).toBe(true);
  });

  it('packs what gets smaller and keeps the rest as it is', async () => {
    const found = await read([
      await zipOf([
        { name: 'text', bytes: Buffer.from('harbour '.repeat(100)) },
        { name: 'noise', bytes: randomBytes(500) },
        { name: 'image', bytes: Buffer.from('harbour '.repeat(100)), isPacked: true },
        { name: 'nothing', bytes: Buffer.alloc(0) },
      ]),
    ]);
    expect(found.map(({ entry }) => entry.compressionMethod)).toEqual([8, 0, 0, 0]);
    expect(found[0]?.entry.compressedSize).toBeLessThan(100);
  });

  it.each([
    [new Date(2026, 1, 3, 4, 5, 6), new Date(2026, 1, 3, 4, 5, 6)],
    [new Date(2026, 11, 31, 23, 59, 59), new Date(2026, 11, 31, 23, 59, 58)],
    [new Date(1970, 5, 1), new Date(1980, 0, 1)],
    [new Date(Number.NaN), new Date(1980, 0, 1)],
  ])('gives files of %s the time %s, and the same bytes each time', async (given, told) => {
    const entries = [{ name: 'a', bytes: Buffer.from('a') }];
    const zip = await zipOf(entries, given);
    const [only] = await read([zip]);
    expect(only?.entry.getLastModDate()).toEqual(told);
    expect(await zipOf(entries, given)).toEqual(zip);
  });

  it('is a zip also when nothing is in it', async () => {
    const zip = await zipOf([]);
    expect(zip.byteLength).toBe(22);
    expect(await read([zip])).toEqual([]);
  });

  it.each([65_534, 65_535, 70_000])(
    'reads back whole with %d files',
    async (count) => {
      const entries = Array.from({ length: count }, (_, at) => ({
        name: `${at}.md`,
        bytes: Buffer.from(String(at)),
        isPacked: true,
      }));
      const zip = await zipOf(entries);
      const found = await read([zip], ({ fileName }) => fileName.endsWith('999.md'));
      expect(found.map(({ entry }) => [entry.fileName, entry.crc32])).toEqual(
        entries.map(({ name, bytes }) => [name, crc32(bytes)]),
      );
      for (const { entry, bytes } of found) {
        if (bytes !== null) expect(`${bytes.toString()}.md`).toBe(entry.fileName);
      }
      // The Zip64 record leads to the list when, and only when, the plain one cannot count so far.
      expect(zip.includes(Buffer.from('PK\x06\x06', 'latin1'))).toBe(count >= 65_535);
      if (hasUnzip && count === 70_000) expect(await testWithUnzip(zip)).toBe('');
    },
    120_000,
  );

  it('reads back what stands past 4 GB', async () => {
    const large = Buffer.alloc(128 * 2 ** 20);
    const last = Buffer.from('the last one');
    const entries = [
      ...Array.from({ length: 33 }, (_, at) => ({ name: `${at}`, bytes: large, isPacked: true })),
      { name: 'last', bytes: last },
    ];
    const pieces: Uint8Array[] = [];
    for await (const piece of writeZip(give(entries), modified)) pieces.push(piece);
    const found = await read(pieces, ({ fileName }) => fileName === 'last');
    expect(found.at(-1)?.entry.relativeOffsetOfLocalHeader).toBeGreaterThan(2 ** 32);
    expect(found.at(-1)?.bytes).toEqual(last);
    expect(found.map(({ entry }) => entry.uncompressedSize)).toEqual(entries.map(({ bytes }) => bytes.byteLength));
  }, 120_000);

  it('refuses a name that a zip has no room for', async () => {
    await expect(zipOf([{ name: 'x'.repeat(65_536), bytes: Buffer.alloc(1) }])).rejects.toThrow(RangeError);
  });

  it('asks for an entry only when the one before was taken, and for none when the reader goes away', async () => {
    let given = 0;
    let isClosed = false;
    async function* entries(): AsyncGenerator<ZipEntry> {
      try {
        for (;;) yield await Promise.resolve({ name: String(given++), bytes: Buffer.from('text') });
      } finally {
        isClosed = true;
      }
    }
    let taken = 0;
    for await (const chunk of writeZip(entries(), modified)) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      taken += 1;
      if (taken === 6) break;
    }
    expect(given).toBe(3);
    expect(isClosed).toBe(true);
  });

  it.skipIf(!hasUnzip)('is found sound by unzip (where that is installed)', async () => {
    const names = [...scripts, ...nastyTexts.map((_, at) => `images/${at}`)];
    const zip = await zipOf(
      names.map((name, at) => ({ name, bytes: Buffer.from((nastyTexts[at] ?? name).repeat(9)) })),
    );
    expect(await testWithUnzip(zip)).toBe('');
  });
});
