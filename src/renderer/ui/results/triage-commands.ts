import type { Command } from '../commands/commands';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';

/** Commands for going through a list: to the next one not yet read, all read at once, and whether to go on by itself. */
export function createTriageCommands(desk: Desk): readonly Command[] {
  const { results, mover, announcement, edits, settings } = desk;
  const failed = (): void => desk.sayFailure({ code: 'archive-unavailable', detail: '' });
  const isListed = (): boolean => results.state.get().page.total > 0;

  /** Looks at the rows that are loaded first: mostly the next one is among them. */
  const goToUnread = async (by: 1 | -1): Promise<void> => {
    const { asked } = results.state.get();
    if (!asked) return;
    const { index } = mover.selection.get();
    let at = index < 0 ? (by > 0 ? 0 : results.state.get().page.total - 1) : index + by;
    for (let row = results.row(at); row; at += by, row = results.row(at)) {
      if (!row.isRead) return mover.pick(at, 'one');
    }
    const [all, unread] = await Promise.all([
      desk.ask('searchIds', asked),
      desk.ask('searchIds', { ...asked, query: `${asked.query} is:unread`.trim() }),
    ]);
    const wanted = new Set(unread);
    while (at >= 0 && at < all.length && !wanted.has(all[at] ?? -1)) at += by;
    if (at >= 0 && at < all.length) mover.pick(at, 'one');
    else announcement.set(by > 0 ? say('results.nothingUnreadAfter') : say('results.nothingUnreadBefore'));
  };

  const markAllRead = async (): Promise<void> => {
    const { asked } = results.state.get();
    if (!asked) return;
    const ids = await desk.ask('searchIds', { ...asked, query: `${asked.query} is:unread`.trim() });
    if (ids.length === 0) announcement.set(say('results.allRead'));
    else await edits.setAllRead(ids, say('results.markedRead', { count: ids.length }));
  };

  return [
    {
      id: 'next-unread',
      name: say('results.nextUnread'),
      group: 'Articles',
      keys: ['Shift+J'],
      can: isListed,
      run: () => void goToUnread(1).catch(failed),
    },
    {
      id: 'previous-unread',
      name: say('results.previousUnread'),
      group: 'Articles',
      keys: ['Shift+K'],
      can: isListed,
      run: () => void goToUnread(-1).catch(failed),
    },
    {
      id: 'read-all',
      name: say('results.readAll'),
      group: 'Articles',
      keys: ['Shift+M'],
      can: isListed,
      run: () => void markAllRead().catch(failed),
    },
    {
      id: 'go-on',
      name: say('results.goOn'),
      group: 'Articles',
      keys: [],
      isOn: () => settings.get().goOn,
      run: () => settings.update((old) => ({ ...old, goOn: !old.goOn })),
    },
  ];
}
