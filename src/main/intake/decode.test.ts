import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAs } from './charset-table';
import { decodeText } from './decode';
import { prescanCharset } from './prescan';

const shared = process.env['BACKFILE_SHARED'] ?? '../shared';

function decode(bytes: Uint8Array, isHtml = false): string {
  const decoded = decodeText(bytes, isHtml);
  return 'text' in decoded ? `${decoded.charset}: ${decoded.text}` : decoded.code;
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const russian = 'Правительство объявило о новых мерах поддержки малого бизнеса в регионах страны.';

/** Windows-1251 has the Russian letters in one row, but for ё. */
function toWindows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (c) => {
      const code = c.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    }),
  );
}

function swapBytes(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** Text in one of the charsets of a byte for each letter. */
function encodeIn(charset: string, text: string): Buffer {
  const high = decodeAs(
    charset,
    Uint8Array.from({ length: 128 }, (_, i) => i + 128),
  );
  return Buffer.from(
    Array.from(text, (c) => {
      const at = high.indexOf(c);
      return at < 0 ? (c.codePointAt(0) ?? 0) : at + 128;
    }),
  );
}

const longRussian =
  'Правительство объявило о новых мерах поддержки малого бизнеса. Об этом сообщил Министр экономики на встрече в Москве. ' +
  'Ещё в мае Совет одобрил План, по которому «помощь» получат все Области; подробности объявят в июне.';

describe('bytes to text', () => {
  it.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'ibm855', 'x-mac-cyrillic'])(
    'tells Russian in %s from the other charsets of Russian',
    (charset) => {
      const text =
        charset === 'koi8-r' || charset === 'ibm866' || charset === 'iso-8859-5'
          ? longRussian.replace(/[«»]/gu, '"')
          : longRussian;
      expect(decode(encodeIn(charset, text))).toBe(`${charset}: ${text}`);
      const page = Buffer.concat([latin('<html><body><p>'), encodeIn(charset, text), latin('</p></body></html>')]);
      expect(decode(page, true)).toContain(text);
    },
  );

  it.each([
    ['UTF-8', Buffer.from('Füße'), 'utf-8: Füße'],
    ['UTF-8 with a mark, which is not part of the text', Buffer.from('\uFEFFFüße'), 'utf-8: Füße'],
    ['UTF-16 with a mark', Buffer.from('\uFEFFFüße', 'utf16le'), 'utf-16le: Füße'],
    ['UTF-16 the other way round with a mark', swapBytes('\uFEFFFüße'), 'utf-16be: Füße'],
    ['UTF-16 without a mark', Buffer.from('Über die Füße', 'utf16le'), 'utf-16le: Über die Füße'],
    ['UTF-16 the other way round without a mark', swapBytes('Über die Füße'), 'utf-16be: Über die Füße'],
    ['UTF-16 without a mark in Russian', Buffer.from(`${russian}\n`, 'utf16le'), `utf-16le: ${russian}\n`],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x46, 0, 0, 0, 0x00, 0xf6, 1, 0]), 'utf-32le: F\u{1F600}'],
    ['ISO-2022-JP', latin('\x1B$B$"$$\x1B(B ok'), 'iso-2022-jp: あい ok'],
    [
      'the quotes and the euro of Windows',
      latin('He said \x93caf\xE9 for \x805\x94 and left.'),
      'windows-1252: He said “café for €5” and left.',
    ],
    ['Russian of Windows', toWindows1251(russian), `windows-1251: ${russian}`],
  ])('decodes %s', (_, bytes, expected) => {
    expect(decode(bytes)).toBe(expected);
  });

  it.each([
    ["is UTF-8 but says ISO-8859-1, as after a browser's save", 'iso-8859-1', Buffer.from('Füße'), 'utf-8', 'Füße'],
    [
      'is Windows-1252 but says UTF-8',
      'utf-8',
      latin('Die F\xFC\xDFe der Stra\xDFe'),
      'windows-1252',
      'Die Füße der Straße',
    ],
    ['is Russian but says ISO-8859-1', 'iso-8859-1', toWindows1251(russian), 'windows-1251', russian],
    [
      'is Latin but says Shift_JIS',
      'shift_jis',
      latin('Die F\xFC\xDFe der Stra\xDFe in K\xF6ln, M\xFCnchen'),
      'windows-1252',
      'Füße der Straße in Köln',
    ],
    ['is Russian and says so', 'windows-1251', toWindows1251('Мир'), 'windows-1251', 'Мир'],
    [
      'is Latin and says a name that does not exist',
      'nonsense-8',
      latin('Die F\xFC\xDFe der Stra\xDFe'),
      'windows-1252',
      'Füße',
    ],
  ])('reads a page that %s', (_, label, bytes, charset, words) => {
    const page = Buffer.concat([latin(`<!doctype html><meta charset="${label}"><p>`), bytes, latin('</p>')]);
    const text = decode(page, true);
    expect(text).toContain(words);
    expect(text.slice(0, text.indexOf(':'))).toBe(charset);
  });

  it('takes a page that is UTF-8 but for one broken byte for UTF-8', () => {
    const page = Buffer.concat([
      Buffer.from('Füße, Straße, Köln, Größe, Öl, Übung, Äpfel, süß, weiß, groß, '),
      Buffer.from([0xff]),
    ]);
    expect(decode(page)).toBe('utf-8: Füße, Straße, Köln, Größe, Öl, Übung, Äpfel, süß, weiß, groß, \uFFFD');
  });

  it('leaves out NUL bytes and controls, and keeps tabs and line ends', () => {
    expect(decode(latin('a\0b\x01c\td\r\ne\x7F'))).toBe('utf-8: abc\td\r\ne');
  });

  it('gives no lone surrogates for UTF-8 or UTF-16 that has them', () => {
    const wtf8 = Buffer.concat([Buffer.from('caf\u00E9 na\u00EFve \u00FCber '), Buffer.from([0xed, 0xa0, 0x80])]);
    for (const bytes of [wtf8, Buffer.from('a lone \uD800 one', 'utf16le')]) {
      const decoded = decodeText(bytes, false);
      expect('text' in decoded && decoded.text).toContain('\uFFFD');
      expect('text' in decoded && /\p{Surrogate}/u.test(decoded.text)).toBe(false);
    }
  });

  it('says that bytes which are no words in any charset are bad text', () => {
    expect(decode(Uint8Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 128)))).toBe('bad-text');
  });

  it('gives back any text written as UTF-8, but for what it leaves out by rule', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!/[\0-\x08\x0B\x0E-\x1F\x7F\uFEFF]/u.test(text));
        expect(decode(Buffer.from(text))).toBe(`utf-8: ${text}`);
      }),
    );
  });
});

