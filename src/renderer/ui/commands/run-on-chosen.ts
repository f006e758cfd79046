import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';

/** What is chosen, and the verbs for it. */
export type Chosen = ReturnType<typeof runOnChosen>;

/** The verbs that work on the articles chosen in the list, or on the one in the reader when none is. */
export function runOnChosen(
  desk: Pick<Desk, 'mover' | 'reading' | 'results' | 'edits' | 'announcement' | 'place' | 'triage' | 'handles'>,
): {
  readonly any: () => boolean;
  /** The articles the verbs work on. */
  readonly ids: () => readonly number[];
  /** The one article that a verb for one works on. */
  readonly lead: () => number | null;
  readonly toggleStar: () => void;
  readonly toggleRead: () => void;
  readonly trash: () => void;
  readonly restore: () => void;
} {
  const { mover, reading, results, edits, announcement, triage, handles } = desk;

  const ids = (): readonly number[] => {
    const chosen = [...mover.selection.get().ids];
    if (chosen.length > 0) return chosen;
    const shown = reading.store.get().view?.article.id;
    return shown === undefined ? [] : [shown];
  };
  /** The state of the article that the rest follow: the one in the reader, else the current row. */
  const leadState = (): { isRead: boolean; isStarred: boolean } | null =>
    reading.store.get().view ?? results.row(mover.selection.get().index) ?? null;
  const nameOf = (): string | null => {
    const { view } = reading.store.get();
    return view && ids().length === 1 ? view.article.title : null;
  };

  return {
    // Asked for every command whenever a menu or a key looks: the list of all that is chosen is not made for that.
    any: () => mover.selection.get().ids.size > 0 || reading.store.get().view !== null,
    ids,
    lead: () => mover.selection.get().id ?? reading.store.get().view?.article.id ?? null,
    toggleStar: () => {
      const starred = !(leadState()?.isStarred ?? false);
      void edits.setStarred(ids(), starred);
      // Whoever takes a star off mostly means the one that was just put on.
      if (starred) triage.stayed(say('commands.starred'), handles.list?.hasFocus() ?? false, false);
      else announcement.set(say('commands.starTakenOff'));
    },
    toggleRead: () => {
      const read = !(leadState()?.isRead ?? false);
      void edits.setRead(ids(), read);
      announcement.set(read ? say('commands.markedAsRead') : say('commands.markedAsUnread'));
    },
    trash: () => {
      const gone = ids();
      if (mover.selection.get().index >= 0)
        triage.left(
          gone.length === 1 ? say('commands.trashed') : say('commands.articleTrashed', { count: gone.length }),
        );
      mover.expectLeaving(gone);
      void edits.trash(gone, nameOf());
    },
    restore: () => {
      const taken = ids();
      if (desk.place.get().section === 'trash') {
        triage.left(`${taken.length === 1 ? 'Taken' : `${countOf(taken.length, 'article')} taken`} out of Trash`);
        mover.expectLeaving(taken);
      }
      void edits.restore(taken, nameOf());
    },
  };
}
