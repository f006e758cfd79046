import { ChevronRight, Folder, GripVertical, Plus } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useState } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { formatCount } from '../format/numbers';
import { ContextMenu, type MenuPoint } from '../parts/ContextMenu';
import { cx } from '../parts/cx';
import { useCommand, useCommands, useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { useStore } from '../state/store';
import { NameField } from './NameField';
import styles from './SideTree.module.css';
import { type CollectionNode, collectionNodes } from './tree-nodes';
import { useCollectionDrag } from './use-collection-drag';
import { useExpanded } from './use-expanded';

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

/** The user's collections as a tree: by mouse, by keys, by drag; Enter opens, F2 renames, Delete deletes. */
export function CollectionTree() {
  const desk = useDesk();
  const commands = useCommands();
  const make = useCommand('new-collection');
  const all = useStore(desk.filing.collections);
  const { collectionId } = useStore(desk.place);
  const nodes = useMemo(() => collectionNodes(all), [all]);
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const [open, setOpen] = useExpanded('collections');
  const [naming, setNaming] = useState<Naming | null>(null);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const dragAndDropHooks = useCollectionDrag(desk);

  useEffect(
    () =>
      desk.lend('collections', {
        focus: () => body?.querySelector<HTMLElement>('[role=treegrid]')?.focus(),
        make: (parent) => setNaming({ kind: 'new', parent }),
        rename: (id) => setNaming({ kind: 'old', id }),
      }),
    [desk, body],
  );

  const rowOf = (id: number): HTMLElement | null => body?.querySelector(`[data-key="${id}"]`) ?? null;
  const aim = (id: number | null): void => desk.filing.target.set(id === null ? null : { kind: 'collection', id });
  const run = (commandId: string, id: number): void => {
    aim(id);
    commands.find((command) => command.id === commandId)?.run();
    aim(null);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const id = keyAt(event.target);
    if (id === null) return;
    const keys: Readonly<Record<string, string>> = {
      F2: 'rename-collection',
      Delete: 'delete-collection',
      'Alt+ArrowUp': 'collection-up',
      'Alt+ArrowDown': 'collection-down',
      'Alt+ArrowLeft': 'collection-out',
      Insert: 'new-inside',
    };
    const commandId = keys[event.altKey ? `Alt+${event.key}` : event.key];
    if (!commandId || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    run(commandId, id);
  };
  const onContextMenu = (event: MouseEvent): void => {
    const id = keyAt(event.target);
    if (id === null) return;
    event.preventDefault();
    aim(id);
    const box = rowOf(id)?.getBoundingClientRect();
    // From the keyboard there is no pointer to open it at.
    const isPointed = event.clientX > 0 || event.clientY > 0;
    setMenuAt(isPointed ? { x: event.clientX, y: event.clientY } : { x: box?.left ?? 0, y: box?.bottom ?? 0 });
  };

  const onNamed = (name: string | null): void => {
    const now = naming;
    setNaming(null);
    if (!now || name === null) {
      if (now?.kind === 'old') rowOf(now.id)?.focus();
      return;
    }
    if (now.kind === 'old') {
      void desk.filingEdits.renameCollection(now.id, name);
      rowOf(now.id)?.focus();
    } else {
      void desk.filingEdits.makeCollection(name, now.parent).then((id) => {
        if (id === null) return;
        if (now.parent !== null) setOpen([...open, now.parent]);
        desk.go({ section: 'collection', collectionId: id });
      });
    }
  };
  const named = naming?.kind === 'old' ? all.find((one) => one.id === naming.id) : undefined;
  const inside = naming?.kind === 'new' ? all.find((one) => one.id === naming.parent) : undefined;

  const item = (node: CollectionNode) => (
    <TreeItem
      key={node.id}
      id={node.id}
      textValue={node.collection.name}
      className={cx(styles.row, node.id === collectionId && styles.here)}
    >
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className={styles.chevron ?? ''}>
                <ChevronRight size={13} aria-hidden />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <Folder size={15} aria-hidden className={styles.icon} />
            <bdi className={styles.label} title={node.collection.description || undefined}>
              {node.collection.name}
            </bdi>
            <span className={styles.count} aria-label={`${node.collection.articlesWithin} articles`}>
              {formatCount(node.collection.articlesWithin)}
            </span>
            <Button slot="drag" className={styles.drag ?? ''} aria-label={`Move ${node.collection.name}`}>
              <GripVertical size={13} aria-hidden />
            </Button>
          </>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{item}</Collection>
    </TreeItem>
  );

  return (
    <section className={styles.part} aria-label="Collections">
      <header className={styles.head}>
        <h2>Collections</h2>
        <IconButton
          name="New collection"
          shortcut={make.keys[0]}
          onPress={() => setNaming({ kind: 'new', parent: null })}
        >
          <Plus size={15} aria-hidden />
        </IconButton>
      </header>
      {naming?.kind === 'new' ? (
        <NameField
          label="Name of the new collection"
          hint={inside ? `Inside “${inside.name}”` : undefined}
          onDone={onNamed}
        />
      ) : null}
      <div ref={setBody} className={styles.body} onKeyDown={onKeyDown} onContextMenu={onContextMenu}>
        {nodes.length === 0 ? (
          <p className={styles.none}>Gather articles for a subject: make one, then drag articles onto it.</p>
        ) : (
          <Tree
            aria-label="Collections"
            className={styles.tree ?? ''}
            items={nodes}
            expandedKeys={open}
            onExpandedChange={setOpen}
            onAction={(key) => {
              desk.go({ section: 'collection', collectionId: Number(key) });
              desk.pane.set('list');
            }}
            dragAndDropHooks={dragAndDropHooks}
          >
            {item}
          </Tree>
        )}
        {named ? (
          <NameField
            key={named.id}
            label={`New name of ${named.name}`}
            name={named.name}
            style={{ position: 'absolute', insetInline: 0, insetBlockStart: rowOf(named.id)?.offsetTop ?? 0 }}
            onDone={onNamed}
          />
        ) : null}
      </div>
      <ContextMenu
        at={menuAt}
        name="Collection"
        ids={menuIds}
        onClose={() => {
          setMenuAt(null);
          aim(null);
        }}
      />
    </section>
  );
}

/** The collection of the row that an event is in. */
function keyAt(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[data-key]') : null;
  return row ? Number(row.getAttribute('data-key')) : null;
}
