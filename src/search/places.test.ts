import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueryNode, WordNode } from '../query/tree';
import { archive, ask, document, reopened } from './archive-fixture';
import { areNear } from './execute/are-near';

const words = ['the', 'of', 'strike', 'wage', 'pay', 'paid'];
const word = fc.constantFrom(...words);
const texts = fc.array(fc.array(word, { maxLength: 14 }), { minLength: 1, maxLength: 30 });
const range = [0, 0] as const;

/** The first place from which the words follow one another, and all others. */
function startsIn(text: readonly string[], phrase: readonly string[], prefix: boolean): number[] {
  return text.flatMap((_, start) =>
    phrase.every((each, place) => {
      const there = text[start + place];
      return prefix && place === phrase.length - 1 ? there?.startsWith(each) : there === each;
    })
      ? [start]
      : [],
  );
}

/** All ways to put one beginning for each phrase together. */
function choices(starts: readonly (readonly number[])[]): number[][] {
  return starts.reduce<number[][]>((all, list) => all.flatMap((some) => list.map((start) => [...some, start])), [[]]);
}

function at(...starts: number[]) {
  return { starts, length: 1 };
}

describe('phrases and near, against a scan of every text', () => {
  it('find every phrase, of stop words too, and no other article', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.array(word, { minLength: 2, maxLength: 4 }), async (list, phrase) => {
        const search = archive(
          list.map((text, index) => document(index + 1, { text: text.join(' ') })),
          5,
        );
        const wanted = list.flatMap((text, index) => (startsIn(text, phrase, false).length > 0 ? [index + 1] : []));
        for (const each of [search, await reopened(search)]) {
          const { hits } = await each.search(ask(`text:"${phrase.join(' ')}"`));
          expect(hits.map(({ id }) => id).sort((a, b) => a - b)).toEqual(wanted);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('find words near one another in any order, none of them taken twice', async () => {
    const part = fc.record({ text: fc.array(word, { minLength: 1, maxLength: 2 }), prefix: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(part, { minLength: 2, maxLength: 3 }),
        fc.integer({ min: 0, max: 6 }),
        async (list, parts, within) => {
          const of = parts.map(({ text, prefix }): WordNode =>
            text.length === 1
              ? { type: 'word', text: text.join(' '), field: 'text', prefix, range }
              : { type: 'phrase', text: text.join(' '), field: 'text', range },
          );
          const tree: QueryNode = { type: 'near', within, of, field: 'text', range };
          const total = parts.reduce((sum, { text }) => sum + text.length, 0);
          const wanted = list.flatMap((text, index) => {
            const starts = parts.map(({ text: phrase, prefix }) =>
              startsIn(text, phrase, prefix && phrase.length === 1),
            );
            const isNear = choices(starts).some((chosen) => {
              const taken = chosen.flatMap((start, part2) =>
                (parts[part2]?.text ?? []).map((_, offset) => start + offset),
              );
              const span = Math.max(...taken) - Math.min(...taken) + 1;
              return new Set(taken).size === total && span - total <= within;
            });
            return isNear ? [index + 1] : [];
          });
          const search = archive(
            list.map((text, index) => document(index + 1, { text: text.join(' ') })),
            7,
          );
          const { hits } = await search.search({ ...ask(''), tree });
          expect(hits.map(({ id }) => id).sort((a, b) => a - b)).toEqual(wanted);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('stretch over at most so many other words', () => {
    expect(areNear([at(1), at(4)], 2)).toBe(true);
    expect(areNear([at(1), at(4)], 1)).toBe(false);
    expect(areNear([at(5, 6), at(5)], 0)).toBe(true);
    expect(areNear([{ starts: [3], length: 2 }, at(4)], 9)).toBe(false);
  });
});
