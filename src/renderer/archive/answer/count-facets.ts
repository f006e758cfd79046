import type { Facet, FacetName, FacetValue } from '../../../contract/facet';
import { tokenize } from '../../../search/index';
import type { FacetCount, FacetName as ColumnFacet, SearchInput, SearchOutput } from '../../../search/types';
import { climb } from '../collection-tree';
import { nameBreak } from '../describe-rows';
import { foldName } from '../fold-name';
import type { Holdings } from '../holdings';
import { flag } from '../rows';
import { findCollections } from './find-collections';
import { listFiled } from './view-sets';

/** Values of a facet that are listed; the rest is found by typing. */
const listed = 20;

type Counts = ReadonlyMap<string, number>;

const timeFacets: ReadonlySet<FacetName> = new Set<FacetName>(['year', 'month', 'day']);
const heldFacets: ReadonlySet<FacetName> = new Set<FacetName>(['tag', 'collection', 'state']);

/**
 * Counts facets over all that a search finds: columns by the search itself, in its one pass, and tags, collections and
 * states by what is held in memory. A count is what choosing the value leaves, to the last article.
 */
export async function countFacets(
  holdings: Holdings,
  names: readonly FacetName[],
  search: (counting: Pick<SearchInput, 'facets' | 'onResult'>) => Promise<SearchOutput>,
): Promise<readonly Facet[]> {
  const ids: number[] = [];
  const isHeldAsked = names.some((name) => heldFacets.has(name));
  const { facets: columns, total } = await search({
    facets: names.filter(isColumn),
    ...(isHeldAsked ? { onResult: (id: number) => ids.push(id) } : {}),
  });
  return names.map((name): Facet => {
    if (name === 'tag') return countTags(holdings, ids);
    if (name === 'collection') return countCollections(holdings, ids);
    if (name === 'state') return countStates(holdings, ids);
    const counts = columns[name] ?? [];
    const without = counts.find(({ value }) => value === null)?.count ?? 0;
    const present = counts.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }]));
    if (timeFacets.has(name)) return { name, values: present.map(toValue), more: 0, without };
    const candidates = name === 'byline' ? splitNames(present) : present;
    const values = candidates
      .slice(0, listed)
      .map(({ value }) => toValue({ value, count: countChosen(name, value, present) }))
      // One that is not even a word cannot be looked for.
      .filter(({ count }) => count > 0 && count <= total)
      .sort((a, b) => b.count - a.count);
    const labelled = name === 'import' ? values.map((value) => nameImport(holdings, value)) : values;
    return { name, values: labelled, more: Math.max(0, candidates.length - listed), without };
  });
}

function isColumn(name: FacetName): name is ColumnFacet {
  return !heldFacets.has(name);
}

type Present = Pick<FacetValue, 'value' | 'count'>;

function toValue({ value, count }: FacetCount & { readonly value: string }): FacetValue {
  return { value, label: value, count };
}

function nameImport({ imports }: Holdings, value: FacetValue): FacetValue {
  return { ...value, label: imports.get(Number(value.value))?.label ?? value.value };
}

