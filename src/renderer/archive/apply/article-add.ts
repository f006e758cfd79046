import type { Outcome } from '../../../contract/change';
import { readInstant, readMs } from '../article-date';
import { hashKey } from '../key-map';
import { flag, type ArticleRow, type StateRow } from '../rows';
import { findHeld } from './find-held';
import type { AddChange, PreparedAdd } from './prepare-frame';
import { joinStory } from './stories';
import type { Workspace } from './workspace';

/** Takes in an article, or notes that it is held already. */
export async function applyArticleAdd(
  workspace: Workspace,
  change: AddChange,
  prepared: PreparedAdd,
): Promise<Outcome> {
  const { seq } = change;
  const held = await findHeld(workspace, change);
  if (held.relation === 'repeated') {
    const { id, imported } = held.article;
    workspace.noteRepeat(seq, id);
    if (held.wasSighting) return { seq, result: 'sighting', id, since: imported, restored: false };
    return { seq, result: 'article', id };
  }
  if (held.relation === 'same') return addSighting(workspace, change, held.article, prepared);

  const of = held.relation === 'version' ? workspace.state(held.article.id) : undefined;
  addArticle(
    workspace,
    change,
    { lineage: of?.lineage ?? seq, story: await joinStory(workspace, change, of) },
    prepared,
  );
  // A version of something that was taken back would be announced as the version of nothing.
  if (!of || of.flags & flag.withdrawn) {
    countInImport(workspace, change.importId, 'articles');
    return { seq, result: 'article', id: seq };
  }
  countInImport(workspace, change.importId, 'versions');
  return { seq, result: 'version', id: seq, of: of.id };
}

function addArticle(
  workspace: Workspace,
  change: AddChange,
  { lineage, story }: { readonly lineage: number; readonly story: number },
  prepared: PreparedAdd,
): void {
  const { seq, importId, origin, keys } = change;
  const { html, text, ...content } = change.content;
  const row: ArticleRow = { ...content, id: seq, importId, imported: change.at, origin, keys, digest: prepared.digest };
  const state: StateRow = {
    id: seq,
    importId,
    kind: content.kind,
    published: readInstant(content.published),
    saved: readMs(content.saved) ?? readMs(change.at) ?? 0,
    flags: change.arrivesRead === true ? flag.read | flag.arrivedRead : 0,
    content: hashKey(keys.content),
    address: content.canonicalUrl === null ? null : hashKey(content.canonicalUrl),
    objects: [hashKey(origin.object)],
    sightings: 0,
    lastSighting: null,
    lineage,
    ...(story === seq ? {} : { story }),
  };
  workspace.addArticle(row, { id: seq, html, text }, state);
}

function addSighting(workspace: Workspace, change: AddChange, article: ArticleRow, prepared: PreparedAdd): Outcome {
  const { seq, importId, origin, at } = change;
  countInImport(workspace, importId, 'sightings');
  const state = workspace.state(article.id);
  // An import that was taken back while it ran: what still comes of it is kept but counts for nothing.
  const counts = workspace.importRow(importId)?.isWithdrawn !== true;
  const fromTrash = counts && state !== undefined && (state.flags & flag.trashed) !== 0;
  const row = fromTrash ? workspace.importRow(importId) : undefined;
  if (row && !row.tookFromTrash) workspace.putImport({ ...row, tookFromTrash: true });
  workspace.putSighting({
    seq,
    articleId: article.id,
    importId,
    at,
    origin,
    saved: change.content.saved,
    ...(change.again === undefined ? {} : { again: change.again }),
    fromTrash,
    takenBack: null,
    digest: prepared.sightingDigest,
  });
  if (!state) return { seq, result: 'sighting', id: article.id, since: article.imported, restored: false };
  const object = hashKey(origin.object);
  const objects = state.objects.includes(object) ? state.objects : [...state.objects, object];
  if (!counts) {
    workspace.putState({ ...state, objects, flags: state.flags | flag.sighted });
    return { seq, result: 'sighting', id: article.id, since: article.imported, restored: false };
  }
  workspace.putState({
    ...state,
    objects,
    flags: (state.flags | flag.sighted) & ~flag.trashed,
    sightings: state.sightings + 1,
    lastSighting: at,
  });
  const restored = (state.flags & (flag.trashed | flag.withdrawn)) !== 0;
  return { seq, result: 'sighting', id: article.id, since: article.imported, restored };
}

function countInImport(workspace: Workspace, importId: number, what: 'articles' | 'versions' | 'sightings'): void {
  const row = workspace.importRow(importId);
  if (row) workspace.putImport({ ...row, [what]: row[what] + 1 });
}
