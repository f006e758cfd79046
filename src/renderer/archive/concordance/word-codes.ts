/** Texts that each have a number: a line holds seven of them in 28 bytes. */
export interface WordCodes {
  readonly words: readonly string[];
  readonly codeOf: (word: string) => number;
}

/** Begins without a word; numbers are given in order and stay. '' is 0. */
export function createWordCodes(): WordCodes {
  const words = [''];
  const codes = new Map([['', 0]]);
  return {
    words,
    codeOf(word) {
      const known = codes.get(word);
      if (known !== undefined) return known;
      codes.set(word, words.length);
      return words.push(word) - 1;
    },
  };
}
