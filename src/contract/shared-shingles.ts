import { foldText } from './fold-text';

/** Words in a shingle. Four keep two reports of one event apart while surviving small edits. */
export const shingleWords = 4;

/**
 * The Jaccard index of two texts' word shingles, 0 to 1, counted and not estimated: what `similarity` estimates. Words
 * are folded, so quotation marks, case and spacing make no difference. `fewer`: shingles of the one that has fewer; `contained`: the share of those that the other has too. About 0.1 ms for two texts of 500 words.
 */
export function shareShingles(
  a: string,
  b: string,
): { readonly share: number; readonly fewer: number; readonly contained: number } {
  const one = listShingles(a);
  const two = listShingles(b);
  let both = 0;
  for (const shingle of one) if (two.has(shingle)) both++;
  const all = one.size + two.size - both;
  const fewer = Math.min(one.size, two.size);
  return { share: all === 0 ? 0 : both / all, fewer, contained: fewer === 0 ? 0 : both / fewer };
}

/** Shingles by a 32-bit hash: two different ones that share it are too rare to count. */
function listShingles(text: string): ReadonlySet<number> {
  const { hashes } = foldText(text);
  const shingles = new Set<number>();
  for (let i = 0; i + shingleWords <= hashes.length; i++) {
    let x = 0;
    for (let k = 0; k < shingleWords; k++) x = Math.imul(x ^ (hashes[i + k] ?? 0), 0x9e3779b1) ^ (x >>> 15);
    shingles.add(x);
  }
  return shingles;
}
