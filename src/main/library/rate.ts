/** How fast something goes, smoothed. */
export interface Rate {
  /** Takes note of how much is done now; gives units a second. */
  note(done: number): number;
}

/**
 * Smooths over about `overMs`: the weight of a moment falls by e in that time. The first second counts as it is,
 * so that a rate is shown early.
 */
export function createRate(now: () => number = Date.now, overMs = 5000): Rate {
  let lastMs = now();
  let lastDone = 0;
  let perSecond = 0;
  let isFirst = true;
  return {
    note(done) {
      const spentMs = now() - lastMs;
      if (spentMs < 200) return perSecond;
      const current = ((done - lastDone) * 1000) / spentMs;
      const weight = isFirst ? 1 : 1 - Math.exp(-spentMs / overMs);
      perSecond += (current - perSecond) * weight;
      lastMs += spentMs;
      lastDone = done;
      isFirst = false;
      return perSecond;
    },
  };
}
