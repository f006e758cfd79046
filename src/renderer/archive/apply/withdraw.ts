import type { Outcome } from '../../../contract/change';
import { isLive } from '../collection-tree';
import { flag, type SightingRow, type StateRow } from '../rows';
import { noOp, type Applied } from './applied';
import { deleteFolders } from './collections';
import { giveOwnMarks, readOwnMarks, takeOwnMarks, type OwnMarks } from './own-marks';
import type { Workspace } from './workspace';

/**
 * Takes an import back. Its articles leave, but for those the user has read, starred, tagged, filed, highlighted
 * or written a note on since (`kept`) and those another import has brought in again; the collections of its
 * folders go where nothing is left in them; its sightings count no more, and what they had brought
 * back from Trash goes there again, unless marked.
 */
export async function applyWithdraw(workspace: Workspace, seq: number, importId: number): Promise<Applied> {
  const row = workspace.importRow(importId);
  if (!row) return noOp(seq, `no import ${importId}`);
  if (row.isWithdrawn) return noOp(seq, `import ${importId} is taken back already`);
  // First, since a state is settled by what its import says.
  workspace.putImport({ ...row, isWithdrawn: true });

  const marks = await readOwnMarks(workspace, importId);
  const own = ownStates(workspace, importId);
  const sighted = await sightedStates(workspace, importId);
  const sightedIds = new Set(Array.from(sighted.keys(), ({ id }) => id));
  const markedIds = new Set(
    [...own, ...sighted.keys()].filter((state) => isMarked(workspace, state, importId, marks)).map(({ id }) => id),
  );
  // What is kept keeps what the import has put on it. Done first: what has left is not tagged or filed any more.
  const keptIds = new Set(own.flatMap(({ id }) => (markedIds.has(id) ? [id] : [])));
  await takeOwnMarks(workspace, seq, marks, keptIds);

  let affected = 0;
  let kept = 0;
  for (const state of own) {
    const isKept = keptIds.has(state.id);
    const after = workspace.putState({ ...state, flags: isKept ? state.flags | flag.kept : state.flags & ~flag.kept });
    if (isKept) kept++;
    else if (after.flags & flag.withdrawn) affected++;
  }
  for (const [state, sightings] of sighted) {
    const marked = markedIds.has(state.id);
    const toTrash = sightings.some(({ fromTrash }) => fromTrash) && !marked && !(state.flags & flag.trashed);
    // While another import has it too it stays by that, and a mark taken off later must let it go.
    const isLast = state.sightings === sightings.length;
    const isOrphan = workspace.importRow(state.importId)?.isWithdrawn === true;
    const keeps = marked && isLast && isOrphan && !(state.flags & flag.kept);
    workspace.putState({
      ...state,
      sightings: state.sightings - sightings.length,
      lastSighting: await lastOther(workspace, state.id, importId),
      flags: state.flags | (toTrash ? flag.trashed : 0) | (keeps ? flag.kept : 0),
    });
    for (const sighting of sightings) workspace.putSighting({ ...sighting, takenBack: { toTrash, kept: keeps } });
    affected++;
  }
  workspace.putImport({ ...row, isWithdrawn: true, kept });
  const folders = deleteFolders(
    workspace,
    importId,
    // What it brought holds a folder when the user has marked it, what it found again does not: it was elsewhere
    // before. Anything else the user has filed there.
    (id) => {
      const state = workspace.state(id);
      if (!state || state.flags & flag.withdrawn) return false;
      return state.importId === importId ? (state.flags & flag.kept) !== 0 : !sightedIds.has(id);
    },
  );
  return {
    outcome: { seq, result: 'done', affected, kept },
    inverse: [{ type: 'import-reinstate', importId }, ...folders],
  };
}

/** Brings an import that was taken back in again, as it was. */
export async function applyReinstate(workspace: Workspace, seq: number, importId: number): Promise<Outcome> {
  const row = workspace.importRow(importId);
  if (!row) return { seq, result: 'no-op', why: `no import ${importId}` };
  if (!row.isWithdrawn) return { seq, result: 'no-op', why: `import ${importId} is not taken back` };
  workspace.putImport({ ...row, isWithdrawn: false, kept: 0 });

  let affected = 0;
  const keptIds = new Set<number>();
  for (const state of ownStates(workspace, importId)) {
    if (state.flags & flag.withdrawn) affected++;
    if (state.flags & flag.kept) keptIds.add(state.id);
    workspace.putState({ ...state, flags: state.flags & ~flag.kept });
  }
  for (const [state, own] of await sightedStates(workspace, importId)) {
    const wasTrashed = own.some(({ takenBack }) => takenBack?.toTrash);
    const wasKept = own.some(({ takenBack }) => takenBack?.kept);
    workspace.putState({
      ...state,
      sightings: state.sightings + own.length,
      lastSighting: latest(state.lastSighting, own.at(-1)?.at ?? null),
      flags: state.flags & ~(wasTrashed ? flag.trashed : 0) & ~(wasKept ? flag.kept : 0),
    });
    for (const sighting of own) workspace.putSighting({ ...sighting, takenBack: null });
    affected++;
  }
  await giveOwnMarks(workspace, seq, await readOwnMarks(workspace, importId), keptIds, importId);
  return { seq, result: 'done', affected };
}

/** Whether the user has done something with the article. Where the import itself filed it is no doing of theirs. */
function isMarked(
  { tags, collections }: Workspace,
  { id, flags, highlights = 0 }: StateRow,
  importId: number,
  own: OwnMarks,
): boolean {
  if ((flags & (flag.starred | flag.noted)) !== 0 || highlights > 0) return true;
  if (flags & flag.read && !(flags & flag.arrivedRead)) return true;
  if (tags.keysOf(id).some((key) => !own.tags.get(key)?.has(id))) return true;
  return collections
    .collectionsOf(id)
    .some(
      (one) =>
        collections.rows.get(one)?.folder?.importId !== importId &&
        !own.filings.get(one)?.has(id) &&
        isLive(collections.rows, one),
    );
}

function ownStates(workspace: Workspace, importId: number): StateRow[] {
  return [...workspace.states()].filter((state) => state.importId === importId);
}

/** Articles the import found again, each with the import's sightings of it, oldest first. */
async function sightedStates(workspace: Workspace, importId: number): Promise<Map<StateRow, SightingRow[]>> {
  const byArticle = new Map<number, SightingRow[]>();
  for (const row of await workspace.sightingsIn(importId)) {
    const known = byArticle.get(row.articleId);
    if (known) known.push(row);
    else byArticle.set(row.articleId, [row]);
  }
  await workspace.preload(byArticle.keys());
  const found = new Map<StateRow, SightingRow[]>();
  for (const [id, rows] of byArticle) {
    const state = workspace.state(id);
    if (state) found.set(state, rows);
  }
  return found;
}

function latest(a: string | null, b: string | null): string | null {
  return a !== null && (b === null || a > b) ? a : b;
}

async function lastOther(workspace: Workspace, articleId: number, importId: number): Promise<string | null> {
  const others = (await workspace.sightingsOf(articleId)).filter(
    (row) => row.importId !== importId && workspace.importRow(row.importId)?.isWithdrawn !== true,
  );
  return others.at(-1)?.at ?? null;
}