/** Bylines of several names, told apart; most frequent first. */
export function splitNames(lines: readonly Present[]): readonly Present[] {
  const counts = new Map<string, number>();
  for (const { value, count } of lines) {
    for (const name of new Set(value.split(nameBreak))) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return Array.from(counts, ([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/** How many results choosing a value leaves: `outlet:"The Example"` finds “The Example Weekly” as well. */
export function countChosen(name: FacetName, value: string, present: readonly Present[]): number {
  // Once, not for each that is there: of ten thousand outlets hundreds are counted.
  const wanted = name === 'outlet' || name === 'byline' ? foldedOf(value) : value;
  const isFound = (one: string): boolean => {
    switch (name) {
      case 'outlet':
      case 'byline':
        return foldedOf(one).includes(wanted);
      case 'section':
        return tokensOf(value).every((word) => foldedOf(one).includes(` ${word} `));
      case 'language':
        return one === value || one.startsWith(`${value}-`);
      default:
        return one === value;
    }
  };
  return present.reduce((sum, { value: one, count }) => (isFound(one) ? sum + count : sum), 0);
}

const folded = new Map<string, string>();
const mostFolded = 50_000;

function tokensOf(text: string): readonly string[] {
  return foldedOf(text).trim().split(' ');
}

/** The words of a value with a space around each, so that a phrase in it is a part of it. */
function foldedOf(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  if (folded.size >= mostFolded) folded.clear();
  const words = ` ${tokenize(text).join(' ')} `;
  folded.set(text, words);
  return words;
}

/** A tag counts for those it is nested in. */
function countTags({ tags }: Holdings, ids: readonly number[]): Facet {
  const counts = new Map<string, number>();
  let without = 0;
  for (const id of ids) {
    const keys = tags.keysOf(id);
    if (keys.length === 0) without += 1;
    const within = new Set(keys.flatMap(listAbove));
    for (const key of within) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return rankHeld('tag', counts, without, (key, count) => {
    const name = tags.rows.get(key)?.name ?? key;
    return { value: name, label: name, count };
  });
}

/** `a/b/c`: it, `a/b` and `a`. */
function listAbove(key: string): readonly string[] {
  const parts = key.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** An article counts for the collections it is filed in and for those above them. */
function countCollections(holdings: Holdings, ids: readonly number[]): Facet {
  const { collections } = holdings;
  const paths = new Map(
    collections.tree().map((row) => {
      const above = climb(collections.rows, row.id).toReversed();
      return [row.id, { ids: above.map(({ id }) => id), path: above.map(({ name }) => name).join('/'), row }] as const;
    }),
  );
  const counts = new Map<number, number>();
  let without = 0;
  for (const id of ids) {
    const within = new Set([...collections.collectionsOf(id)].flatMap((one) => paths.get(one)?.ids ?? []));
    if (within.size === 0) without += 1;
    for (const one of within) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const byPath = new Map<string, number>();
  const labels = new Map<string, string>();
  for (const [id, count] of counts) {
    const at = paths.get(id);
    if (!at) continue;
    byPath.set(at.path, Math.max(count, byPath.get(at.path) ?? 0));
    labels.set(at.path, at.row.name);
  }
  return rankHeld('collection', byPath, without, (path, count) => {
    const named = findCollections(holdings, path);
    const label = labels.get(path) ?? path;
    if (named.length < 2) return { value: path, label, count };
    // A path that ends like that of another means both.
    const all = new Set(named.flatMap(({ id }) => [...listFiled(holdings, id, true)]));
    return { value: path, label, count: ids.reduce((sum, id) => (all.has(id) ? sum + 1 : sum), 0) };
  });
}

function countStates(holdings: Holdings, ids: readonly number[]): Facet {
  const counts = { unread: 0, read: 0, starred: 0, highlight: 0 };
  for (const id of ids) {
    const state = holdings.states.get(id);
    if (!state) continue;
    if (state.flags & flag.read) counts.read += 1;
    else counts.unread += 1;
    if (state.flags & flag.starred) counts.starred += 1;
    if ((state.highlights ?? 0) > 0) counts.highlight += 1;
  }
  const values = Object.entries(counts).flatMap(([value, count]) =>
    count > 0 ? [{ value, label: value, count }] : [],
  );
  return { name: 'state', values, more: 0, without: 0 };
}

function rankHeld(
  name: FacetName,
  counts: Counts,
  without: number,
  describe: (key: string, count: number) => FacetValue,
): Facet {
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (foldName(a) < foldName(b) ? -1 : 1));
  const values = ranked.slice(0, listed).map(([key, count]) => describe(key, count));
  return { name, values, more: Math.max(0, ranked.length - listed), without };
}
