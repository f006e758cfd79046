/**
 * How well intake cuts articles out of real pages: the body on html/scrapinghub by the 4-gram
 * shingle metric of that benchmark's evaluate.py, the fields on html/postlight and html/trafilatura,
 * with Readability alone beside it. Reads ../shared/data (or $BACKFILE_SHARED/data).
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extractHtml } from '../src/main/intake/extract/index';
import { openPage } from '../src/main/intake/extract/open-page';
import { visibleText } from '../src/main/intake/extract/page-tree';
import { readBody } from '../src/main/intake/extract/readable';
import { identify } from '../src/main/intake/identify/index';
import type { ArticleContent, ArticleDate } from '../src/contract/article';
import { addTo, combine, type Scores, scoreShingles } from './shingles';

interface Fields {
  of: number;
  right: number;
}

/** What one run gives, shares 0 to 1. */
export interface ExtractionFigures {
  readonly body: Scores;
  readonly readability: Scores;
  readonly title: number;
  readonly byline: number;
  readonly day: number;
  readonly pagesPerSecond: number;
  readonly p95Ms: number;
  readonly identifyShare: number;
}

/** Measures and prints; null where the shared data is absent. `--verbose` prints every miss. */
export async function run(args: readonly string[] = []): Promise<ExtractionFigures | null> {
  const data = join(process.env['BACKFILE_SHARED'] ?? resolve('../shared'), 'data');
  if (!existsSync(join(data, 'MANIFEST.tsv'))) {
    console.log(`extraction: skipped, there is no ${data}`);
    return null;
  }
  const verbose = args.includes('--verbose');
  const times: number[] = [];
  let identifyMs = 0;
  const extract = (path: string): ArticleContent | null => {
    const html = readPage(path);
    const start = performance.now();
    const result = extractHtml({ text: html, fileName: basename(path), part: null, savedMs: null, explain: false });
    const cut = performance.now();
    times.push(cut - start);
    if ('refusal' in result) return null;
    identify(result.content);
    identifyMs += performance.now() - cut;
    return result.content;
  };

  const ours: Scores[] = [];
  const plain: Scores[] = [];
  const folder = join(data, 'html/scrapinghub');
  // The file's shape is documented in the data's own README.
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth-body.json'), 'utf8')) as Record<
    string,
    { articleBody: string }
  >;
  for (const [key, { articleBody }] of Object.entries(truth)) {
    const path = join(folder, `${key}.html.gz`);
    const scores = scoreShingles(articleBody, extract(path)?.text ?? '');
    const readable = readBody(openPage(readPage(path)).document);
    const readableScores = scoreShingles(articleBody, readable === null ? '' : visibleText(readable.body));
    ours.push(scores);
    plain.push(readableScores);
    if (verbose) console.log(`${key.slice(0, 6)} P ${scores.precision.toFixed(3)} R ${scores.recall.toFixed(3)}`);
  }

  const title: Fields = { of: 0, right: 0 };
  const byline: Fields = { of: 0, right: 0 };
  const day: Fields = { of: 0, right: 0 };
  for (const row of readManifest(join(data, 'MANIFEST.tsv'))) {
    const path = row['path'] ?? '';
    if (!/^html\/(?:postlight|trafilatura)\/[^/]+\.html/.test(path)) continue;
    const content = extract(join(data, path));
    const miss = (field: string, expected: string, got: string): void => {
      if (verbose) console.log(`${field}\t${path.slice(5, 60)}\t${expected}\t=>\t${got}`);
    };
    if (isGiven(row['title'])) {
      if (!addTo(title, fold(content?.title ?? '') === fold(row['title'])))
        miss('title', row['title'], content?.title ?? '');
    }
    if (isGiven(row['author']) && !row['author'].startsWith('http')) {
      const got = (content?.byline ?? []).map(fold).sort().join('|');
      if (!addTo(byline, got === namesOf(row['author'])))
        miss('byline', row['author'], content?.byline.join(' + ') ?? '');
    }
    if (isGiven(row['date'])) {
      if (!addTo(day, isSameDay(row['date'], content?.published ?? null))) {
        miss('date', row['date'], `${content?.published?.iso ?? ''} (${content?.evidence.published ?? ''})`);
      }
    }
  }

  times.sort((a, b) => a - b);
  const totalMs = times.reduce((sum, ms) => sum + ms, 0);
  const figures: ExtractionFigures = {
    body: combine(ours),
    readability: combine(plain),
    title: title.right / title.of,
    byline: byline.right / byline.of,
    day: day.right / day.of,
    pagesPerSecond: (times.length * 1000) / totalMs,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    identifyShare: identifyMs / (identifyMs + totalMs),
  };
  print(figures, [title.of, byline.of, day.of]);
  return figures;
}

function print(figures: ExtractionFigures, counts: readonly number[]): void {
  console.log(line('Readability alone', figures.readability));
  console.log(line('Backfile', figures.body));
  console.log(
    `headline exact ${share(figures.title)} of ${counts[0]}, byline set ${share(figures.byline)} of ${counts[1]}, published day ${share(figures.day)} of ${counts[2]}`,
  );
  console.log(
    `${figures.pagesPerSecond.toFixed(1)} pages/s, p95 ${figures.p95Ms.toFixed(0)} ms, identity ${share(figures.identifyShare)} of the time`,
  );
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== 'nan';
}

function line(name: string, { f1, precision, recall }: Scores): string {
  return `${name.padEnd(20)} F1 ${f1.toFixed(4)}  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}`;
}

function share(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

function readPage(path: string): string {
  const bytes = readFileSync(path);
  const plain = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    const label = /charset=["']?([\w-]+)/i.exec(plain.subarray(0, 4_000).toString('latin1'))?.[1] ?? 'windows-1252';
    return new TextDecoder(label).decode(plain);
  }
}

function readManifest(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const names = head.split('\t');
  return lines.map((row) => Object.fromEntries(row.split('\t').map((value, i) => [names[i] ?? '', value])));
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

function namesOf(author: string): string {
  return author
    .replace(/^(?:by|著者)[\s：:]+/i, '')
    .split(/\s*(?:,|;|、|&|\band\b)\s*/)
    .map(fold)
    .filter((name) => name !== '')
    .sort()
    .join('|');
}

/** Where only a date is given on one side, it counts if the other's instant falls on that day in some time zone. */
function isSameDay(expected: string, got: ArticleDate | null): boolean {
  if (got === null || got.precision === 'month' || got.precision === 'year') return false;
  const wanted = spanOf(expected.replace(/^(\d{4})-(\d{2})\.(\d{2})$/, '$1-$2-$3'));
  const found = spanOf(got.iso);
  return expected.slice(0, 10) === got.iso.slice(0, 10) || (wanted.from <= found.to && found.from <= wanted.to);
}

const hour = 3_600_000;

function spanOf(iso: string): { from: number; to: number } {
  const hasZone = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(iso);
  if (hasZone) return { from: Date.parse(iso), to: Date.parse(iso) };
  const start = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return { from: start - 14 * hour, to: start + 36 * hour };
}
