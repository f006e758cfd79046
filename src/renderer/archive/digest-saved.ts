import type { Holdings } from './holdings';

/** Lists what is kept to search with for the digest: those not deleted, each kind in the user's order. */
export function digestSaved({ saved }: Holdings): readonly string[] {
  return saved
    .list()
    .map(({ kind, name, lines, view, seen }) => `saved ${JSON.stringify([kind, name, lines, listView(view), seen])}`);
}

/** A list, not an object: the order of an object's keys would be the writer's. */
function listView(view: ReturnType<Holdings['saved']['list']>[number]['view']): readonly unknown[] | null {
  return view && Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1));
}
