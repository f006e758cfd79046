/** Before a pattern that MiniSearch is asked for as if it were a term: no term begins with it. */
export const patternMark = '\u0000';

/** The distance by which MiniSearch asks for other forms of a word: no number of edits is this one. */
export const kinDistance = 1.5;

/** The same where all words that begin with the word are asked for besides, which MiniSearch finds as those. */
export const prefixKinDistance = 1.25;
