/** Why an article's text is what it is: the blocks of its original, with what was taken out of it and why. Plain JSON only. */
import type { BodyEdits } from './article';

/** One block of an article's original, in the order of the page. */
export interface ExplainedBlock {
  /** Its words on one line, at most 2,000 characters; by them it is named. */
  readonly text: string;
  /** Clean HTML of it, for putting it back. */
  readonly html: string;
  /** Why it was taken out, or null for one that is in the article. */
  readonly removed: { readonly rule: string; readonly why: string } | null;
  /** The words of the last block before it that stayed; '' for none. */
  readonly after: string;
  /** By what its element could be known on other pages: a name ('' for any) and class, id or role words; null where it has none. */
  readonly element: { readonly name: string; readonly words: readonly string[] } | null;
}

export interface Explanation {
  readonly blocks: readonly ExplainedBlock[];
  /** Blocks that were left out of `blocks`, since there were too many. */
  readonly more: number;
  readonly edits: BodyEdits;
  /** The outlet as rules name it, or null. */
  readonly outlet: string | null;
  /** The version of the rules the article was cut out by, and today's. */
  readonly extractor: number;
  readonly today: number;
}

/** A block to put back into an article. */
export type BlockToRestore = Pick<ExplainedBlock, 'text' | 'html' | 'after'>;

/** Blocks listed at most, those that were taken out first. */
export const mostExplained = 2_000;
