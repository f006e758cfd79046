import type { Article, ArticleContent, BodyEdits } from '../../contract/article';
import { mostExplained, type BlockToRestore, type ExplainedBlock, type Explanation } from '../../contract/explain';
import { ok, type Result } from '../../contract/failure';
import { ruleOutletOf } from '../../contract/outlet-rule';
import { editBody } from '../intake/index';
import { extractorVersion } from '../intake/types';
import { readOriginal, type OriginalReader } from './read-original';
import { askArticle, contentOf, reviseArticles, type ReviseParts, type ReviseResult } from './revise';

const noEdits: BodyEdits = { cut: [], restored: [] };

/** Reads an article's original once more and tells, block by block, what of it is in the article and why the rest is not. */
export async function explainArticle(parts: ReviseParts & OriginalReader, id: number): Promise<Result<Explanation>> {
  const article = await askArticle(parts.link, id);
  if (!article.ok) return article;
  const rules = await parts.link.ask('outletRules', []);
  if (!rules.ok) return rules;
  const read = await readOriginal(parts, article.value, { rules: rules.value, explain: true });
  if (!read.ok) return read;
  const edits = article.value.bodyEdits ?? noEdits;
  const all = read.value.article.blocks ?? [];
  const blocks = all.map((block) => asEdited(block, edits));
  const isListed = chooseListed(blocks);
  return ok({
    blocks: blocks.filter((_, at) => isListed(at)),
    more: Math.max(0, blocks.length - mostExplained),
    edits,
    outlet: ruleOutletOf(article.value),
    extractor: article.value.origin.extractor,
    today: extractorVersion,
  });
}

/** A block as the reader has left it: cut by hand, or put back. */
function asEdited(block: ExplainedBlock, { cut, restored }: BodyEdits): ExplainedBlock {
  if (block.removed === null && cut.includes(block.text)) {
    return { ...block, removed: { rule: 'user', why: 'you cut it' } };
  }
  return block.removed !== null && restored.includes(block.text) ? { ...block, removed: null } : block;
}

/** Of too many blocks those that were taken out come first. */
function chooseListed(blocks: readonly ExplainedBlock[]): (at: number) => boolean {
  if (blocks.length <= mostExplained) return () => true;
  const places = blocks.map((_, at) => at).sort((a, b) => rank(blocks[a]) - rank(blocks[b]) || a - b);
  const listed = new Set(places.slice(0, mostExplained));
  return (at) => listed.has(at);
}

function rank(block: ExplainedBlock | undefined): number {
  return block?.removed === null ? 1 : 0;
}

/** Cuts blocks out of an article's text and puts others back, as one undo step. */
export function editArticleText(
  parts: ReviseParts,
  id: number,
  edits: { readonly cut: readonly string[]; readonly restore: readonly BlockToRestore[] },
): Promise<Result<ReviseResult>> {
  return reviseArticles(parts, {
    ids: [id],
    name: 'edit-text',
    revise: async (article) => {
      const content = editText(contentOf(article), edits);
      return content && { content, read: readOf(article) };
    },
  });
}

/** A content with blocks cut and put back, and that noted; null when no text would be left. */
function editText(
  content: ArticleContent,
  edits: { readonly cut: readonly string[]; readonly restore: readonly BlockToRestore[] },
): ArticleContent | null {
  const body = editBody(content.html, edits);
  if (body === null || body.html === content.html) return null;
  return withEdits({ ...content, ...body }, noteEdits(content.bodyEdits ?? noEdits, edits));
}

/** The reader's edits with these added; what undoes one takes it off. */
function noteEdits(
  before: BodyEdits,
  { cut, restore }: { readonly cut: readonly string[]; readonly restore: readonly BlockToRestore[] },
): BodyEdits {
  const back = restore.map(({ text }) => text);
  return {
    cut: [
      ...new Set([
        ...before.cut.filter((one) => !back.includes(one)),
        ...cut.filter((one) => !before.restored.includes(one)),
      ]),
    ],
    restored: [
      ...new Set([
        ...before.restored.filter((one) => !cut.includes(one)),
        ...back.filter((one) => !before.cut.includes(one)),
      ]),
    ],
  };
}

function withEdits(content: ArticleContent, edits: BodyEdits): ArticleContent {
  const { bodyEdits: _, ...rest } = content;
  const { text: _t, ...evidence } = content.evidence;
  if (edits.cut.length + edits.restored.length === 0) return { ...rest, evidence };
  return { ...rest, bodyEdits: edits, evidence: { ...evidence, text: 'user' } };
}

/** A body cut out anew with the reader's edits of the old one done again. */
export function redoEdits(
  content: ArticleContent,
  blocks: readonly ExplainedBlock[],
  edits: BodyEdits | undefined,
): ArticleContent {
  if (edits === undefined) return content;
  const restore = blocks.filter(({ removed, text }) => removed !== null && edits.restored.includes(text));
  const body = editBody(content.html, { cut: edits.cut, restore });
  return withEdits(body === null ? content : { ...content, ...body }, edits);
}

export function readOf({ origin }: Article): { readonly charset: string; readonly extractor: number } {
  return { charset: origin.charset, extractor: origin.extractor };
}
