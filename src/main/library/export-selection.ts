import type { ArchiveApi, ArchiveMethod } from '../../contract/archive-api';
import type { ExportSelection } from '../../contract/control';
import { fail, ok, type Failure, type Result } from '../../contract/failure';
import type { Collection } from '../../contract/mark';
import type { ArchiveLink } from './link-types';
import { pause } from './space-gate';

const coveredPollMs = 100;

/** A selection that is articles, and not a table of its own. */
export type ArticleSelection = Exclude<ExportSelection, { readonly kind: 'concordance' | 'batch' }>;

/** What is to be exported, found in the archive. */
export interface FoundSelection {
  /** In the order they are to have, each once. */
  readonly ids: readonly number[];
  /** The collection it is, or null. */
  readonly collection: Collection | null;
  readonly isWhole: boolean;
}

/** Asks, or throws an error that carries the failure; see `failureIn`. */
export async function askOrThrow<M extends ArchiveMethod>(
  link: Pick<ArchiveLink, 'ask'>,
  method: M,
  ...args: Parameters<ArchiveApi[M]>
): Promise<Awaited<ReturnType<ArchiveApi[M]>>> {
  const answer = await link.ask(method, args);
  if (answer.ok) return answer.value;
  throw Object.assign(new Error(answer.failure.code), { failure: answer.failure });
}

/** The failure an error of `askOrThrow` carries, or null for any other error. */
export function failureIn(error: unknown): Failure | null {
  // Only askOrThrow sets this field, and it sets a Failure.
  return error instanceof Error && 'failure' in error ? (error.failure as Failure) : null;
}

/**
 * Finds the articles of a selection. A collection gives what is filed in it in the user's own order, then what is filed in those below
 * it, from top to bottom. A query finds what the window would show, best first; an empty one is the whole library.
 */
export async function findSelection(
  link: Pick<ArchiveLink, 'ask'>,
  what: ArticleSelection,
  collections: readonly Collection[],
): Promise<Result<FoundSelection>> {
  if (what.kind === 'ids') return ok({ ids: [...new Set(what.ids)], collection: null, isWhole: false });
  const request = { today: ownDay(new Date()) };
  if (what.kind === 'query') {
    const { query } = what;
    const ids = await askOrThrow(link, 'searchIds', { ...request, query, view: { kind: 'all' }, sort: 'relevance' });
    return ok({ ids, collection: null, isWhole: query.trim() === '' });
  }
  const collection = collections.find(({ id }) => id === what.id);
  if (!collection) return fail('not-found', `collection ${what.id}`);
  const ids = new Set<number>();
  for (const { id } of treeOf(collection, collections)) {
    for (const article of await filedIn(link, id)) ids.add(article);
  }
  return ok({ ids: [...ids], collection, isWhole: false });
}

/**
 * Waits until the search index covers every article held: before that, right after an import or at a start, a search leaves some out
 * without a word. Gives up when the index does not get on for half a minute, and when `signal` is aborted.
 */
export async function untilCovered(link: Pick<ArchiveLink, 'ask'>, signal: AbortSignal): Promise<void> {
  const request = { query: '', view: { kind: 'all' as const }, sort: 'newest' as const, today: ownDay(new Date()) };
  let most = -1;
  for (let waitedMs = 0; waitedMs < 30_000 && !signal.aborted; waitedMs += coveredPollMs) {
    const { covered, held } = await askOrThrow(link, 'search', { ...request, offset: 0, limit: 1 });
    if (covered >= held) return;
    if (covered > most) waitedMs = 0;
    most = Math.max(most, covered);
    await pause(coveredPollMs, signal);
  }
}

/** What a library holds that a list of all articles leaves out: galleries, front pages and such, then what is in Trash. */
export async function findLeftOut(link: Pick<ArchiveLink, 'ask'>): Promise<readonly number[]> {
  const request = { view: { kind: 'all' as const }, sort: 'newest' as const, today: ownDay(new Date()) };
  const found: number[] = [];
  for (const kind of ['gallery', 'index', 'stub', 'other']) {
    found.push(...(await askOrThrow(link, 'searchIds', { ...request, query: `kind:${kind}` })));
  }
  found.push(...(await askOrThrow(link, 'searchIds', { ...request, query: '', view: { kind: 'trash' } })));
  return found;
}

/** Articles filed in a collection itself, in the user's own order, as the window lists them: Trash left out. */
function filedIn(link: Pick<ArchiveLink, 'ask'>, id: number): Promise<readonly number[]> {
  const view = { kind: 'collection' as const, id, within: false };
  return askOrThrow(link, 'searchIds', { query: '', view, sort: 'own', today: ownDay(new Date()) });
}

/** A collection and all below it, from top to bottom as the window lists them. */
function treeOf(top: Collection, collections: readonly Collection[]): readonly Collection[] {
  const below = new Map<number, Collection[]>();
  for (const one of collections) {
    if (one.parent !== null) below.set(one.parent, [...(below.get(one.parent) ?? []), one]);
  }
  const tree: Collection[] = [];
  const waiting = [top];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    tree.push(next);
    waiting.push(...(below.get(next.id) ?? []).toReversed());
  }
  return tree;
}

/** The user's own day, YYYY-MM-DD. */
export function ownDay(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
