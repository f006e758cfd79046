import type { RefusalCode } from '../../../contract/failure';
import { limits } from '../../../contract/limits';
import type { UnpackBudget } from './source-document';

/** Below this an archive is no bomb whatever its ratio: a page of spaces packs a thousand times. */
const harmlessBytes = 8 * 1024 * 1024;

export function newUnpackBudget(): UnpackBudget {
  return { leftBytes: limits.unpackedBytes };
}

/**
 * How many bytes may come out of `packedBytes`, and what it is called when there are more. Counted while
 * unpacking: what an archive says of its sizes is never asked.
 */
export function allowedBytes(
  packedBytes: number,
  budget: UnpackBudget,
): { readonly bytes: number; readonly code: RefusalCode } {
  const byRatio = Math.max(harmlessBytes, packedBytes * limits.unpackRatio);
  const bomb = Math.min(byRatio, budget.leftBytes);
  // One more than a document may have, so that what is just too large is told from what fits.
  return limits.documentBytes < bomb
    ? { bytes: limits.documentBytes + 1, code: 'too-large' }
    : { bytes: Math.max(1, bomb), code: 'archive-bomb' };
}

export function countUnpacked(bytes: number, budget: UnpackBudget): void {
  budget.leftBytes -= bytes;
}
