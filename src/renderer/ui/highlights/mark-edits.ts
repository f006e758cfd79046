import type { Article } from '../../../contract/article';
import type { EditDraft } from '../../../contract/change';
import { makeAnchor } from '../../../contract/find-anchor';
import type { Highlight, MarkColour, NoteTarget } from '../../../contract/mark';
import type { TextRange } from '../../../contract/archive-api';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import { colourWords } from '../words';

type Edited = Pick<Highlight, 'colour' | 'note' | 'tags'>;
type Needed = Pick<Desk, 'steps' | 'reading' | 'announcement'>;

/** Shows a change of the open article's highlights before the archive has applied it. */
function show(
  { reading }: Needed,
  articleId: number,
  change: (old: readonly Highlight[]) => readonly Highlight[],
): void {
  const { view } = reading.store.get();
  if (view?.article.id === articleId) reading.patch({ highlights: change(view.highlights) });
}

/** Highlights a range of an article's `text`; gives the highlight once it is on disk, or null when it was refused. */
export async function addHighlight(
  desk: Needed,
  article: Pick<Article, 'id' | 'text'>,
  range: TextRange,
  given: Edited,
): Promise<Highlight | null> {
  const anchor = makeAnchor(article.text, range[0], range[1]);
  const change: EditDraft = { type: 'highlight-add', articleId: article.id, anchor, ...given };
  const id = await desk.steps.make('highlight', [change], null);
  if (id === null) return null;
  const now = new Date().toISOString();
  // Its id is the seq of the change that made it, which is the group's: the group holds nothing else.
  const highlight: Highlight = { id, articleId: article.id, anchor, range, ...given, made: now, edited: now };
  show(desk, article.id, (old) =>
    old.some((one) => one.id === id) ? old : [...old, highlight].sort((a, b) => a.anchor.start - b.anchor.start),
  );
  desk.announcement.set(say('highlights.highlightedIn', { value: colourWords[given.colour].toLowerCase() }));
  return highlight;
}

/** Changes what is different in `given`; nothing is journaled when nothing is. */
export async function editHighlight(desk: Needed, old: Highlight, given: Partial<Edited>): Promise<void> {
  const change: { colour?: MarkColour; note?: string; tags?: readonly string[] } = {};
  if (given.colour !== undefined && given.colour !== old.colour) change.colour = given.colour;
  if (given.note !== undefined && given.note !== old.note) change.note = given.note;
  if (given.tags !== undefined && given.tags.join('\n') !== old.tags.join('\n')) change.tags = given.tags;
  if (Object.keys(change).length === 0) return;
  const group = await desk.steps.make('highlight-edit', [{ type: 'highlight-edit', id: old.id, ...change }], null);
  if (group === null) return;
  show(desk, old.articleId, (all) => all.map((one) => (one.id === old.id ? { ...one, ...change } : one)));
}

/** Takes a highlight away and offers undo. */
export async function deleteHighlight(desk: Needed, old: Highlight): Promise<void> {
  const group = await desk.steps.make(
    'highlight-delete',
    [{ type: 'highlight-delete', id: old.id }],
    old.note === '' ? say('highlights.highlightDeleted') : say('highlights.highlightAndItsNote'),
  );
  if (group !== null) show(desk, old.articleId, (all) => all.filter((one) => one.id !== old.id));
}

/** Writes the note of an article or a collection; '' takes it away. */
export async function setNote(desk: Needed, target: NoteTarget, text: string): Promise<boolean> {
  const group = await desk.steps.make(
    'note',
    [{ type: 'note-set', target, text }],
    text === '' ? say('highlights.noteDeleted') : null,
  );
  if (group === null) return false;
  const { view } = desk.reading.store.get();
  if (target.kind === 'article' && view?.article.id === target.id) desk.reading.patch({ note: text });
  return true;
}
