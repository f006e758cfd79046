import type { ConcordanceOrder } from '../../../contract/concordance';

/** What the orders are called; "before" and "after" are as one reads, whichever way the script runs. */
export const orderWords: Record<ConcordanceOrder, string> = {
  list: 'As in the articles',
  before1: '1st word before',
  before2: '2nd word before',
  hit: 'The hit itself',
  after1: '1st word after',
  after2: '2nd word after',
  newest: 'Newest',
  oldest: 'Oldest',
  outlet: 'By outlet',
};
