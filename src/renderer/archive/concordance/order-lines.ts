import type { ConcordanceOrder } from '../../../contract/concordance';
import { createPause } from '../breathe';
import type { ConcordanceLines, LineColumn, LinedArticle } from './concordance-lines';
import { sortInSlices } from './sort-in-slices';
import type { WordCodes } from './word-codes';

/** The columns each order goes by, the first one first; lines that are equal in all stay in the order of the list. */
const wordColumns: Readonly<Partial<Record<ConcordanceOrder, readonly LineColumn[]>>> = {
  before1: ['before1', 'before2', 'before3'],
  before2: ['before2', 'before1', 'before3'],
  hit: ['hit', 'after1', 'before1'],
  after1: ['after1', 'after2', 'after3'],
  after2: ['after2', 'after1', 'after3'],
};

/** Values ranked between two looks at the clock. */
const rankedBetween = 1_024;
/** As a dictionary would have them, numbers by what they count; words are folded already. */
const collator = new Intl.Collator(undefined, { numeric: true });

/**
 * The lines' numbers in an order, or null for the order they are in. 100,000 lines take some 10 ms, and the words they
 * are sorted by, each of them once, some tens of milliseconds in slices.
 */
export async function orderLines(
  lines: ConcordanceLines,
  codes: WordCodes,
  order: ConcordanceOrder,
): Promise<Uint32Array | null> {
  if (order === 'list') return null;
  const columns = wordColumns[order];
  if (columns) {
    const used = markUsed(lines, columns, codes.words.length);
    const ranks = await rank(used, (a, b) => collator.compare(codes.words[a] ?? '', codes.words[b] ?? ''));
    return sortByRanks(
      lines.count,
      columns.map((name) => ({ values: lines.column(name), ranks })),
    );
  }
  const articles = Uint32Array.from(lines.articles, (_, at) => at);
  const ranks = await rank(articles, compareArticles(lines.articles, order));
  return sortByRanks(lines.count, [{ values: lines.column('article'), ranks }]);
}

/** Codes that stand in one of the columns. */
function markUsed(lines: ConcordanceLines, columns: readonly LineColumn[], codes: number): Uint32Array {
  const used = new Uint8Array(codes);
  for (const name of columns) {
    const column = lines.column(name);
    for (let line = 0; line < lines.count; line += 1) used[column[line] ?? 0] = 1;
  }
  const found = new Uint32Array(used.reduce((sum, is) => sum + is, 0));
  let at = 0;
  for (let code = 0; code < codes; code += 1) if (used[code] === 1) found[at++] = code;
  return found;
}

interface Ranks {
  /** By value; equal ones have one. */
  readonly of: Uint32Array;
  readonly count: number;
}

async function rank(values: Uint32Array, compare: (a: number, b: number) => number): Promise<Ranks> {
  await sortInSlices(values, compare);
  const pause = createPause();
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  const of = new Uint32Array(most + 1);
  let next = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (at > 0 && compare(values[at - 1] ?? 0, value) !== 0) next += 1;
    of[value] = next;
    if (at % rankedBetween === 0) await pause();
  }
  return { of, count: next + 1 };
}

/** Least significant key first, each by counting: stable, and in time that grows with the lines alone. */
async function sortByRanks(
  count: number,
  keys: readonly { readonly values: Uint32Array; readonly ranks: Ranks }[],
): Promise<Uint32Array> {
  const pause = createPause();
  let sorted = Uint32Array.from({ length: count }, (_, line) => line);
  for (const { values, ranks } of keys.toReversed()) {
    await pause();
    const places = new Uint32Array(ranks.count + 1);
    const rankOf = (line: number): number => ranks.of[values[line] ?? 0] ?? 0;
    for (const line of sorted) places[rankOf(line) + 1] = (places[rankOf(line) + 1] ?? 0) + 1;
    for (let at = 1; at < places.length; at += 1) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
    const next = new Uint32Array(count);
    for (const line of sorted) {
      const at = places[rankOf(line)] ?? 0;
      next[at] = line;
      places[rankOf(line)] = at + 1;
    }
    sorted = next;
  }
  return sorted;
}

function compareArticles(articles: readonly LinedArticle[], order: ConcordanceOrder): (a: number, b: number) => number {
  const byDate = (a: number, b: number): number => {
    const [one, other] = [articles[a]?.published ?? null, articles[b]?.published ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return order === 'oldest' ? one - other : other - one;
  };
  if (order !== 'outlet') return (a, b) => byDate(a, b) || a - b;
  return (a, b) => {
    const [one, other] = [articles[a]?.outlet ?? null, articles[b]?.outlet ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byDate(a, b) || a - b;
    return collator.compare(one, other) || byDate(a, b) || a - b;
  };
}
