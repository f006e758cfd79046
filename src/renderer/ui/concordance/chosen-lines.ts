/** Lines that are chosen: those between two, however many, or none. */
export interface ChosenLines {
  /** The line the keys move from; -1 for none. */
  readonly current: number;
  /** Where a range began; the current one when it is chosen alone. */
  readonly anchor: number;
}

/** No line chosen. */
export const noLine: ChosenLines = { current: -1, anchor: -1 };

/** Chooses a line, alone or with all from the anchor on; clamped to the lines there are. */
export function chooseLine(old: ChosenLines, index: number, isRange: boolean, total: number): ChosenLines {
  if (total === 0) return noLine;
  const current = Math.min(total - 1, Math.max(0, index));
  return { current, anchor: isRange && old.anchor >= 0 ? old.anchor : current };
}

/** The first and the last line chosen; null for none. */
export function chosenRange({ current, anchor }: ChosenLines): readonly [first: number, last: number] | null {
  return current < 0 ? null : [Math.min(current, anchor), Math.max(current, anchor)];
}
