import type { ArticleContent } from '../../../contract/article';
import type { Change } from '../../../contract/change';
import { changeContent, changedFields, diffContent, type Revision } from '../../../contract/revise-content';
import { readInstant, readMs } from '../article-date';
import { digestArticle } from '../digest';
import { hashKey } from '../key-map';
import { flag, type ArticleRow } from '../rows';
import { done, noOp, type Applied } from './applied';
import type { Workspace } from './workspace';

/** Changes what an article says, and keeps what it said before. */
export async function applyRevise(
  workspace: Workspace,
  change: Extract<Change, { type: 'article-revise' }>,
): Promise<Applied> {
  const id = await workspace.resolve(change.id);
  return id === undefined ? noOp(change.seq, `no article ${change.id}`) : revise(workspace, change.seq, id, change);
}

/** Puts an article back to how it was before a revision; that is a revision too, which can be put back. */
export async function applyRevert(
  workspace: Workspace,
  { seq, id: wanted, of }: Extract<Change, { type: 'article-revert' }>,
): Promise<Applied> {
  const id = await workspace.resolve(wanted);
  const before = await workspace.revisions.revision(of);
  if (id === undefined || before?.articleId !== id) return noOp(seq, `no revision ${of} of article ${wanted}`);
  return revise(workspace, seq, id, before.back);
}

async function revise(workspace: Workspace, seq: number, id: number, revision: Revision): Promise<Applied> {
  const [row, body] = [await workspace.article(id), await workspace.body(id)];
  const state = workspace.state(id);
  if (!row || !body || !state || state.flags & flag.withdrawn) return noOp(seq, `no article ${id}`);
  const content = contentOf(row, body);
  const next = changeContent(content, revision.change);
  const { keys, read } = revision;
  const origin = { ...row.origin, charset: read.charset, extractor: read.extractor };
  const back: Revision = {
    change: diffContent(next, content),
    keys: row.keys,
    read: { charset: row.origin.charset, extractor: row.origin.extractor },
  };
  const isSameRead = read.charset === row.origin.charset && read.extractor === row.origin.extractor;
  if (changedFields(back.change).length === 0 && isSameRead) return noOp(seq, 'nothing to change');
  const { html, text, ...facts } = next;
  const { importId, imported, importedKeys = row.keys } = row;
  workspace.reviseArticle(
    {
      ...facts,
      id,
      importId,
      imported,
      origin,
      keys,
      importedKeys,
      digest: await digestArticle(next, keys, origin),
    },
    { id, html, text },
    {
      ...state,
      kind: next.kind,
      published: readInstant(next.published),
      saved: readMs(next.saved) ?? readMs(imported) ?? 0,
      content: hashKey(keys.content),
      address: next.canonicalUrl === null ? null : hashKey(next.canonicalUrl),
    },
  );
  workspace.revisions.putRevision({ seq, articleId: id, back });
  return done(seq, 1, [{ type: 'article-revert', id, of: seq }]);
}

function contentOf(row: ArticleRow, { html, text }: { readonly html: string; readonly text: string }): ArticleContent {
  const { id: _, importId: _i, imported: _a, origin: _o, keys: _k, importedKeys: _m, digest: _d, ...facts } = row;
  return { ...facts, html, text };
}
