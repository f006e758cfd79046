/**
 * Does Backfile know a copy when it sees one? 200 near-copies are planted among 10,000 different articles, all are
 * applied to an archive, and its stories are held against what was planted. Reads ../shared/data (or
 * $BACKFILE_SHARED/data) for real texts; without it all are generated.
 */
import { join, resolve } from 'node:path';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { ArticleContent } from '../src/contract/article';
import type { ChangeDraft } from '../src/contract/change';
import { shareShingles } from '../src/contract/shared-shingles';
import { similarity } from '../src/contract/similarity';
import { identify } from '../src/main/intake/index';
import { createStoryIndex, makeEntry } from '../src/renderer/archive/story-index';
import { addArticle, beginImport, createJournal, driveArchive } from '../src/renderer/archive/testing/drive-archive';
import { seeded } from './natural-text';
import { changeCopy, changes, draw, readArticles, type CopyChange, type PlainText } from './plant-copies';
import { printTable, quantile } from './with-library';

const different = 10_000;
const planted = 200;
/** A pair that shares less than this, counted exactly, is no pair of copies. */
const leastShared = 0.5;

interface Planted {
  readonly change: CopyChange;
  readonly source: number;
  readonly copy: number;
}

/** Measures and prints. */
export async function run(): Promise<void> {
  const data = join(process.env['BACKFILE_SHARED'] ?? resolve('../shared'), 'data');
  const all = readArticles(data, different + planted);
  // Texts of their own lend the copies their headlines and paragraphs; they are not taken in themselves.
  const [articles, own] = [all.slice(0, different), all.slice(different)];
  const long = articles.flatMap(({ text }, i) => (text.split(/\s+/).length >= 60 ? [i] : []));
  const texts: PlainText[] = [...articles];
  const copies = draw(long, planted, 7).map((source, i): Planted => {
    const change = changes[i % changes.length] ?? 're-headlined';
    const text = articles[source];
    const lent = own[i];
    if (!text || !lent) throw new Error('too few articles');
    return { change, source, copy: texts.push(changeCopy(text, change, lent)) - 1 };
  });
  const order = draw(
    texts.map((_, i) => i),
    texts.length,
    11,
  );
  const { stories, signMs, applyMs } = await takeIn(texts, order);
  printRecall(copies, stories);
  printFalse(texts, copies, stories);
  printSpread(texts, copies);
  const words = texts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) / texts.length;
  console.log(
    `\nA text of ${Math.round(words)} words on average: ${(signMs / texts.length).toFixed(3)} ms to sign and hash at intake, of ${(applyMs / texts.length).toFixed(2)} ms to apply (in memory).`,
  );
  measureIndex();
}

/** Applies them all, in frames of 400, and gives each text's story by its least member. */
async function takeIn(texts: readonly PlainText[], order: readonly number[]) {
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
  await driven.change('import', [beginImport()]);
  const textOf = new Map<number, number>();
  let signMs = 0;
  let applyMs = 0;
  let id = 1;
  for (let from = 0; from < order.length; from += 400) {
    const adds = order.slice(from, from + 400).map((at): ChangeDraft => {
      const { title = '', text = '' } = texts[at] ?? {};
      const draft = addArticle(1, { title, text, url: `https://paper${at}.example/story`, file: `${at}.txt` });
      if (draft.type !== 'article-add') throw new Error('no article');
      const content: ArticleContent = { ...draft.content, words: text.split(/\s+/).length };
      const begun = performance.now();
      const keys = identify(content);
      signMs += performance.now() - begun;
      textOf.set(++id, at);
      return { ...draft, content, keys };
    });
    const begun = performance.now();
    await driven.change('import', adds, { group: 1 });
    applyMs += performance.now() - begun;
  }
  const stories = new Map<number, number>();
  const mates = await driven.api.storyMates([...textOf.keys()]);
  for (const ids of mates.map((story) => story.flat())) {
    for (const one of ids) stories.set(textOf.get(one) ?? -1, ids[0] ?? 0);
  }
  await driven.archive.close();
  return { stories, signMs, applyMs };
}

