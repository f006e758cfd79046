import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ArticleDate } from '../src/contract/article';
import { decodeText } from '../src/main/intake/decode';

/** Where the real files lie: $BACKFILE_SHARED/data, else ../shared/data; null where there are none. */
export function findData(): string | null {
  const data = join(process.env['BACKFILE_SHARED'] ?? resolve('../shared'), 'data');
  return existsSync(join(data, 'MANIFEST.tsv')) ? data : null;
}

/** A row of the data's MANIFEST.tsv: a file, and what is known of it. */
export interface Known {
  readonly path: string;
  readonly title: string;
  readonly date: string;
  readonly author: string;
  readonly quirks: string;
  readonly other: Readonly<Record<string, unknown>>;
}

export function readManifest(data: string): Known[] {
  const [head = '', ...lines] = readFileSync(join(data, 'MANIFEST.tsv'), 'utf8').split('\n');
  const names = head.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      const cell = (name: string): string => {
        const value = cells[names.indexOf(name)] ?? '';
        return value === 'nan' ? '' : value;
      };
      const other = cell('other');
      return {
        path: cell('path'),
        title: cell('title'),
        date: cell('date'),
        author: cell('author'),
        quirks: cell('quirks'),
        // The column is JSON objects, as the data's README says.
        other: other === '' ? {} : (JSON.parse(other) as Record<string, unknown>),
      };
    });
}

/** A file's bytes, unpacked where they are stored packed. */
export function readBytes(path: string): Buffer {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** A page as intake decodes it. */
export function readPage(path: string): string {
  const decoded = decodeText(readBytes(path), true);
  return 'code' in decoded ? '' : decoded.text;
}

/** A headline or a name for comparing: case, quotation marks and white space do not count. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The names of a byline as one string, whatever their order. */
export function foldNames(names: readonly string[]): string {
  return [...new Set(names.map(fold))].sort().join('|');
}

/** The names in an expected byline. */
export function namesIn(author: string): string[] {
  return author
    .replace(/^(?:by|著者)[\s：:]+/i, '')
    .split(/\s*(?:,|;|、|&|\band\b)\s*/)
    .filter((name) => name.trim() !== '');
}

/** Whether two dates are of one day: where only a date is given, it counts if the other's instant falls on that day in some time zone. */
export function isSameDay(expected: string, got: Pick<ArticleDate, 'iso' | 'precision'> | null): boolean {
  if (got === null || got.precision === 'month' || got.precision === 'year') return false;
  const wanted = spanOf(expected.replace(/^(\d{4})-(\d{2})\.(\d{2})$/, '$1-$2-$3'));
  const found = spanOf(got.iso);
  return expected.slice(0, 10) === got.iso.slice(0, 10) || (wanted.from <= found.to && found.from <= wanted.to);
}

const hour = 3_600_000;

function spanOf(iso: string): { readonly from: number; readonly to: number } {
  if (/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(iso)) return { from: Date.parse(iso), to: Date.parse(iso) };
  const start = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return { from: start - 14 * hour, to: start + 36 * hour };
}
