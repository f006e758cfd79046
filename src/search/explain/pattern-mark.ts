/** Before a pattern that MiniSearch is asked for as if it were a term: no term begins with it. */
export const patternMark = '\u0000';
