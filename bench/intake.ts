/**
 * How well and how fast intake cuts articles out of real files: the body on html/scrapinghub by the 4-gram
 * shingle metric of that benchmark's evaluate.py, the sentences that must and must not be there on
 * html/trafilatura, the fields on html/postlight and html/trafilatura, language, charset, speed and
 * memory; Readability alone beside it, and other tools where they are installed (see intake-peers.ts).
 * Reads ../shared/data (or $BACKFILE_SHARED/data). BACKFILE_VERBOSE=1 prints every miss; BENCH_PEERS=0 leaves the other tools
 * out. What a whole import takes, with the share of telling copies apart, is in bring-in.ts.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ArticleContent } from '../src/contract/article';
import { extractHtml } from '../src/main/intake/extract/index';
import { findData, fold, foldNames, isSameDay, namesIn, readManifest, readPage, type Known } from './intake-data';
import { findPeers, readability, type Found, type Peer } from './intake-peers';
import { measureCharsets, measureLanguages } from './intake-letters';
import { measureMemory, measureSpeed } from './intake-speed';
import { addTo, combine, type Scores, scoreShingles } from './shingles';

interface Count {
  of: number;
  right: number;
}

/** Everything of one tool. */
interface Result {
  readonly name: string;
  readonly body: Scores[];
  readonly wanted: Count;
  readonly unwanted: Count;
  readonly title: Count;
  readonly byline: Count;
  readonly day: Count;
}

const none = (): Count => ({ of: 0, right: 0 });

/** Measures and prints; says so and measures nothing where the shared data is absent. */
export async function run(): Promise<void> {
  const data = findData();
  if (data === null) {
    console.log('intake: skipped, there is no ../shared/data and no $BACKFILE_SHARED');
    return;
  }
  const isVerbose = process.env['BACKFILE_VERBOSE'] === '1';
  const rows = readManifest(data);
  const peers = process.env['BENCH_PEERS'] === '0' ? [] : [readability, ...findPeers()];
  const ours: Peer = { name: 'Backfile', read: async (html) => toFound(extract(html)) };
  const results = new Map<string, Result>();
  for (const tool of [ours, ...peers]) {
    const result = await measure(tool, data, rows, isVerbose && tool === ours);
    results.set(tool.name, result);
    console.log(describe(result));
  }
  if (peers.length === 1) console.log('Defuddle and metascraper: not installed (BACKFILE_PEERS names their folder)');
  const of = results.get('Backfile');
  if (of === undefined) return;
  const { f1, precision, recall } = combine(of.body);
  const extras = measureExtras(data, rows, isVerbose);
  const language = measureLanguages(data, rows, isVerbose);
  const charset = measureCharsets(data, rows, isVerbose);
  const speed = await measureSpeed(data, rows);
  const memory = await measureMemory();
  console.log('\nGoals');
  goal('body F1 on html/scrapinghub', f1, 0.97);
  goal('precision', precision, 0.955);
  goal('recall', recall, 0.975);
  goal(`headline exact, of ${of.title.of}`, share(of.title), 0.88);
  goal(`byline set, of ${of.byline.of}`, share(of.byline), 0.72);
  goal(`published day, of ${of.day.of}`, share(of.day), 0.92);
  goal(`language, of ${language.of}`, share(language), 0.98);
  goal(`decoded text, of ${charset.of}`, share(charset), 0.95);
  goal('HTML pages a second on one core', speed.pagesPerSecond, 20, '');
  goal('text files a second on one core', speed.textsPerSecond, 2_000, '');
  goal('heap after 20,000 files over heap after 5,000', memory, 1.25, '', true);
  console.log(
    `Not goals: lead image ${percent(extras.image)} of ${extras.image.of}, dek ${percent(extras.dek)} of ${extras.dek.of}`,
  );
}

function extract(html: string, name = 'page.html'): ArticleContent | null {
  const result = extractHtml({ text: html, fileName: name, part: null, savedMs: null, explain: false });
  return 'refusal' in result ? null : result.content;
}

function toFound(content: ArticleContent | null): Found {
  return {
    text: content?.text ?? null,
    title: content?.title ?? null,
    names: content?.byline ?? [],
    published: content?.published?.iso ?? null,
  };
}

