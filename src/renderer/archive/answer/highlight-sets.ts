import { assertNever } from '../../../contract/failure';
import type { SetNode, WordNode } from '../../../query/index';
import { findHits } from '../../../search/index';
import type { HighlightRow, NoteRow } from '../highlight-rows';
import type { Store } from '../store';

/** The sets of a query that highlights and notes tell: `note:` and `has:`. */
export type MarkNode = Extract<SetNode, { type: 'note' | 'has' }>;

interface Marks {
  readonly notes: readonly NoteRow[];
  readonly highlights: readonly HighlightRow[];
  readonly articles: Iterable<number>;
}

/**
 * The articles that each `note:` and `has:` of a query means, read before the search, which asks for sets
 * and does not wait. A note on a highlight is a note on its article, too; quotes are not sought, for they
 * are the article's own words. Every article held has its original.
 */
export async function findMarked(
  store: Store,
  nodes: readonly MarkNode[],
): Promise<(node: MarkNode) => ReadonlySet<number>> {
  const found = new Map<MarkNode, ReadonlySet<number>>();
  if (nodes.length > 0) {
    const [notes, highlights] = await Promise.all([store.database.notes.toArray(), store.holdings.highlights.all()]);
    const marks = { notes, highlights: [...highlights.values()], articles: store.holdings.states.keys() };
    for (const node of nodes) found.set(node, new Set(listArticles(node, marks)));
  }
  return (node) => found.get(node) ?? new Set();
}

function listArticles(node: MarkNode, { notes, highlights, articles }: Marks): Iterable<number> {
  if (node.type === 'note') return listNoted({ notes, highlights }, (text) => holds(text, node.of));
  switch (node.what) {
    case 'highlight':
      return highlights.map(({ articleId }) => articleId);
    case 'note':
      return listNoted({ notes, highlights }, () => true);
    case 'original':
      return articles;
    default:
      return assertNever(node.what);
  }
}

function* listNoted(
  { notes, highlights }: Pick<Marks, 'notes' | 'highlights'>,
  isMeant: (text: string) => boolean,
): Iterable<number> {
  for (const { target, text } of notes) if (target.kind === 'article' && isMeant(text)) yield target.id;
  for (const { articleId, note } of highlights) if (note !== '' && isMeant(note)) yield articleId;
}

function holds(text: string, words: WordNode): boolean {
  return findHits(text, words, 'text', null).length > 0;
}
