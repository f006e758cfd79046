import { say } from '../messages/say';
import type { ListView } from '../state/looks';

/** What the views of a list are called. */
export const viewWords: Record<ListView, string> = {
  list: say('results.view.list'),
  table: say('results.view.table'),
  concordance: say('results.view.concordance'),
};