async function measure(tool: Peer, data: string, rows: readonly Known[], isVerbose: boolean): Promise<Result> {
  const result: Result = {
    name: tool.name,
    body: [],
    wanted: none(),
    unwanted: none(),
    title: none(),
    byline: none(),
    day: none(),
  };
  const folder = join(data, 'html/scrapinghub');
  // The file's shape is documented in the data's own README.
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth-body.json'), 'utf8')) as Record<
    string,
    { readonly articleBody: string; readonly url?: string }
  >;
  for (const [key, { articleBody, url }] of Object.entries(truth)) {
    const found = await read(tool, join(folder, `${key}.html.gz`), url ?? '');
    const scores = scoreShingles(articleBody, found?.text ?? '');
    result.body.push(scores);
    if (isVerbose) console.log(`${key.slice(0, 6)} P ${scores.precision.toFixed(3)} R ${scores.recall.toFixed(3)}`);
  }
  for (const row of rows) {
    if (!/^html\/(?:postlight|trafilatura)\/[^/]+\.html/.test(row.path)) continue;
    const found = await read(tool, join(data, row.path), textOf(row.other['url']));
    const miss = (field: string, expected: string, got: string): void => {
      if (isVerbose) console.log(`${field}\t${row.path.slice(5, 60)}\t${expected}\t=>\t${got}`);
    };
    const text = squeeze(found?.text ?? '');
    if (row.path.startsWith('html/trafilatura/') && found?.text !== null) {
      for (const piece of listOf(row.other['must_contain'])) {
        if (!addTo(result.wanted, text.includes(squeeze(piece)))) miss('wanted', piece, '');
      }
      for (const piece of listOf(row.other['must_not_contain'])) {
        if (!addTo(result.unwanted, !text.includes(squeeze(piece)))) miss('unwanted', piece, '');
      }
    }
    if (row.title !== '') {
      const got = found?.title ?? '';
      if (!addTo(result.title, fold(got) === fold(row.title))) miss('title', row.title, got);
    }
    if (row.author !== '' && !row.author.startsWith('http')) {
      const got = found?.names ?? [];
      if (!addTo(result.byline, foldNames(got) === foldNames(namesIn(row.author)))) {
        miss('byline', row.author, got.join(' + '));
      }
    }
    if (row.date !== '') {
      const iso = found?.published ?? null;
      const date =
        iso === null
          ? null
          : {
              iso,
              precision:
                iso.length > 10 ? ('minute' as const) : iso.length === 10 ? ('day' as const) : ('month' as const),
            };
      if (!addTo(result.day, isSameDay(row.date, date))) miss('date', row.date, iso ?? '');
    }
  }
  return result;
}

/** A tool that throws on a page has found nothing there. */
async function read(tool: Peer, path: string, url: string): Promise<Found | null> {
  try {
    return await tool.read(readPage(path), url === '' ? 'https://example.org/' : url);
  } catch {
    return null;
  }
}

/** Fields that no goal names, where the answers are known. */
function measureExtras(data: string, rows: readonly Known[], isVerbose: boolean): { image: Count; dek: Count } {
  const extras = { image: none(), dek: none() };
  for (const row of rows) {
    if (!row.path.startsWith('html/postlight/')) continue;
    const image = textOf(row.other['lead_image_url']);
    const dek = textOf(row.other['dek']);
    if (image === '' && dek === '') continue;
    const content = extract(readPage(join(data, row.path)), basename(row.path));
    if (image !== '') {
      const got = content?.leadImage?.url ?? '';
      if (!addTo(extras.image, barePath(got) === barePath(image)) && isVerbose)
        console.log(`image\t${row.path}\t${image}\t=>\t${got}`);
    }
    if (dek !== '' && !addTo(extras.dek, fold(content?.dek ?? '') === fold(dek)) && isVerbose)
      console.log(`dek\t${row.path}\t${dek}\t=>\t${content?.dek ?? ''}`);
  }
  return extras;
}

function barePath(url: string): string {
  return url.replace(/^https?:/, '').replace(/[?#].*$/, '');
}

function describe(result: Result): string {
  const { f1, precision, recall } = combine(result.body);
  const body = Number.isNaN(f1)
    ? 'no body'
    : `F1 ${f1.toFixed(4)} P ${precision.toFixed(4)} R ${recall.toFixed(4)}, sentences wanted ${percent(result.wanted)} of ${result.wanted.of}, unwanted kept out ${percent(result.unwanted)} of ${result.unwanted.of}`;
  return `${result.name.padEnd(12)} ${body}; headline ${percent(result.title)}, byline ${percent(result.byline)}, day ${percent(result.day)}`;
}

function goal(name: string, value: number, wanted: number, unit = ' %', isMost = false): void {
  const isMet = isMost ? value <= wanted : value >= wanted;
  const show = (n: number): string =>
    unit === ' %' ? `${(n * 100).toFixed(1)} %` : n >= 100 ? n.toFixed(0) : n.toFixed(2);
  console.log(
    `  ${isMet ? 'met    ' : 'NOT MET'} ${name}: ${show(value)} (goal ${isMost ? 'at most' : 'at least'} ${show(wanted)})`,
  );
}

function share({ right, of }: Count): number {
  return of === 0 ? Number.NaN : right / of;
}

function percent(count: Count): string {
  return count.of === 0 ? '-' : `${(share(count) * 100).toFixed(1)} %`;
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
