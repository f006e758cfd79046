import { cleanTag } from '../../../contract/clean-name';
import type { Change } from '../../../contract/change';
import type { Anchor } from '../../../contract/mark';
import type { HighlightRow } from '../highlight-rows';
import { flag } from '../rows';
import { foldName } from '../fold-name';
import { done, noOp, type Applied } from './applied';
import type { Workspace } from './workspace';

type Add = Extract<Change, { type: 'highlight-add' }>;
type Edit = Extract<Change, { type: 'highlight-edit' }>;

/** Marks a passage. That its quote stands in the text is not asked: then it is adrift, and not lost. */
export async function applyHighlightAdd(workspace: Workspace, change: Add): Promise<Applied> {
  const { seq, at, anchor, colour, note } = change;
  const articleId = await workspace.resolve(change.articleId);
  const state = articleId === undefined ? undefined : workspace.state(articleId);
  if (articleId === undefined || !state || state.flags & flag.withdrawn) {
    return noOp(seq, `no article ${change.articleId}`);
  }
  if (!isAnchor(anchor)) return noOp(seq, 'no text is marked');
  const row: HighlightRow = {
    id: seq,
    articleId,
    anchor,
    colour,
    note,
    tags: cleanTags(change.tags),
    made: at,
    edited: at,
    isDeleted: false,
  };
  workspace.highlights.putHighlight(row);
  countHighlight(workspace, articleId, 1);
  return done(seq, 1, [{ type: 'highlight-delete', id: seq }]);
}

/** Changes colour, note or tags; what stays as it is is no part of what takes it back. */
export async function applyHighlightEdit(workspace: Workspace, change: Edit): Promise<Applied> {
  const { seq, id } = change;
  const row = await workspace.highlights.highlight(id);
  if (!row || row.isDeleted) return noOp(seq, `no highlight ${id}`);
  const tags = change.tags && cleanTags(change.tags);
  const before = {
    ...(change.colour !== undefined && change.colour !== row.colour && { colour: row.colour }),
    ...(change.note !== undefined && change.note !== row.note && { note: row.note }),
    ...(tags && tags.join('\n') !== row.tags.join('\n') && { tags: row.tags }),
  };
  if (Object.keys(before).length === 0) return noOp(seq, 'nothing to change');
  workspace.highlights.putHighlight({
    ...row,
    colour: change.colour ?? row.colour,
    note: change.note ?? row.note,
    tags: tags ?? row.tags,
    edited: change.at,
  });
  touch(workspace, row.articleId);
  return done(seq, 1, [{ type: 'highlight-edit', id, ...before }]);
}

/** Takes a highlight away, or brings it back as it was. */
export async function applyHighlightPresence(
  workspace: Workspace,
  seq: number,
  id: number,
  isDeleted: boolean,
): Promise<Applied> {
  const row = await workspace.highlights.highlight(id);
  if (!row) return noOp(seq, `no highlight ${id}`);
  if (row.isDeleted === isDeleted) return noOp(seq, 'nothing to change');
  workspace.highlights.putHighlight({ ...row, isDeleted });
  countHighlight(workspace, row.articleId, isDeleted ? -1 : 1);
  return done(seq, 1, [{ type: isDeleted ? 'highlight-restore' : 'highlight-delete', id }]);
}

/** The highlights a change asks for, so that they are read at one go. */
export function listHighlights(change: Change): readonly number[] {
  switch (change.type) {
    case 'highlight-edit':
    case 'highlight-delete':
    case 'highlight-restore':
      return [change.id];
    default:
      return [];
  }
}

/** Takes an article's highlights and note away for good, deleted ones too. Reads and puts the article's state. */
export async function purgeMarks(workspace: Workspace, articleId: number): Promise<void> {
  for (const { id } of await workspace.highlights.highlightsOf(articleId)) workspace.highlights.eraseHighlight(id);
  workspace.highlights.putNote({ kind: 'article', id: articleId }, null);
  const state = workspace.state(articleId);
  if (state) workspace.putState({ ...state, highlights: 0, flags: state.flags & ~flag.noted });
}

/** Tags as they are kept: clean, each once, in the order given. */
function cleanTags(tags: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const given of tags) {
    const tag = cleanTag(given);
    const key = foldName(tag);
    if (tag !== '' && !byKey.has(key)) byKey.set(key, tag);
  }
  return [...byKey.values()];
}

function isAnchor({ start, end, exact }: Anchor): boolean {
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end > start && exact !== '';
}

function countHighlight(workspace: Workspace, articleId: number, by: 1 | -1): void {
  const state = workspace.state(articleId);
  if (state) workspace.putState({ ...state, highlights: (state.highlights ?? 0) + by });
}

/** Puts the state as it is, so that windows hear that the article changed. */
function touch(workspace: Workspace, articleId: number): void {
  const state = workspace.state(articleId);
  if (state) workspace.putState(state);
}
