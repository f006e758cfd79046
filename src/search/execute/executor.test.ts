import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveColumns, listColumns } from '../archive-columns';
import { document } from '../archive-fixture';
import { archiveFields, defaultBm25, defaultWeights } from '../mini-options';
import { SegmentIndex } from '../segment-index';
import { cutArchiveField } from '../words/cut-archive-field';
import { Executor } from './executor';
import type { Leaf, SearchNode } from './search-node';
import { createSequenceTest } from './sequence-test';

/** Cases; `npm run fuzz -- search` gives thousands. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 80);
/** Enough for several blocks of postings in each of several segments, so that blocks are skipped. */
const documents = 3_000;
const batch = 1_100;

/** Words by the numbers they divide: `w2` is in every second document, `w97` in every 97th. */
const divisors = [1, 2, 3, 7, 97, 400];
const holds = (at: number, word: string): boolean => at % Number(word.slice(1)) === 0;

function build(removed: readonly number[]) {
  const index = new SegmentIndex({ fields: archiveFields.length, columns: archiveColumns }, cutArchiveField);
  const all = Array.from({ length: documents }, (_, at) =>
    document(at, { text: divisors.flatMap((by) => (at % by === 0 ? [`w${by}`] : [])).join(' ') }),
  );
  for (let at = 0; at < documents; at += batch) {
    index.add(
      all.slice(at, at + batch).map(({ id, fields, columns }) => ({
        fields: archiveFields.map((name) => fields[name]),
        columns: listColumns(id, columns),
      })),
    );
  }
  for (const slot of removed) index.remove(slot);
  const test = createSequenceTest(
    index,
    ({ name }) => index.segments.find((kept) => kept.name === name)?.positions ?? null,
  );
  return new Executor(index, test);
}

const words = divisors.map((by) => `w${by}`);

function leafOf(term: string, prefix = false): Leaf {
  return {
    type: 'leaf',
    term,
    prefix,
    maxDistance: 0,
    fields: [3],
    boosts: [1],
    termBoost: 1,
    weights: defaultWeights,
    bm25: defaultBm25,
    number: words.indexOf(term),
  };
}

const { tree } = fc.letrec<{ tree: SearchNode; leaf: SearchNode }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...words).map((word): SearchNode => leafOf(word)),
    fc.constantFrom<SearchNode>(
      { type: 'filter', test: (slot) => slot % 5 === 0 },
      { type: 'all', score: 0 },
      { type: 'all', score: 1 },
    ),
  ),
  tree: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const, 'andNot' as const),
      of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
    }),
    tie('tree').map((of): SearchNode => ({ type: 'not', of })),
  ),
}));

function matches(node: SearchNode, at: number): boolean {
  switch (node.type) {
    case 'leaf':
      return node.prefix ? words.some((word) => word.startsWith(node.term) && holds(at, word)) : holds(at, node.term);
    case 'and':
      return node.of.every((child) => matches(child, at));
    case 'or':
      return node.of.some((child) => matches(child, at));
    case 'andNot':
      return node.of.every((child, place) => matches(child, at) === (place === 0));
    case 'not':
      return !matches(node.of, at);
    case 'filter':
      return node.test(at);
    default:
      return true;
  }
}

describe('the executor', () => {
  it('finds what a look at every document finds, with scores and without, and again after a release', () => {
    const removed = [0, 97, 1_100, 2_999];
    const executor = build(removed);
    fc.assert(
      fc.property(tree, fc.boolean(), (node, isScored) => {
        const set = executor.run(node, words.length, isScored);
        const found = Array.from(set.slots.subarray(0, set.count)).sort((a, b) => a - b);
        for (const slot of found) expect(set.has(slot)).toBe(true);
        executor.release(set);
        const expected = Array.from({ length: documents }, (_, at) => at).filter(
          (at) => !removed.includes(at) && matches(node, at),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: runs },
    );
  });

  it('leaves no score of one query in the next', () => {
    const executor = build([]);
    const score = (node: SearchNode): number => {
      const set = executor.run(node, words.length);
      const value = set.scoreOf(194);
      executor.release(set);
      return value;
    };
    const alone = score(leafOf('w97'));
    expect(score({ type: 'or', of: words.map((word) => leafOf(word)) })).toBeGreaterThan(alone);
    expect(score(leafOf('w97'))).toBe(alone);
  });

  it('follows a beginning through all segments', () => {
    const executor = build([]);
    const set = executor.run({ type: 'and', of: [leafOf('w400'), leafOf('w9', true)] }, words.length);
    expect(Array.from(set.slots.subarray(0, set.count))).toEqual([0]);
    executor.release(set);
  });
});
