import { say } from '../messages/say';
import type { Desk } from '../state/desk';

/**
 * Goes to the next or previous hit: in the article shown, and behind its last one in the next result. Where nothing is
 * sought, it asks what to find in the article.
 */
export function stepHit(desk: Desk, by: 1 | -1): void {
  const { handles, mover, results, reading, place, announcement, hitArrival } = desk;
  if (handles.reader?.stepHit(by) !== false) return;
  const isSought = (desk.ownArticle ?? place.get()).query.trim() !== '';
  if (!isSought) {
    handles.reader.openFind();
    return;
  }
  const { index, id } = mover.selection.get();
  const next = index + by;
  // An article that was opened by a link or from a story stands in no list.
  const isListed = id !== null && id === reading.store.get().id;
  if (!isListed || next < 0 || next >= results.state.get().page.total) {
    announcement.set(by > 0 ? say('commands.thatWasTheLast') : say('commands.thatWasTheFirst'));
    return;
  }
  hitArrival.set(by);
  mover.pick(next, 'one');
}
