import type { Command } from '../commands/commands';
import type { Chosen } from '../commands/run-on-chosen';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';

/** Searches for articles like the one that is open or chosen, by a query that is then in the field. */
export function createMoreLikeCommands(desk: Desk, chosen: Chosen): readonly Command[] {
  const seek = async (): Promise<void> => {
    const [id] = chosen.ids();
    if (id === undefined) return;
    const query = await desk.ask('queryLike', id).catch(() => undefined);
    if (query === undefined) desk.sayFailure({ code: 'archive-unavailable', detail: '' });
    else if (query === null) desk.toasts.show({ text: say('copies.like.none'), more: say('copies.like.noneMore') });
    else {
      desk.go({ section: 'all', query, sort: null });
      desk.pane.set('list');
      desk.announcement.set(say('copies.like.done'));
    }
  };
  return [
    {
      id: 'more-like',
      name: say('copies.like.command'),
      group: 'Articles',
      keys: [],
      can: () => chosen.any() && chosen.ids().length === 1,
      run: () => void seek(),
    },
  ];
}
