import { basename, join } from 'node:path';
import { decodeAs } from '../src/main/intake/charset-table';
import { decodeText } from '../src/main/intake/decode';
import { toCharset } from '../src/main/intake/prescan';
import { extractHtml, extractText } from '../src/main/intake/extract/index';
import { readBytes, readPage, type Known } from './intake-data';
import { addTo } from './shingles';

interface Count {
  of: number;
  right: number;
}

/** Languages that folder and file names tell: the charset sets name them. */
const languageInName: readonly (readonly [RegExp, string])[] = [
  [/croatian/, 'hr'],
  [/czech|_cs\b/, 'cs'],
  [/hungarian/, 'hu'],
  [/polish/, 'pl'],
  [/slovak/, 'sk'],
  [/slovene/, 'sl'],
  [/romanian/, 'ro'],
  [/turkish|_tr\b/, 'tr'],
  [/russian|koi8r|_ru\b/, 'ru'],
  [/hebrew|_he\b/, 'he'],
  [/greek|_el\b/, 'el'],
  [/arabic|_ar\b/, 'ar'],
  [/japanese|shiftjis|euc_jp|iso2022jp/, 'ja'],
  [/korean|euc_kr|iso2022kr/, 'ko'],
  [/bengali/, 'bn'],
  [/nepali/, 'ne'],
];

/** The language of files whose language is known: by what the manifest says, or by the name of the charset's file. */
export function measureLanguages(data: string, rows: readonly Known[], isVerbose: boolean): Count {
  const count: Count = { of: 0, right: 0 };
  for (const row of rows) {
    const expected = expectedLanguage(row);
    if (expected === null) continue;
    const isHtml = /^html\/.*\.html(?:\.gz)?$/.test(row.path);
    const text = isHtml ? readPage(join(data, row.path)) : readPlain(join(data, row.path));
    // Pages of a sentence or of code have no language to find.
    if (text.length < 200 || !isLabelTrue(expected, text)) continue;
    const input = { text, fileName: basename(row.path), part: null, savedMs: null, explain: false };
    const result = isHtml ? extractHtml(input) : extractText(input);
    if ('refusal' in result) continue;
    const got = result.content.language;
    if (!addTo(count, (got ?? '').split('-')[0] === expected) && isVerbose)
      console.log(`language\t${row.path}\t${expected}\t=>\t${got ?? ''} (${result.content.evidence.language ?? ''})`);
  }
  return count;
}

/** A page's own `lang` is a label, not the truth: `en` on a page whose letters are Arabic or Thai is the template's. */
function isLabelTrue(language: string, text: string): boolean {
  const visible = text.replace(/<(script|style)\b[^]*?<\/\1\s*>|<[^>]*>/gi, ' ');
  const letters = visible.match(/\p{L}/gu)?.length ?? 0;
  const latin = visible.match(/\p{sc=Latin}/gu)?.length ?? 0;
  return !/^(?:en|de|fr|es|pt|it|nl|pl)$/.test(language) || latin >= letters * 0.5;
}

function expectedLanguage({ path, quirks, other }: Known): string | null {
  if (path.startsWith('text/')) return languageInName.find(([test]) => test.test(basename(path)))?.[1] ?? null;
  if (!/^html\/.*\.html(?:\.gz)?$/.test(path) || path.includes('/expected/')) return null;
  const language = other['language'] ?? other['lang'];
  const named = typeof language === 'string' && language !== '' ? language : /\blang:([a-z]{2,3})\b/i.exec(quirks)?.[1];
  return named === undefined ? null : (named.split(/[-_]/)[0] ?? '').toLowerCase();
}

function readPlain(path: string): string {
  const decoded = decodeText(readBytes(path), false);
  return 'code' in decoded ? '' : decoded.text;
}

/** Text of text/charset and html/charset against what the named charset gives, where TextDecoder knows its name. */
export function measureCharsets(data: string, rows: readonly Known[], isVerbose: boolean): Count {
  const count: Count = { of: 0, right: 0 };
  for (const { path, other, quirks } of rows) {
    if (!/^(?:text|html)\/charset\//.test(path)) continue;
    const told = typeof other['charset'] === 'string' ? other['charset'] : /charset:([\w-]+)/.exec(quirks)?.[1];
    const charset = told === undefined ? null : knownCharset(told);
    if (charset === null || quirks.includes('claimed-charset-does-not-decode')) continue;
    const bytes = readBytes(join(data, path));
    const decoded = decodeText(bytes, path.startsWith('html/'));
    const got = 'code' in decoded ? decoded.code : decoded.text;
    const wanted = decodeAs(charset, bytes);
    if (!addTo(count, lettersOf(got) === lettersOf(wanted)) && isVerbose)
      console.log(`charset\t${path}\t${charset}\t=>\t${'code' in decoded ? decoded.code : decoded.charset}`);
  }
  return count;
}

/** The WHATWG name in the names of the sets' files: `iso88592_cs`, `windows-1251-russian`, `euc_jp`. */
function knownCharset(name: string): string | null {
  const bare = name
    .toLowerCase()
    .replace(/^(iso-8859-\d+|windows-\d+)-[a-z]+$/, '$1')
    .replace(/^iso8859(\d+)(?:_[a-z]{2})?$/, 'iso-8859-$1')
    .replace(/^windows_(\d+)(?:_[a-z]{2})?$/, 'windows-$1')
    .replace(/^koi8r$/, 'koi8-r')
    .replace(/^iso2022(jp)$/, 'iso-2022-$1')
    .replace(/^utf(16|32)-?(le|be)$/, 'utf-$1$2')
    .replace(/^utf-(16|32)(le|be)$/, 'utf-$1$2')
    .replace(/^utf-8-sig$/, 'utf-8')
    .replace(/^maccyrillic$/, 'x-mac-cyrillic')
    .replace(/^macroman$/, 'macintosh')
    .replace('_', '-');
  return bare.startsWith('utf-32') ? bare : toCharset(bare);
}

/** Marks, controls and white space do not count: intake leaves them out on purpose. */
function lettersOf(text: string): string {
  return text.replace(/[\s\p{Cc}\uFEFF]+/gu, '');
}
