import { foldTerm } from './fold-term';
import { characterClass, classOf } from './character-class';
import { scanTokens } from './scan-tokens';

/** The words nearest to a stretch of a text, the nearest first, folded as they are sought. */
export interface WordsAround {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** UTF-16 units looked at on either side for each word that is wanted. */
const unitsForAWord = 32;

/**
 * The `most` words before and after `[start, end)` of a text; fewer where it begins or ends, or words are very long. In
 * scripts without spaces each character is one. Takes the same time wherever in a long text it stands.
 */
export function wordsAround(text: string, start: number, end: number, most: number): WordsAround {
  const reach = most * unitsForAWord;
  const from = Math.max(0, start - reach);
  const before = cut(text.slice(from, start));
  // The first may be the rest of a longer word.
  if (from > 0 && before.length > most) before.shift();
  const to = Math.min(text.length, end + reach);
  const after = cut(text.slice(end, to));
  if (to < text.length && after.length > most) after.pop();
  return { before: before.slice(-most).toReversed(), after: after.slice(0, most) };
}

function cut(text: string): string[] {
  const words: string[] = [];
  scanTokens(text, (term, start, _end, headEnd, kind) => {
    if (kind !== 'base') return;
    // A 2-gram begins with the character it stands for.
    const isUnspaced = classOf(text.codePointAt(start) ?? 0) === characterClass.unspaced;
    words.push(isUnspaced ? foldTerm(text.slice(start, headEnd)) : term);
  });
  return words;
}
