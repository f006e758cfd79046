import type { EditDraft, Outcome } from '../../../contract/change';

/** What a change came to, and what takes it back: one edit, several in order, or null where there is nothing to take back. */
export interface Applied {
  readonly outcome: Outcome;
  readonly inverse: EditDraft | readonly EditDraft[] | null;
}

/** A change that was done. */
export function done(seq: number, affected: number, inverse: readonly EditDraft[]): Applied {
  return { outcome: { seq, result: 'done', affected }, inverse };
}

/** A change that does not fit, or changes nothing. */
export function noOp(seq: number, why: string): Applied {
  return { outcome: { seq, result: 'no-op', why }, inverse: [] };
}
