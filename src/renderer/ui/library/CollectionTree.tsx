import { Folder, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { say } from '../messages/say';
import { useCommand, useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { useStore } from '../state/store';
import { NameField } from './NameField';
import { SideTree } from './SideTree';
import styles from './SideTree.module.css';
import { collectionNodes } from './tree-nodes';
import { useCollectionDrag } from './use-collection-drag';
import { useSharedNodes } from './use-shared-nodes';

type Naming = { readonly kind: 'new'; readonly parent: number | null } | { readonly kind: 'old'; readonly id: number };

const menuIds = [
  'new-inside',
  null,
  'rename-collection',
  'describe-collection',
  'collection-up',
  'collection-down',
  'collection-out',
  null,
  'export',
  null,
  'delete-collection',
];
const keys = {
  F2: 'rename-collection',
  Delete: 'delete-collection',
  'Alt+ArrowUp': 'collection-up',
  'Alt+ArrowDown': 'collection-down',
  'Alt+ArrowLeft': 'collection-out',
  Insert: 'new-inside',
};
const icon = () => <Folder size={15} aria-hidden className={styles.icon} />;

/** The user's collections as a tree. */
export function CollectionTree() {
  const desk = useDesk();
  const make = useCommand('new-collection');
  const all = useStore(desk.filing.collections);
  const { collectionId } = useStore(desk.place);
  const nodes = useSharedNodes(all, collectionNodes);
  const part = useRef<HTMLElement>(null);
  const [naming, setNaming] = useState<Naming | null>(null);
  const dragAndDropHooks = useCollectionDrag(desk);

  useEffect(
    () =>
      desk.lend('collections', {
        focus: () => part.current?.querySelector<HTMLElement>('[role=treegrid]')?.focus(),
        make: (parent) => setNaming({ kind: 'new', parent }),
        rename: (id) => setNaming({ kind: 'old', id }),
      }),
    [desk],
  );

  const named = naming?.kind === 'old' ? all.find((one) => one.id === naming.id) : undefined;
  const inside = naming?.kind === 'new' ? all.find((one) => one.id === naming.parent) : undefined;
  return (
    <section ref={part} className={styles.part} aria-label={say('library.collections')}>
      <header className={styles.head}>
        <h2>{say('library.collections')}</h2>
        <IconButton
          name={say('library.newCollection')}
          shortcut={make.keys[0]}
          onPress={() => setNaming({ kind: 'new', parent: null })}
        >
          <Plus size={15} aria-hidden />
        </IconButton>
      </header>
      {naming?.kind === 'new' ? (
        <NameField
          label={say('library.nameOfTheNew')}
          hint={inside ? say('library.inside', { name: inside.name }) : undefined}
          onDone={(name) => {
            setNaming(null);
            if (name === null) return;
            void desk.filingEdits.makeCollection(name, naming.parent).then((id) => {
              if (id !== null) desk.go({ section: 'collection', collectionId: id });
            });
          }}
        />
      ) : null}
      {nodes.length === 0 ? (
        <p className={styles.none}>{say('library.gatherArticlesForA')}</p>
      ) : (
        <SideTree
          name={say('library.collections')}
          nodes={nodes}
          here={collectionId}
          icon={icon}
          keys={keys}
          menuIds={menuIds}
          renaming={named ? { id: named.id, name: named.name } : null}
          dragAndDropHooks={dragAndDropHooks}
          isMovable
          onAim={(id) => desk.filing.target.set(id === null ? null : { kind: 'collection', id: Number(id) })}
          onOpen={(id) => {
            desk.go({ section: 'collection', collectionId: Number(id) });
            desk.pane.set('list');
          }}
          onRenamed={(name) => {
            setNaming(null);
            if (named && name !== null) void desk.filingEdits.renameCollection(named.id, name);
          }}
        />
      )}
    </section>
  );
}
