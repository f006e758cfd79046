import { createPause } from '../breathe';

/** Numbers sorted at one go, some milliseconds, and merged between two looks at the clock. */
const runLength = 2_048;
const mergedBetween = 1_024;

/** Sorts numbers in place by a comparison, stable, letting others in between slices: merge sort from short runs upwards. */
export async function sortInSlices(numbers: Uint32Array, compare: (a: number, b: number) => number): Promise<void> {
  const pause = createPause();
  for (let from = 0; from < numbers.length; from += runLength) {
    numbers.subarray(from, from + runLength).sort(compare);
    await pause();
  }
  let source = numbers;
  let target: Uint32Array = new Uint32Array(numbers.length);
  for (let width = runLength; width < numbers.length; width *= 2) {
    for (let from = 0; from < numbers.length; from += 2 * width) {
      const middle = Math.min(from + width, numbers.length);
      const end = Math.min(from + 2 * width, numbers.length);
      let left = from;
      let right = middle;
      for (let to = from; to < end; to += 1) {
        const [a, b] = [source[left] ?? 0, source[right] ?? 0];
        const isLeft = left < middle && (right >= end || compare(a, b) <= 0);
        target[to] = isLeft ? a : b;
        if (isLeft) left += 1;
        else right += 1;
        if (to % mergedBetween === 0) await pause();
      }
    }
    [source, target] = [target, source];
  }
  if (source !== numbers) numbers.set(source);
}
