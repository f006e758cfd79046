import { characterClass, classOf } from './character-class';
import type { LiveIndex } from './live-index';
import { tokenize } from './scan-tokens';

/**
 * How many documents hold a word, about: in the field where most do, removed ones that no merge has dropped yet
 * included. Of a run of characters without spaces, how many hold the rarest of its 2-grams. Reads no postings.
 */
export function countHolding({ segments }: LiveIndex, word: string): number {
  const terms = tokenize(word);
  const last = terms.at(-1);
  // The last character of a run stands alone where a text ends with it, but in a 2-gram everywhere else.
  if (terms.length > 1 && last && classOf(last.codePointAt(0) ?? 0) === characterClass.unspaced) terms.pop();
  if (terms.length === 0) return 0;
  return Math.min(
    ...terms.map((term) => {
      let count = 0;
      for (const { segment } of segments) {
        const number = segment.dictionary.find(term);
        if (number >= 0) count += Math.max(0, ...segment.listsOf(number).map((list) => list.count));
      }
      return count;
    }),
  );
}
