import { type ConcordanceOrder, concordanceOrders } from '../../../contract/concordance';

const key = 'backfile:concordance-order';

/** The order that was chosen last; as in the articles when none was, or what was stored is none. */
export function readOrder(storage: Pick<Storage, 'getItem'>): ConcordanceOrder {
  return concordanceOrders.find((one) => one === storage.getItem(key)) ?? 'list';
}

/** Keeps the order for the next time. */
export function keepOrder(storage: Pick<Storage, 'setItem'>, order: ConcordanceOrder): void {
  storage.setItem(key, order);
}