describe('against the sets of others', () => {
  const tests = join(shared, 'data/encoding-tests/tests1.dat');

  it.skipIf(!existsSync(tests))(
    "finds the declared charset as html5lib's tests say (skipped where the shared data is not there)",
    () => {
      const wrong: string[] = [];
      let count = 0;
      for (const block of readFileSync(tests, 'latin1')
        .split(/^#data\n/mu)
        .slice(1)) {
        const [data = '', encoding = ''] = block.split(/\n#encoding\n/u);
        count += 1;
        // The tests' default where nothing is declared is windows-1252.
        const marked = data.startsWith('\xEF\xBB\xBF') ? decode(latin(data), true).split(':')[0] : null;
        const found = marked ?? prescanCharset(data) ?? 'windows-1252';
        if (found !== new TextDecoder(encoding.trim().split('\n')[0]).encoding)
          wrong.push(`${data} -> ${found}, not ${encoding}`);
      }
      expect(count).toBeGreaterThan(50);
      expect(wrong).toEqual([]);
    },
  );

  const manifest = join(shared, 'data/MANIFEST.tsv');
  it.skipIf(!existsSync(manifest))(
    'decodes the charset files of the shared data as their names say (skipped where it is not there)',
    () => {
      const wrong: string[] = [];
      let count = 0;
      for (const line of readFileSync(manifest, 'utf8').split('\n')) {
        const [path = '', , , , , , , , , quirks = ''] = line.split('\t');
        const truth = /charset-truth:(\S+)/u.exec(quirks)?.[1];
        if (!/^(?:text|html)\/charset\//u.test(path) || truth === undefined) continue;
        count += 1;
        const stored = readFileSync(join(shared, 'data', path));
        const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored;
        const decoded = decodeText(bytes, path.startsWith('html'));
        const charset = 'charset' in decoded ? decoded.charset : decoded.code;
        if (!isSameCharset(charset, truth, bytes)) wrong.push(`${path} -> ${charset}`);
      }
      // Johab is no charset of the web and is refused; the other is UTF-16LE under a name and a mark that say BE.
      expect(wrong).toEqual([
        'text/charset/Johab__hlpro-readme.txt -> bad-text',
        'text/charset/nodechardet-utf16be -> utf-16le',
      ]);
    },
  );
});

/** Names of the set as WHATWG names; a relative that decodes these bytes to the same text is right too. */
function isSameCharset(charset: string, truth: string, bytes: Uint8Array): boolean {
  const name = truth
    .toLowerCase()
    .replace(/^utf-8-sig$|^utf8$|^ascii$|^lang_.*/u, 'utf-8')
    .replace(/^(utf)-?(16|32)([lb]e)/u, '$1-$2$3')
    .replace(/^iso8859(\d{1,2})(?:_.*)?$/u, (_, part: string) => `iso-8859-${part}`)
    .replace(/^iso2022(\w\w)$/u, 'iso-2022-$1')
    .replace(
      /-(?:croatian|czech|hungarian|polish|slovak|turkish|romanian|slovene|russian|greek|hebrew|bulgarian)$/u,
      '',
    )
    .replace(/^windows_(\d+).*/u, 'windows-$1')
    .replaceAll('_', '-')
    .replace('maccyrillic', 'x-mac-cyrillic')
    .replace('macroman', 'macintosh')
    .replace(/^koi8r/u, 'koi8-r')
    .replace('shiftjis', 'shift_jis')
    .replace('shift-jis', 'shift_jis');
  if (name === charset) return true;
  try {
    return new TextDecoder(name).decode(bytes) === new TextDecoder(charset).decode(bytes);
  } catch {
    return false;
  }
}
