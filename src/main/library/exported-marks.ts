import type { EditDraft } from '../../contract/change';
import type { Highlight } from '../../contract/mark';
import { copyEdit, isEditList } from './check-edits';
import type { ExportedArticle } from './check-exported';

/** An exported article that is in the archive now. */
export interface TakenArticle {
  readonly given: ExportedArticle;
  /** What names it in this library. */
  readonly id: number;
  /** What is on it already when it was held before; null when it is new. */
  readonly held: { readonly note: string; readonly highlights: readonly Highlight[] } | null;
  /** Whether this import brought it in before it was cut off, or back from Trash. */
  readonly isBack: boolean;
}

/** A change that may be journaled: of the right shape, with its own fields only. Null for any other. */
export function readEdit(value: Readonly<Record<string, unknown>>): EditDraft | null {
  // isEditList says that it is a list of edits.
  return isEditList([value]) ? copyEdit(value as unknown as EditDraft) : null;
}

/**
 * What was left on exported articles, as changes. On one that was held before, its own things stay: the same highlight is not made twice,
 * a note goes behind the one there, and it is not put in Trash unless this import brought it in or out of there. `refused` counts what does not fit.
 */
export function listMarks(articles: readonly TakenArticle[]): {
  readonly edits: readonly EditDraft[];
  readonly refused: number;
} {
  const drafts: Record<string, unknown>[] = [];
  const tagged = new Map<string, number[]>();
  const idsOf = (isMeant: (article: TakenArticle) => boolean): number[] => articles.filter(isMeant).map(({ id }) => id);
  const add = (draft: Record<string, unknown>, ids: readonly number[]): void => {
    if (ids.length > 0) drafts.push({ ...draft, ids });
  };
  add(
    { type: 'read', read: true },
    idsOf(({ given }) => given.isRead),
  );
  add(
    { type: 'star', starred: true },
    idsOf(({ given }) => given.isStarred),
  );
  for (const { given, id, held } of articles) {
    for (const tag of given.tags) tagged.set(tag, [...(tagged.get(tag) ?? []), id]);
    const there = new Set(held?.highlights.map(tellHighlight));
    for (const highlight of given.highlights) {
      if (there.has(tellHighlight(highlight))) continue;
      drafts.push({ tags: [], ...(highlight as object), type: 'highlight-add', articleId: id });
    }
    const before = held?.note ?? '';
    if (given.note === '' || before.includes(given.note)) continue;
    const note = before === '' ? given.note : `${before}\n\n${given.note}`;
    drafts.push({ type: 'note-set', target: { kind: 'article', id }, text: note });
  }
  for (const [tag, ids] of tagged) drafts.push({ type: 'tag-add', tag, ids });
  // Last: what stands in Trash is marked all the same.
  add(
    { type: 'article-trash' },
    idsOf(({ given, held, isBack }) => given.isTrashed && (held === null || isBack)),
  );
  const edits = drafts.flatMap((draft) => readEdit(draft) ?? []);
  return { edits, refused: drafts.length - edits.length };
}

/** What tells two highlights of one article apart, whatever their ids. */
function tellHighlight(value: unknown): string {
  // Only compared: whatever it is, it is checked when it becomes an edit.
  const { anchor, colour, note } = value as Partial<Highlight>;
  return JSON.stringify([anchor?.start, anchor?.end, anchor?.exact, colour, note]);
}
