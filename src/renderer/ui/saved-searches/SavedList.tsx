import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useDragAndDrop } from 'react-aria-components';
import { SideTree } from '../library/SideTree';
import styles from '../library/SideTree.module.css';
import type { SideNode } from '../library/tree-nodes';
import { useSharedNodes } from '../library/use-shared-nodes';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { dragTypes } from '../parts/drag-types';
import { isElsewhere } from '../state/place';
import { useStore } from '../state/store';
import { beforeDrop } from './before-drop';
import { placeOf } from './place-of';
import { savedNodes } from './saved-nodes';

const menuIds = ['clear-saved', null, 'edit-saved', 'rename-saved', 'saved-up', 'saved-down', null, 'delete-saved'];
const keys = {
  F2: 'rename-saved',
  Delete: 'delete-saved',
  'Alt+ArrowUp': 'saved-up',
  'Alt+ArrowDown': 'saved-down',
};
const icon = () => <Search size={15} aria-hidden className={styles.icon} />;

/** The saved searches on the library side, each with how many of its articles are new; nothing while there are none. */
export function SavedList() {
  const desk = useDesk();
  const all = useStore(desk.saved.all);
  const counts = useStore(desk.saved.counts);
  const place = useStore(desk.place);
  const [renaming, setRenaming] = useState<number | null>(null);
  const searches = useMemo(() => all.filter(({ kind }) => kind === 'search'), [all]);
  const counted = useMemo(() => searches.map((saved) => ({ saved, count: counts.get(saved.id) })), [searches, counts]);
  const nodes = useSharedNodes(counted, savedNodes);
  const { dragAndDropHooks } = useDragAndDrop<SideNode>({
    getItems: (dragged) => [...dragged].map((key) => ({ [dragTypes.saved]: String(key) })),
    acceptedDragTypes: [dragTypes.saved],
    // It fills itself: nothing is put into it.
    getDropOperation: (target) => (target.type === 'item' && target.dropPosition !== 'on' ? 'move' : 'cancel'),
    onMove: ({ keys: dragged, target }) => {
      const ids = searches.map(({ id }) => id);
      for (const key of dragged) {
        const before = beforeDrop(ids, Number(key), Number(target.key), target.dropPosition);
        if (before !== undefined) void desk.savedEdits.move(Number(key), before);
      }
    },
  });
  useEffect(() => desk.lend('saved', { rename: setRenaming }), [desk]);

  if (searches.length === 0) return null;
  const here = searches.find((saved) => {
    const goal = { ...place, ...placeOf(saved) };
    return place.query === goal.query && !isElsewhere(place, goal);
  });
  const named = searches.find(({ id }) => id === renaming);

  return (
    <section className={styles.part} aria-label={say('savedSearches.savedSearches')}>
      <header className={styles.head}>
        <h2>{say('savedSearches.savedSearches')}</h2>
      </header>
      <SideTree
        name={say('savedSearches.savedSearches')}
        nodes={nodes}
        here={here?.id ?? null}
        icon={icon}
        keys={keys}
        menuIds={menuIds}
        renaming={named ? { id: named.id, name: named.name } : null}
        dragAndDropHooks={dragAndDropHooks}
        isMovable
        onAim={(id) => desk.saved.target.set(id === null ? null : Number(id))}
        onOpen={(id) => {
          const saved = searches.find((one) => one.id === Number(id));
          if (!saved) return;
          desk.saved.opened.set(saved.id);
          desk.go(placeOf(saved));
          desk.pane.set('list');
        }}
        onRenamed={(name) => {
          setRenaming(null);
          if (named && name !== null) void desk.savedEdits.edit(named.id, { name });
        }}
      />
    </section>
  );
}
