import type { TextRange } from '../../../contract/archive-api';

/** A stretch of text that is marked or not. */
export interface MarkedPart {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts text at the ends of ranges; ranges may overlap, be out of order or reach past the end. Joined, the parts are the text. */
export function splitMarks(text: string, ranges: readonly TextRange[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) parts.push({ start: at, text: text.slice(at, from), isMarked: false });
    parts.push({ start: from, text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) parts.push({ start: at, text: text.slice(at), isMarked: false });
  return parts;
}
