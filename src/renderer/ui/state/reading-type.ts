/** How an article is set: what the reader of it may choose, but for the size. */
export interface ReadingType {
  readonly face: (typeof readingFaces)[number];
  /** Characters in a line of running text. */
  readonly measure: (typeof readingMeasures)[number];
  readonly leading: (typeof readingLeadings)[number];
  /** The paper of the reading pane: that of the window, or its own. */
  readonly paper: (typeof readingPapers)[number];
}

export const readingFaces = ['serif', 'sans', 'system'] as const;
export const readingMeasures = [60, 65, 70, 75] as const;
export const readingLeadings = ['close', 'normal', 'open'] as const;
export const readingPapers = ['follow', 'light', 'dark', 'paper'] as const;

/** As an article is set before anything was chosen. */
export const normalReadingType: ReadingType = { face: 'serif', measure: 70, leading: 'normal', paper: 'follow' };

/** Reads what was stored; anything that is no choice of ours falls back to the normal one. */
export function parseReadingType(stored: unknown): ReadingType {
  // What was stored may be anything: each part is looked up in its list.
  const found = stored as Partial<Record<keyof ReadingType, unknown>> | null | undefined;
  return {
    face: oneOf(readingFaces, found?.face) ?? normalReadingType.face,
    measure: oneOf(readingMeasures, found?.measure) ?? normalReadingType.measure,
    leading: oneOf(readingLeadings, found?.leading) ?? normalReadingType.leading,
    paper: oneOf(readingPapers, found?.paper) ?? normalReadingType.paper,
  };
}

function oneOf<T>(choices: readonly T[], stored: unknown): T | undefined {
  return choices.find((one) => one === stored);
}
