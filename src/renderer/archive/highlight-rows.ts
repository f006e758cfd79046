import type { Highlight, NoteTarget } from '../../contract/mark';

/** A highlight as it is kept. Where it stands in the text is worked out when it is asked for. */
export interface HighlightRow extends Omit<Highlight, 'range'> {
  readonly isDeleted: boolean;
}

/** The note of an article or a collection; without one there is no row. */
export interface NoteRow {
  readonly key: string;
  readonly target: NoteTarget;
  readonly text: string;
  /** ISO instant. */
  readonly edited: string;
}

/** The key a target's note is kept under. */
export function noteKey({ kind, id }: NoteTarget): string {
  return `${kind} ${id}`;
}
