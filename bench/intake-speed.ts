import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ArticleContent } from '../src/contract/article';
import { cleanBody } from '../src/main/intake/clean/index';
import { decodeText } from '../src/main/intake/decode';
import { findLanguage } from '../src/main/intake/extract/facts/language';
import { readPageFacts } from '../src/main/intake/extract/facts/page-facts';
import { extractHtml, extractText } from '../src/main/intake/extract/index';
import { openPage } from '../src/main/intake/extract/open-page';
import { readBody } from '../src/main/intake/extract/readable';
import { giveSecondOpinion } from '../src/main/intake/extract/second-opinion';
import { checkHtmlBudget } from '../src/main/intake/budget';
import { readText as readDocument } from '../src/main/intake/formats/text';
import { identify } from '../src/main/intake/identify/index';
import { packObject } from '../src/main/intake/pack-object';
import { readBytes, type Known } from './intake-data';

export interface Speed {
  readonly pagesPerSecond: number;
  readonly textsPerSecond: number;
}

/** Pages and texts a second on one core, from bytes to keys, without reading and writing files; each stage's share. */
export async function measureSpeed(data: string, rows: readonly Known[]): Promise<Speed> {
  const pages = rows.filter(({ path }) => /^html\/(?:scrapinghub|postlight|trafilatura)\/[^/]+\.html/.test(path));
  const stages = new Map<string, number>();
  const times: number[] = [];
  for (const { path } of pages) {
    const bytes = readBytes(join(data, path));
    const start = performance.now();
    const content = readHtml(bytes, basename(path));
    times.push(performance.now() - start);
    timeStages(bytes, content, stages);
  }
  times.sort((a, b) => a - b);
  const totalMs = sum(times);
  const pagesPerSecond = (times.length * 1000) / totalMs;
  console.log(
    `\nHTML: ${pagesPerSecond.toFixed(1)} pages/s on one core, median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, over ${times.length} pages`,
  );
  printShares(stages);
  const texts = makeTexts(join(data, 'html/scrapinghub/ground-truth-body.json'));
  const textStages = new Map<string, number>();
  // Warm first: an import of thousands of texts is what counts.
  for (let round = 0; round < 5; round++) for (const bytes of texts) readText(bytes, null);
  const start = performance.now();
  for (let round = 0; round < textRounds; round++) for (const bytes of texts) readText(bytes, null);
  const textsPerSecond = (texts.length * textRounds * 1000) / (performance.now() - start);
  for (let round = 0; round < textRounds; round++) for (const bytes of texts) readText(bytes, textStages);
  console.log(`Text: ${textsPerSecond.toFixed(0)} files/s on one core`);
  printShares(textStages);
  return { pagesPerSecond, textsPerSecond };
}

const textRounds = 40;
const fileCount = 20_000;

/** Heap after 20,000 files over that after 5,000: 19 texts to a page. The most the process took is printed. */
export async function measureMemory(): Promise<number> {
  const paragraph =
    'The council voted on Tuesday to close the old bridge for a year while it is rebuilt, officials said. ';
  let early = 0;
  for (let i = 1; i <= fileCount; i++) {
    const body = `${paragraph.repeat(6)}Number ${i}.\n`;
    if (i % 20 === 0) {
      const blocks = Array.from({ length: 6 }, (_, n) => `<p>${paragraph.repeat(2)}${n}-${i}</p>`).join('');
      readHtml(
        Buffer.from(
          `<html><head><title>Bridge ${i}</title></head><body><article><h1>Bridge ${i}</h1>${blocks}</article></body></html>`,
        ),
        'a.html',
      );
    } else readText(Buffer.from(`Bridge to close, vote ${i}\nBy Jane Roe\n3 May 2020\n\n${body.repeat(4)}`), null);
    if (i === fileCount / 4) early = await settledHeap();
  }
  const late = await settledHeap();
  console.log(
    `Memory: heap ${megabytes(early)} MB after ${fileCount / 4} files, ${megabytes(late)} MB after ${fileCount}; ${megabytes(process.memoryUsage().rss)} MB resident`,
  );
  return late / early;
}

/** Heap in use once garbage is gone: the least of a few looks, with room made in between. */
async function settledHeap(): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < 8; i++) {
    // Garbage of our own makes the collector run where it cannot be called.
    for (let n = 0; n < 200; n++) Buffer.from('x'.repeat(100_000)).toString('base64');
    await new Promise((resolve) => setTimeout(resolve, 20));
    (globalThis as { gc?: () => void }).gc?.();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

function readHtml(bytes: Uint8Array, name: string): ArticleContent | null {
  const decoded = decodeText(bytes, true);
  if ('code' in decoded || checkHtmlBudget(decoded.text) !== null) return null;
  const result = extractHtml({ text: decoded.text, fileName: name, part: null, savedMs: null, explain: false });
  if (!('refusal' in result)) identify(result.content);
  packObject(bytes);
  return 'refusal' in result ? null : result.content;
}

function readText(bytes: Uint8Array, stages: Map<string, number> | null): void {
  const time = timer(stages);
  const file = { part: null, bytes, modifiedMs: 0, fileName: 'a.txt', depth: 0 };
  const documents = time('decode and split', () => readDocument(file));
  if ('code' in documents) return;
  for (const { text } of documents) {
    const input = { text, fileName: 'a.txt', part: null, savedMs: null, explain: false };
    const result = time('extract', () => extractText(input));
    if (!('refusal' in result)) time('identify', () => identify(result.content));
    time('hash and pack', () => packObject(bytes));
  }
}

function timeStages(bytes: Uint8Array, content: ArticleContent | null, stages: Map<string, number>): void {
  const time = timer(stages);
  const decoded = time('decode', () => decodeText(bytes, true));
  if ('code' in decoded || time('budget', () => checkHtmlBudget(decoded.text)) !== null) return;
  const page = time('open', () => openPage(decoded.text));
  const facts = time('facts', () => readPageFacts(page.root, page.comments, null));
  const opinion = time('second opinion', () => giveSecondOpinion(page.root));
  const readable = time('Readability', () => readBody(page.document));
  if (readable !== null) {
    const options = {
      base: facts.addresses.url,
      explain: false,
      facts: { title: facts.title?.value ?? '', byline: [], outlet: null, section: null, dates: [], opinion },
    };
    const body = time('clean', () => cleanBody(readable.body, options));
    time('language', () => findLanguage(facts.languages, body.text));
  }
  if (content !== null) time('identify', () => identify(content));
  time('hash and pack', () => packObject(bytes));
}

function timer(stages: Map<string, number> | null): <T>(stage: string, work: () => T) => T {
  return (stage, work) => {
    const start = performance.now();
    const result = work();
    stages?.set(stage, (stages.get(stage) ?? 0) + performance.now() - start);
    return result;
  };
}

function printShares(stages: ReadonlyMap<string, number>): void {
  const total = sum([...stages.values()]);
  console.log(`  ${[...stages].map(([stage, ms]) => `${stage} ${((ms / total) * 100).toFixed(0)} %`).join(', ')}`);
}

/** The pages' known bodies as texts with a head, which is what text files are. */
function makeTexts(path: string): Uint8Array[] {
  // The file's shape is documented in the data's own README.
  const truth = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { readonly articleBody: string }>;
  return Object.values(truth).map(({ articleBody }) =>
    Buffer.from(
      `A headline of seven or eight words\nBy Jane Roe\n3 May 2020\n\n${articleBody}\n\nShare\nLeave a comment\n`,
    ),
  );
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}
