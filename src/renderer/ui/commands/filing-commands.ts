import { markColours } from '../../../contract/mark';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import type { FilingTarget } from '../state/filing';
import { afterMenus } from '../parts/after-menus';
import { isInOwnOrder } from '../state/results';
import { colourWords } from '../words';
import type { Command } from './commands';
import { outOfParent, stepped } from './move-collection';
import type { Chosen } from './run-on-chosen';

/** Commands for filing articles, and for collections and tags themselves. */
export function createFilingCommands(desk: Desk, chosen: Chosen): readonly Command[] {
  const { filing, filingEdits, handles, overlay, place, mover } = desk;

  /** What a context menu was opened on or the tree has its focus on, else what the list shows. */
  const target = (): FilingTarget => {
    const asked = filing.target.get();
    if (asked) return asked;
    const { section, collectionId, tag } = place.get();
    if (section === 'collection' && collectionId !== null) return { kind: 'collection', id: collectionId };
    return section === 'tag' && tag !== null ? { kind: 'tag', tag } : null;
  };
  const collection = () => {
    const now = target();
    return now?.kind === 'collection' ? filing.collections.get().find((one) => one.id === now.id) : undefined;
  };
  const shown = () => {
    const { collectionId } = place.get();
    return collectionId === null ? undefined : filing.collections.get().find((one) => one.id === collectionId);
  };
  const tag = (): string | null => {
    const now = target();
    return now?.kind === 'tag' ? now.tag : null;
  };
  const inOwnOrder = (): boolean => isInOwnOrder(desk.results.state.get());
  const isFiledHere = (): boolean => place.get().section === 'collection' && !place.get().isWithin && chosen.any();

  /** The library has to be in sight before something in it can be named, and a menu must have given the focus back. */
  const inLibrary = (run: () => void): void => {
    if (desk.pane.get() === 'list') desk.pane.set('library');
    afterMenus(run);
  };
  const move = (by: 1 | -1): void => {
    const one = collection();
    const next = one && stepped(filing.collections.get(), one.id, by);
    if (one && next) void filingEdits.moveCollection(one.id, next.parent, next.before);
  };
  const reorder = (by: 1 | -1): void => {
    const { index, id } = mover.selection.get();
    const { collectionId } = place.get();
    // In front of the row above, or of the one after the next.
    const goal = index + (by < 0 ? -1 : 2);
    if (id === null || collectionId === null || goal < 0 || index + by >= desk.results.state.get().page.total) return;
    void filingEdits.reorder(collectionId, [id], desk.results.row(goal)?.id ?? null);
    // Shown at once, so that the next press goes on from there.
    desk.results.swap(index, index + by);
    desk.announcement.set(by < 0 ? say('commands.movedUp') : say('commands.movedDown'));
  };
  const takeOff = async (name: string): Promise<void> => {
    const asked = { query: '', view: { kind: 'tag', tag: name }, sort: 'newest', today: '' } as const;
    await desk.ask('searchIds', asked).then(
      (ids) => filingEdits.untag(ids, name),
      () => desk.sayFailure({ code: 'archive-unavailable', detail: '' }),
    );
  };

  return [
    {
      id: 'tag',
      name: say('commands.tags'),
      group: 'Filing',
      keys: ['T'],
      can: chosen.any,
      run: () => overlay.set('tag'),
    },
    {
      id: 'file-under',
      name: say('commands.putInACollection'),
      group: 'Filing',
      keys: ['L'],
      can: chosen.any,
      run: () => overlay.set('file-under'),
    },
    {
      id: 'move-under',
      name: say('commands.moveToCollection'),
      group: 'Filing',
      keys: ['Shift+L'],
      can: chosen.any,
      run: () => overlay.set('move-under'),
    },
    {
      id: 'unfile',
      name: say('commands.takeOutOfThis'),
      group: 'Filing',
      keys: ['Shift+Delete'],
      can: isFiledHere,
      run: () => {
        const from = shown();
        if (!from) return;
        desk.triage.left(`Taken out of “${from.name}”`);
        mover.expectLeaving(chosen.ids());
        void filingEdits.unfile(chosen.ids(), from);
      },
    },
    {
      id: 'article-up',
      name: say('commands.moveUpInThe'),
      group: 'Filing',
      keys: ['Alt+ArrowUp'],
      can: inOwnOrder,
      run: () => reorder(-1),
    },
    {
      id: 'article-down',
      name: say('commands.moveDownInThe'),
      group: 'Filing',
      keys: ['Alt+ArrowDown'],
      can: inOwnOrder,
      run: () => reorder(1),
    },
    {
      id: 'new-collection',
      name: say('commands.newCollection'),
      group: 'Collections',
      keys: ['Mod+Shift+K'],
      run: () => inLibrary(() => handles.collections?.make(null)),
    },
    {
      id: 'new-inside',
      name: say('commands.newCollectionInside'),
      group: 'Collections',
      keys: [],
      can: () => collection() !== undefined,
      run: () => {
        const parent = collection()?.id ?? null;
        inLibrary(() => handles.collections?.make(parent));
      },
    },
    {
      id: 'rename-collection',
      name: say('commands.renameCollection'),
      group: 'Collections',
      keys: ['F2'],
      can: () => collection() !== undefined,
      run: () => {
        const id = collection()?.id;
        if (id !== undefined) inLibrary(() => handles.collections?.rename(id));
      },
    },
    {
      id: 'describe-collection',
      name: say('commands.describeCollection'),
      group: 'Collections',
      keys: [],
      can: () => collection() !== undefined,
      run: () => {
        const one = collection();
        if (!one) return;
        desk.go({ section: 'collection', collectionId: one.id });
        desk.pane.set('list');
        afterMenus(() => handles.description?.edit());
      },
    },
    {
      id: 'collection-up',
      name: say('commands.moveCollectionUp'),
      group: 'Collections',
      keys: [],
      can: () => collection() !== undefined,
      run: () => move(-1),
    },
    {
      id: 'collection-down',
      name: say('commands.moveCollectionDown'),
      group: 'Collections',
      keys: [],
      can: () => collection() !== undefined,
      run: () => move(1),
    },
    {
      id: 'collection-out',
      name: say('commands.moveCollectionOutOf'),
      group: 'Collections',
      keys: [],
      can: () => (collection()?.parent ?? null) !== null,
      run: () => {
        const one = collection();
        const next = one && outOfParent(filing.collections.get(), one.id);
        if (one && next) void filingEdits.moveCollection(one.id, next.parent, next.before);
      },
    },
    {
      id: 'delete-collection',
      name: say('commands.deleteCollection'),
      group: 'Collections',
      keys: [],
      can: () => collection() !== undefined,
      run: () => {
        const one = collection();
        if (!one) return;
        if (place.get().collectionId === one.id) desk.go({ section: 'all' });
        void filingEdits.deleteCollection(one);
      },
    },
    {
      id: 'rename-tag',
      name: say('commands.renameTag'),
      group: 'Tags',
      keys: [],
      can: () => tag() !== null,
      run: () => {
        const name = tag();
        if (name !== null) inLibrary(() => handles.tags?.rename(name));
      },
    },
    {
      id: 'remove-tag',
      name: say('commands.takeTheTagOff'),
      group: 'Tags',
      keys: [],
      can: () => tag() !== null,
      run: () => {
        const name = tag();
        if (name !== null) void takeOff(name);
      },
    },
    ...[...markColours, null].map((colour): Command => ({
      id: `tag-colour-${colour ?? 'none'}`,
      name:
        colour === null
          ? say('commands.tagWithoutColour')
          : say('commands.tagIn', { value: colourWords[colour].toLowerCase() }),
      group: 'Tags',
      keys: [],
      can: () => tag() !== null,
      run: () => {
        const name = tag();
        if (name !== null) void filingEdits.colourTag(name, colour);
      },
    })),
  ];
}
