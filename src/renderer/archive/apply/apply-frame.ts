import type { Outcome } from '../../../contract/change';
import { readStanding, type ArchiveDatabase } from '../database';
import type { Holdings } from '../holdings';
import { hashKey } from '../key-map';
import type { StandingRow } from '../rows';
import { applyChange, type Applied } from './apply-change';
import { noteGroup } from './groups';
import { listHighlights } from './highlights';
import type { PreparedFrame } from './prepare-frame';
import { createWorkspace, type AddedArticle, type Workspace, type WrittenArticles } from './workspace';

/**
 * Frames kept as received, for a journal that lost its end: the last 200, of at most 16 million
 * characters together, and always the very last.
 */
const framesKept = 200;
const framesKeptCharacters = 16_000_000;

/** What a frame came to. */
export interface AppliedFrame {
  readonly outcomes: readonly Outcome[];
  readonly standing: StandingRow;
  /** Articles whose state changed, new ones among them. */
  readonly changed: readonly number[];
  readonly added: readonly AddedArticle[];
  /** Articles that say something else now. */
  readonly revised: readonly AddedArticle[];
  /** Articles that are gone for good. */
  readonly erased: readonly number[];
}

/**
 * Applies one frame in one transaction: all of it and the note that it was applied, or, when it throws,
 * nothing. This and what it calls are the only code that writes articles to the database.
 *
 * What comes of the frame is worked out before the transaction begins, from memory and a few reads:
 * nobody else writes, and a transaction commits by itself when it is kept waiting for anything but the
 * database (Dexie then says PrematureCommitError; it took some 30 awaits to see it).
 */
export async function applyFrame(
  database: ArchiveDatabase,
  holdings: Holdings,
  prepared: PreparedFrame,
): Promise<AppliedFrame> {
  const workspace = createWorkspace(database, holdings);
  const tables = [
    database.articles,
    database.bodies,
    database.states,
    database.sightings,
    database.imports,
    database.importFiles,
    database.groups,
    database.groupParts,
    database.collections,
    database.filings,
    database.tags,
    database.tagged,
    database.highlights,
    database.notes,
    database.saved,
    database.signatures,
    database.revisions,
    database.outletRules,
    database.frames,
    database.meta,
  ];
  const applied = await applyChanges(workspace, prepared);
  const standing = await database.dexie.transaction('rw', tables, async () => {
    const before = await readStanding(database);
    if (before.frame !== prepared.frame.n - 1) throw new Error(`frame ${prepared.frame.n} after ${before.frame}`);
    return noteStanding(database, before, prepared, await workspace.write());
  });
  return { outcomes: applied.map(({ outcome }) => outcome), standing, ...workspace.commit() };
}

async function applyChanges(workspace: Workspace, prepared: PreparedFrame): Promise<Applied[]> {
  await workspace.preload(findCandidates(workspace, prepared));
  await workspace.preloadFiles(
    prepared.frame.changes.flatMap((change): [number, string][] =>
      change.type === 'import-file' ? [[change.importId, change.file.path]] : [],
    ),
  );
  await workspace.preloadAliases(listNamed(prepared), prepared.frame.changes[0]?.seq ?? 0);
  await workspace.highlights.preload(prepared.frame.changes.flatMap((change) => listHighlights(change)));
  const applied: Applied[] = [];
  for (const change of prepared.frame.changes) applied.push(await applyChange(workspace, change, prepared));
  await noteGroup(workspace, prepared.frame, applied);
  return applied;
}

/** Articles that identity may ask for, so that they are read at one go. */
function findCandidates(workspace: Workspace, { frame }: PreparedFrame): Set<number> {
  const ids = new Set<number>();
  for (const change of frame.changes) {
    if (change.type !== 'article-add') continue;
    const { content, keys, origin } = change;
    for (const id of workspace.candidates('content', hashKey(keys.content))) ids.add(id);
    for (const id of workspace.candidates('object', hashKey(origin.object))) ids.add(id);
    if (content.canonicalUrl === null) continue;
    for (const id of workspace.candidates('address', hashKey(content.canonicalUrl))) ids.add(id);
  }
  return ids;
}

/** Articles that edits name. */
function* listNamed({ frame }: PreparedFrame): Iterable<number> {
  for (const change of frame.changes) {
    if ('ids' in change) yield* change.ids;
    if (change.type === 'collection-place') for (const [id] of change.places) yield id;
    if (change.type === 'story-place') for (const { id } of change.places) yield id;
    if (change.type === 'story-part') for (const part of change.parts) yield* part;
  }
}

async function noteStanding(
  database: ArchiveDatabase,
  before: StandingRow,
  { frame, json }: PreparedFrame,
  { articlesAdded, articlesErased }: WrittenArticles,
): Promise<StandingRow> {
  const kept = [...before.framesKept, [frame.n, json.length] as const];
  const dropped: number[] = [];
  let characters = kept.reduce((sum, [, length]) => sum + length, 0);
  // What was deleted for good must not stand in an old frame: of those before, none is kept.
  const most = articlesErased > 0 ? 1 : framesKept;
  while (kept.length > 1 && (kept.length > most || characters > framesKeptCharacters)) {
    const [n, length] = kept.shift() ?? [0, 0];
    dropped.push(n);
    characters -= length;
  }
  const standing: StandingRow = {
    key: 'standing',
    frame: frame.n,
    chain: frame.chain,
    appliedSeq: frame.changes.at(-1)?.seq ?? before.appliedSeq,
    articlesNoted: before.articlesNoted + articlesAdded - articlesErased,
    framesKept: kept,
  };
  await Promise.all([
    database.frames.put({ n: frame.n, json }),
    database.frames.bulkDelete(dropped),
    database.meta.put(standing),
  ]);
  return standing;
}
