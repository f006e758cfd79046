import type { CompletedField } from '../../../contract/completion';
import { foldTerm } from '../../../search/index';
import type { FacetName } from '../../../search/types';
import { climb } from '../collection-tree';
import { isCounted } from '../holdings';
import { flag } from '../rows';
import type { Store } from '../store';
import { countChosen, splitNames } from './count-facets';
import { listFiled } from './view-sets';

type ValueField = Exclude<CompletedField, 'word'>;

/** A value of a field that articles have, or that the user made. */
export interface KnownValue {
  readonly text: string;
  /** As it is compared with what is typed. */
  readonly folded: string;
  /** What choosing it lists in All articles; null for a word list. */
  readonly articles: number | null;
}

const columns: Readonly<Partial<Record<ValueField, FacetName>>> = {
  by: 'byline',
  outlet: 'outlet',
  section: 'section',
  lang: 'language',
};
/** What is counted to the article; further ones have the count of their column. */
const mostCounted = 400;

/** Makes the list of each field's values; one is made anew when what is held has changed since it was asked for. */
export function listValues(store: Store): (field: ValueField) => Promise<readonly KnownValue[]> {
  const kept = new Map<ValueField, { readonly key: string; readonly values: readonly KnownValue[] }>();
  return async (field) => {
    const { indexing, holdings, generation } = store;
    const column = columns[field];
    // Reading marks change no column: those lists stay while articles only get marks.
    const key = column
      ? `${indexing.generation} ${holdings.trashed.size} ${holdings.withdrawn.size}`
      : String(generation);
    const known = kept.get(field);
    if (known?.key === key) return known.values;
    const values = column ? await readColumn(store, column) : listHeld(store, field);
    kept.set(field, { key, values });
    return values;
  };
}

async function readColumn({ indexing, holdings }: Store, column: FacetName): Promise<KnownValue[]> {
  const { facets } = await indexing.search.search({
    tree: { type: 'all', range: [0, 0] },
    states: holdings,
    view: 'all',
    sort: 'newest',
    offset: 0,
    limit: 0,
    facets: [column],
  });
  const present = (facets[column] ?? []).flatMap(({ value, count }) => (value === null ? [] : [{ value, count }]));
  const names = column === 'byline' ? splitNames(present) : present;
  return names.map(({ value, count }, at) => {
    const articles = at < mostCounted ? countChosen(column, value, present) : count;
    return { text: value, folded: foldTerm(value), articles };
  });
}

function listHeld({ holdings }: Store, field: ValueField): KnownValue[] {
  const { tags, collections, saved, states } = holdings;
  const count = (ids: Iterable<number>): number => {
    let shown = 0;
    for (const id of ids) {
      const state = states.get(id);
      if (state && !(state.flags & (flag.trashed | flag.withdrawn)) && isCounted(state)) shown += 1;
    }
    return shown;
  };
  switch (field) {
    case 'tag':
      return [...tags.rows].map(([key, { name }]) => toValue(name, count(tags.membersWithin(key))));
    case 'in':
      return collections.tree().map((row) => {
        const path = climb(collections.rows, row.id).toReversed();
        return toValue(path.map(({ name }) => name).join('/'), count(listFiled(holdings, row.id, true)));
      });
    default:
      return saved.list().flatMap(({ kind, name }) => (kind === 'words' ? [toValue(name, null)] : []));
  }
}

function toValue(text: string, articles: number | null): KnownValue {
  return { text, folded: foldTerm(text), articles };
}
