import type { TextRange } from '../../../contract/archive-api';

const marks = /\p{M}/gu;

/** Text without case and accents, and where each of its characters came from. */
export interface Folded {
  readonly text: string;
  /** Start of the source character for each folded one, and the text's length at the end. */
  readonly places: readonly number[];
}

/** Folds case and accents away, so that "Öl" is found by "ol". */
export function fold(text: string): Folded {
  const places: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain =
      character < '\u0080' ? character.toLowerCase() : character.normalize('NFKD').replace(marks, '').toLowerCase();
    for (let i = 0; i < plain.length; i += 1) places.push(at);
    folded += plain;
    at += character.length;
  }
  places.push(at);
  return { text: folded, places };
}

/** Every place where `words` stand, as typed but for case and accents; at most `most`. */
export function findWords(inText: Folded, words: string, most = 5000): readonly TextRange[] {
  const sought = fold(words.trim()).text;
  if (sought === '') return [];
  const ranges: TextRange[] = [];
  let at = inText.text.indexOf(sought);
  while (at >= 0 && ranges.length < most) {
    const start = inText.places[at] ?? 0;
    const end = inText.places[at + sought.length] ?? start;
    // A match that ends inside one source character (a ligature) still covers it.
    ranges.push([start, Math.max(end, start + 1)]);
    at = inText.text.indexOf(sought, at + sought.length);
  }
  return ranges;
}
