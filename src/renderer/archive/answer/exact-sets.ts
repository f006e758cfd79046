import type { ExactNode, QueryNode } from '../../../query/index';
import { hasHit } from '../../../search/index';
import type { IdSet, SetResolver } from '../../../search/types';
import { describeDocument } from '../describe-rows';
import type { Store } from '../store';

/** How long an answer may take, and who is told how many articles it has not read by then. */
export interface Patience {
  readonly milliseconds: number;
  readonly onUnread: (articles: number) => void;
}

/** What was read for one `=Word`. */
interface Reading {
  readonly verdicts: Map<number, boolean>;
}

interface Readings {
  /** By word and field, the one asked about last at the end. */
  readonly byKey: Map<string, Reading>;
  /** Of `Indexing`: texts that were revised are read again. */
  revisions: number;
  /** Ends when nobody reads: two questions at once read each text once, a few in turn. */
  busy: Promise<unknown>;
}

const readingsOf = new WeakMap<Store, Readings>();
const maxKept = 8;
/** Articles read at one go. */
const batchArticles = 128;
const everyId: IdSet = { size: 1, has: () => true };
const nobody: ReadonlySet<number> = new Set();

/**
 * The articles that each `=Word` of a query means. The index tells who has the word in any case; of these, as far as
 * the rest of the query lets them through, the texts themselves are read, once for as long as the word is asked about.
 * `others`: what the query's other sets hold.
 */
export async function findExact(
  store: Store,
  tree: QueryNode,
  nodes: readonly ExactNode[],
  others: SetResolver,
  patience?: Patience,
): Promise<ReadonlyMap<ExactNode, ReadonlySet<number>>> {
  const found = new Map<ExactNode, ReadonlySet<number>>();
  if (nodes.length === 0) return found;
  const until = patience ? performance.now() + patience.milliseconds : Infinity;
  const readings = openReadings(store);
  const wide = widen(tree);
  let unread = 0;
  for (const node of nodes) {
    const ids = await listCandidates(store, { ...node, type: 'and', of: [wide, asPhrase(node)] }, others);
    const { verdicts } = openReading(readings, node);
    for (let from = nextUnread(ids, verdicts, 0); from < ids.length; from = nextUnread(ids, verdicts, from)) {
      if (performance.now() > until) break;
      const at = from;
      const turn = readings.busy.then(() => readSome(store, ids, at, node, verdicts));
      readings.busy = turn.catch(() => undefined);
      await turn;
    }
    unread += ids.reduce((sum, id) => sum + Number(!verdicts.has(id)), 0);
    found.set(node, new Set(ids.filter((id) => verdicts.get(id) === true)));
  }
  patience?.onUnread(unread);
  return found;
}

function openReadings(store: Store): Readings {
  const { revisions } = store.indexing;
  const known = readingsOf.get(store);
  if (known?.revisions === revisions) return known;
  const opened: Readings = { byKey: new Map(), revisions, busy: known?.busy ?? Promise.resolve() };
  readingsOf.set(store, opened);
  return opened;
}

function openReading({ byKey }: Readings, { field, text }: ExactNode): Reading {
  const key = `${field} ${text.trim()}`;
  const reading = byKey.get(key) ?? { verdicts: new Map() };
  byKey.delete(key);
  byKey.set(key, reading);
  for (const oldest of byKey.keys()) {
    if (byKey.size <= maxKept) break;
    byKey.delete(oldest);
  }
  return reading;
}

function asPhrase({ text, field, range }: ExactNode): QueryNode {
  return { type: 'phrase', text, field, range };
}

/** A query that lets through all that the given one may, whatever its exact words turn out to hold, and the undated. */
function widen(node: QueryNode): QueryNode {
  switch (node.type) {
    case 'and':
    case 'or':
      return { ...node, of: node.of.map(widen) };
    case 'not':
      return hasExact(node.of) ? { type: 'all', range: node.range } : node;
    case 'exact':
      return asPhrase(node);
    case 'date':
      // Those without a date are counted as left out for want of it.
      return { type: 'or', of: [node, { ...node, interval: 'unknown' }], range: node.range };
    case 'is':
      return node.state === 'trashed' ? { type: 'all', range: node.range } : node;
    default:
      return node;
  }
}

function hasExact(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.of.some(hasExact);
  return node.type === 'exact' || (node.type === 'not' && hasExact(node.of));
}

/** Of every kind and in Trash as well: what a search leaves out it counts. */
async function listCandidates({ indexing, holdings }: Store, tree: QueryNode, others: SetResolver): Promise<number[]> {
  const ids: number[] = [];
  const { unread, starred, withdrawn } = holdings;
  await indexing.search.search({
    tree,
    states: { unread, starred, withdrawn, trashed: nobody },
    resolveSet: others,
    view: { ids: everyId },
    sort: 'newest',
    offset: 0,
    limit: 0,
    onResult: (id) => ids.push(id),
  });
  // Newest first: in time that runs out, what is most likely looked at.
  return ids.sort((a, b) => b - a);
}

function nextUnread(ids: readonly number[], verdicts: ReadonlyMap<number, boolean>, from: number): number {
  let at = from;
  while (at < ids.length && verdicts.has(ids[at] ?? -1)) at += 1;
  return at;
}

/** Reads the first texts from a place on that nobody has read. */
async function readSome(
  { database }: Store,
  ids: readonly number[],
  from: number,
  node: ExactNode,
  verdicts: Map<number, boolean>,
): Promise<void> {
  const batch: number[] = [];
  for (let at = nextUnread(ids, verdicts, from); at < ids.length && batch.length < batchArticles;) {
    batch.push(ids[at] ?? -1);
    at = nextUnread(ids, verdicts, at + 1);
  }
  const [rows, bodies] = await Promise.all([
    database.articles.bulkGet(batch),
    node.field === 'any' || node.field === 'text' ? database.bodies.bulkGet(batch) : [],
  ]);
  for (const [place, id] of batch.entries()) {
    const row = rows[place];
    const body = bodies[place] ?? { id, html: '', text: '' };
    verdicts.set(id, row !== undefined && hasHit(describeDocument(row, body).fields, node));
  }
}
