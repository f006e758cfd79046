import { characterClass, classOf } from '../character-class';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const hangul = /\p{Script=Hangul}/u;
/** Shorter runs are one thing more often than two: 北京大学, 气候变化. */
const minRunCharacters = 5;
const maxWords = 16;

/**
 * The words of a run in a script without spaces, as the platform's dictionary cuts it; those of one character, mostly
 * particles, left out. Empty where it is no such run or not more than one word. Only what is looked for is cut so: the
 * index holds 2-grams, which do not change with the platform's dictionary.
 */
export function cutRun(text: string): readonly string[] {
  const characters = Array.from(text);
  const isRun = characters.every((char) => {
    const kind = classOf(char.codePointAt(0) ?? 0);
    return kind === characterClass.unspaced || kind === characterClass.mark;
  });
  if (!isRun || characters.length < minRunCharacters || hangul.test(text)) return [];
  const words = Array.from(segmenter.segment(text), ({ segment }) => segment).filter(
    (word) => Array.from(word.replaceAll(/\p{M}/gu, '')).length > 1,
  );
  return words.length > 1 ? words.slice(0, maxWords) : [];
}
