import type { ExplainedBlock } from '../../../contract/explain';
import { createStore } from '../state/store';

/** A rule about to be made from a block of an article. */
export interface RuleDraft {
  readonly outlet: string;
  readonly text: string;
  readonly element: ExplainedBlock['element'];
}

/** What the sheet of rules opens with; null for the list alone. */
export const draftRule = createStore<RuleDraft | null>(null);
