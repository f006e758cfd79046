/** Scores of one page or the mean of many, 0 to 1. */
export interface Scores {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/** Words in a shingle: evaluate.py of scrapinghub/article-extraction-benchmark takes four. */
const shingleWords = 4;

/**
 * Compares two texts as that benchmark does: bags of 4-word shingles, words being `\w+`. NaN stands
 * where a page does not count (precision of an empty text, recall of an empty truth).
 */
export function scoreShingles(truth: string, text: string): Scores {
  const wanted = shinglesOf(truth);
  const got = shinglesOf(text);
  let both = 0;
  let extra = 0;
  let missing = 0;
  for (const key of new Set([...wanted.keys(), ...got.keys()])) {
    const left = wanted.get(key) ?? 0;
    const right = got.get(key) ?? 0;
    both += Math.min(left, right);
    extra += Math.max(0, right - left);
    missing += Math.max(0, left - right);
  }
  const precision = both + extra > 0 ? both / (both + extra) : Number.NaN;
  const recall = both + missing > 0 ? both / (both + missing) : Number.NaN;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** The means of precision and recall, and F1 of the means, as evaluate.py has it. */
export function combine(pages: readonly Scores[]): Scores {
  const precision = mean(pages.map((page) => page.precision));
  const recall = mean(pages.map((page) => page.recall));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Counts one more answer; gives back whether it was right. */
export function addTo(count: { of: number; right: number }, isRight: boolean): boolean {
  count.of++;
  if (isRight) count.right++;
  return isRight;
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - shingleWords + 1); i++) {
    const shingle = words.slice(i, i + shingleWords);
    if (shingle.length === 0) continue;
    const key = shingle.join('\u0001');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
