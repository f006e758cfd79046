import type { Saved } from '../../../contract/saved';
import type { Command } from '../commands/commands';
import { say } from '../messages/say';
import { afterMenus } from '../parts/after-menus';
import type { Desk } from '../state/desk';
import { isElsewhere, viewOf } from '../state/place';
import { placeOf } from './place-of';

/** Commands for saved searches and word lists. */
export function createSavedCommands(desk: Desk): readonly Command[] {
  const { saved, savedEdits, place, overlay } = desk;
  const searches = (): readonly Saved[] => saved.ofKind('search');

  /** What a menu was opened on or has the focus, else the one whose query the list shows. */
  const target = (): Saved | undefined => {
    const asked = saved.target.get();
    if (asked !== null) return searches().find(({ id }) => id === asked);
    const now = place.get();
    return searches().find((one) => {
      const goal = { ...now, ...placeOf(one) };
      return goal.query === now.query && !isElsewhere(now, goal);
    });
  };
  /** The one that was opened last, when something else is sought where it leads. */
  const changed = (): Saved | undefined => {
    const now = place.get();
    const one = searches().find(({ id }) => id === saved.opened.get());
    if (!one || now.query.trim() === '') return undefined;
    const goal = { ...now, ...placeOf(one) };
    return goal.query !== now.query.trim() && !isElsewhere(now, goal) ? one : undefined;
  };
  const hasTarget = (): boolean => target() !== undefined;
  const withTarget = (run: (one: Saved) => void) => () => {
    const one = target();
    if (one) run(one);
  };
  const hasQuery = (): boolean => place.get().query.trim() !== '' && viewOf(place.get()) !== null;
  const move = (one: Saved, by: 1 | -1): void => {
    const all = searches();
    const at = all.findIndex(({ id }) => id === one.id);
    // In front of the one above, or of the one after the next.
    if (at + by < 0 || at + by >= all.length) return;
    void savedEdits.move(one.id, all[by < 0 ? at - 1 : at + 2]?.id ?? null);
  };

  return [
    {
      id: 'save-search',
      name: say('savedSearches.saveThisSearch2'),
      group: 'Searches',
      keys: ['Mod+Shift+S'],
      can: hasQuery,
      run: () => {
        saved.edited.set(null);
        overlay.set('save-search');
      },
    },
    {
      id: 'update-saved',
      name: 'Update the saved search with this one',
      label: () => `Update “${changed()?.name ?? ''}” with this search`,
      group: 'Searches',
      keys: [],
      can: () => changed() !== undefined,
      run: () => {
        const one = changed();
        const query = place.get().query.trim();
        if (one) void savedEdits.edit(one.id, { lines: [query] }, `“${one.name}” searches for this now`);
      },
    },
    {
      id: 'edit-saved',
      name: 'Edit this saved search…',
      group: 'Searches',
      keys: [],
      can: hasTarget,
      run: withTarget(({ id }) => {
        saved.edited.set(id);
        overlay.set('save-search');
      }),
    },
    {
      id: 'word-lists',
      name: say('savedSearches.wordLists'),
      group: 'Searches',
      keys: [],
      run: () => overlay.set('word-lists'),
    },
    {
      id: 'batch-search',
      name: 'Batch search: a list of names or queries…',
      group: 'Searches',
      keys: ['Mod+Shift+B'],
      run: () => overlay.set('batch'),
    },
    {
      id: 'clear-saved',
      name: say('savedSearches.countNothingAsNew'),
      group: 'Searches',
      keys: [],
      can: () => (saved.counts.get().get(target()?.id ?? -1)?.fresh ?? 0) > 0,
      run: withTarget((one) => void savedEdits.clear(one, true)),
    },
    {
      id: 'rename-saved',
      name: say('savedSearches.renameThisSavedSearch'),
      group: 'Searches',
      keys: [],
      can: hasTarget,
      run: withTarget(({ id }) => {
        if (desk.pane.get() === 'list') desk.pane.set('library');
        afterMenus(() => desk.handles.saved?.rename(id));
      }),
    },
    {
      id: 'saved-up',
      name: say('savedSearches.moveThisSavedSearch'),
      group: 'Searches',
      keys: [],
      can: hasTarget,
      run: withTarget((one) => move(one, -1)),
    },
    {
      id: 'saved-down',
      name: say('savedSearches.moveThisSavedSearchDown'),
      group: 'Searches',
      keys: [],
      can: hasTarget,
      run: withTarget((one) => move(one, 1)),
    },
    {
      id: 'delete-saved',
      name: say('savedSearches.deleteThisSavedSearch'),
      group: 'Searches',
      keys: [],
      can: hasTarget,
      run: withTarget((one) => void savedEdits.delete(one)),
    },
  ];
}
