/** A text without what a re-extraction may change for nothing, and the way back to where its letters stood. */
export interface FoldedText {
  readonly text: string;
  /** Where the first letter kept at or after a place of the original stands in `text`. */
  indexOf(place: number): number;
  /** The range of the original that a range of `text` stands for. */
  rangeOf(start: number, end: number): readonly [start: number, end: number];
}

/** White space, soft hyphens, and marks without width. */
const dropped = /[\s\u00AD\u061C\u200B-\u200F\u2060\uFEFF]/;
const shapes: ReadonlyMap<number, number> = new Map(
  [
    ['\u2018\u2019\u201A\u201B\u2032\u02BC', "'"],
    ['\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB', '"'],
    ['\u2010\u2011\u2012\u2013\u2014\u2015\u2212', '-'],
  ].flatMap(([many = '', one = '']) => Array.from(many, (char) => [char.charCodeAt(0), one.charCodeAt(0)] as const)),
);

/** For each UTF-16 unit what it is folded to; 0 drops it. Made once, so that folding is one look a unit. */
const table = new Uint16Array(65_536).map((_, unit) =>
  dropped.test(String.fromCharCode(unit)) ? 0 : (shapes.get(unit) ?? unit),
);
const sliceUnits = 8_192;

/** Leaves out white space and marks without width, and writes quotation marks and dashes in one shape. */
export function foldText(original: string): FoldedText {
  const units = new Uint16Array(original.length);
  const places = new Uint32Array(original.length);
  let length = 0;
  for (let place = 0; place < original.length; place++) {
    const unit = table[original.charCodeAt(place)] ?? 0;
    if (unit === 0) continue;
    units[length] = unit;
    places[length] = place;
    length += 1;
  }
  let text = '';
  // In slices: a call takes only so many arguments.
  for (let from = 0; from < length; from += sliceUnits) {
    text += String.fromCharCode(...units.subarray(from, Math.min(length, from + sliceUnits)));
  }
  return {
    text,
    indexOf(place) {
      let low = 0;
      let high = length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((places[middle] ?? 0) < place) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    rangeOf: (start, end) => [places[start] ?? 0, (places[end - 1] ?? 0) + 1],
  };
}