function printRecall(copies: readonly Planted[], stories: ReadonlyMap<number, number>): void {
  const isFound = ({ source, copy }: Planted): boolean => stories.get(source) === stories.get(copy);
  const rows = changes.map((change) => {
    const of = copies.filter((one) => one.change === change);
    return [change, of.length, of.filter(isFound).length];
  });
  const found = copies.filter(isFound).length;
  printTable(['planted copies', 'of', 'found'], [...rows, ['all', copies.length, found]]);
  console.log(`recall ${((100 * found) / copies.length).toFixed(1)} %`);
}

function printFalse(
  texts: readonly PlainText[],
  copies: readonly Planted[],
  stories: ReadonlyMap<number, number>,
): void {
  const plantedPairs = new Set(copies.map(({ source, copy }) => pairKey(source, copy)));
  const members = new Map<number, number[]>();
  for (const [at, story] of stories) members.set(story, [...(members.get(story) ?? []), at]);
  let genuine = 0;
  const wrong: string[] = [];
  for (const group of members.values()) {
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) {
        if (plantedPairs.has(pairKey(a, b))) continue;
        const { share: shared } = shareShingles(texts[a]?.text ?? '', texts[b]?.text ?? '');
        if (shared >= leastShared) genuine++;
        else wrong.push(`${shared.toFixed(2)}  ${texts[a]?.title ?? ''} | ${texts[b]?.title ?? ''}`);
      }
    }
  }
  const pairs = (texts.length * (texts.length - 1)) / 2;
  console.log(`\nfalse pairs: ${wrong.length} of ${pairs.toLocaleString('en')}`);
  for (const line of wrong.slice(0, 12)) console.log(`  ${line}`);
  console.log(`copies that the real texts held already, by an exact count of their shingles: ${genuine} pairs`);
}

/** How alike the planted copies are by their signatures, and the likest of 20,000 pairs that are none. */
function printSpread(texts: readonly PlainText[], copies: readonly Planted[]): void {
  const sign = (at: number): string => identify({ ...blank, text: texts[at]?.text ?? '' }).signature;
  const rows = changes.map((change) => {
    const likeness = copies
      .filter((one) => one.change === change)
      .map(({ source, copy }) => similarity(sign(source), sign(copy)));
    return [change, ...[0, 0.05, 0.5].map((share) => quantile(likeness, share).toFixed(2))];
  });
  const signatures = draw(
    texts.map((_, i) => i),
    200,
    3,
  ).map(sign);
  const others = signatures.flatMap((a, i) => signatures.slice(i + 1).map((b) => similarity(a, b)));
  rows.push(['two different articles', '', quantile(others, 0.5).toFixed(2), `most ${Math.max(...others).toFixed(2)}`]);
  console.log();
  printTable(['likeness', 'least', '5 %', 'median'], rows);
}

/** Memory and time of the worker's index at 100,000 signatures that are like real ones: some share, most do not. */
function measureIndex(): void {
  const random = seeded(5);
  const entries = Array.from({ length: 100_000 }, () => {
    const bytes = Array.from({ length: 128 }, () => Math.floor(random() * 256));
    return makeEntry(btoa(String.fromCharCode(...bytes)), 1);
  });
  globalThis.gc?.();
  const before = process.memoryUsage();
  const index = createStoryIndex();
  const begun = performance.now();
  let found = 0;
  for (const [i, entry] of entries.entries()) {
    if (!entry) continue;
    found += index.near(entry).length;
    index.add(i + 1, entry);
  }
  const ms = performance.now() - begun;
  const after = process.memoryUsage();
  const grown = (after.arrayBuffers - before.arrayBuffers) / 1e6;
  console.log(
    `100,000 signatures: ${(index.heldBytes / 1e6).toFixed(1)} MB (array buffers grew by ${grown.toFixed(1)} MB), ${((1000 * ms) / 100_000).toFixed(0)} µs to look up and add one; ${found} found among random ones.`,
  );
}

function pairKey(a: number, b: number): string {
  return `${Math.min(a, b)} ${Math.max(a, b)}`;
}

const blank: ArticleContent = {
  kind: 'article',
  title: '',
  byline: [],
  outlet: null,
  section: null,
  url: null,
  canonicalUrl: null,
  published: null,
  updated: null,
  saved: null,
  language: 'en',
  words: 0,
  lead: '',
  html: '',
  text: '',
  images: [],
  copyright: null,
  evidence: {},
};
