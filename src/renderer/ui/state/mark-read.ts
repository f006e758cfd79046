import type { Edits } from './edits';
import type { Reading } from './reading';

const openMs = 1000;

/** Marks an article read once it has been open for a second; once for each opening, so that "unread" sticks. */
export function markReadAfterAWhile(reading: Reading, edits: Edits): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let openId: number | null = null;
  reading.store.subscribe(() => {
    const { phase, view, id } = reading.store.get();
    const nowOpen = phase === 'ready' && view ? view.article.id : null;
    if (phase === 'waiting' && id === openId) return;
    if (nowOpen === openId) return;
    openId = nowOpen;
    clearTimeout(timer);
    if (nowOpen === null || view?.isRead || view?.isTrashed) return;
    timer = setTimeout(() => {
      const now = reading.store.get().view;
      if (now && now.article.id === nowOpen && !now.isRead && !now.isTrashed) void edits.setRead([nowOpen], true);
    }, openMs);
  });
}
