import { ChevronRight, GripVertical } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import {
  Button,
  Collection,
  type DragAndDropHooks,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from 'react-aria-components';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { ContextMenu, type MenuPoint } from '../parts/ContextMenu';
import { useCommands } from '../parts/desk-context';
import { NameField } from './NameField';
import styles from './SideTree.module.css';
import { lineOf, pathTo, type SideNode } from './tree-nodes';
import { useExpanded } from './use-expanded';

type NodeId = SideNode['id'];

const none = {};
const noLines: readonly null[] = [];
const nothing = (): void => undefined;

/** Also the block size of `.row`. */
const rowPx = 28;
const layoutOptions = { rowHeight: rowPx };

/** Rows are made once for each node; what changes more often than the tree comes to them by context. */
const RowContext = createContext<{
  readonly here: NodeId | null;
  readonly isMovable: boolean;
  readonly icon: (node: SideNode) => ReactNode;
}>({ here: null, isMovable: false, icon: () => null });

/**
 * A tree of the library side: by mouse, by keys, by typing a name's beginning, by drag; Enter opens, F2 renames in
 * place. Only the lines in sight are in the document.
 */
export function SideTree({
  name,
  nodes,
  here,
  icon,
  keys = none,
  menuIds = noLines,
  menuIcons,
  renaming = null,
  dragAndDropHooks,
  isMovable = false,
  onAim = nothing,
  onOpen,
  onRenamed = nothing,
}: {
  /** What it is a tree of, in the plural. */
  readonly name: string;
  /** Nodes that stayed the same must be the same objects. */
  readonly nodes: readonly SideNode[];
  /** The node that the list shows. */
  readonly here: NodeId | null;
  readonly icon: (node: SideNode) => ReactNode;
  /** The command of each key pressed on a line, as `Delete` or `Alt+ArrowUp`. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly menuIds?: readonly (string | null)[];
  readonly menuIcons?: Readonly<Record<string, ReactNode>> | undefined;
  readonly renaming?: { readonly id: NodeId; readonly name: string; readonly hint?: string } | null;
  /** Left out: nothing is dragged there. */
  readonly dragAndDropHooks?: DragAndDropHooks<SideNode>;
  /** Whether its lines can be dragged themselves. */
  readonly isMovable?: boolean;
  /** Says which node commands are about; null when they no longer are. */
  readonly onAim?: (id: NodeId | null) => void;
  readonly onOpen: (id: NodeId) => void;
  /** The new name, or null when nothing is to change. */
  readonly onRenamed?: (name: string | null) => void;
}) {
  const commands = useCommands();
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const [open, setOpen] = useExpanded(name.toLowerCase());
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const row = useMemo(() => ({ here, isMovable, icon }), [here, isMovable, icon]);

  // What is gone to or renamed is brought into sight, once: its branches may be closed again.
  const sought = renaming?.id ?? here;
  const shown = useRef<NodeId | null>(here);
  useEffect(() => {
    if (sought === null || shown.current === sought) return;
    const closed = pathTo(nodes, sought)?.filter(({ id }) => !open.has(id));
    // It may have been made just now, and come with the next nodes.
    if (!closed) return;
    if (closed.length > 0) {
      setOpen([...open, ...closed.map(({ id }) => id)]);
      return;
    }
    shown.current = sought;
    if (body) showLine(body, lineOf(nodes, open, sought));
  }, [sought, nodes, open, setOpen, body]);
  const line = renaming ? lineOf(nodes, open, renaming.id) : -1;

  const rowOf = (id: NodeId): HTMLElement | null =>
    body?.querySelector(`[data-key="${CSS.escape(String(id))}"]`) ?? null;
  /** The node of the row that an event is in. */
  const nodeAt = (target: EventTarget): NodeId | null => {
    const key = target instanceof Element ? target.closest('[data-key]')?.getAttribute('data-key') : null;
    if (key === null || key === undefined) return null;
    return typeof nodes[0]?.id === 'number' ? Number(key) : key;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = nodeAt(event.target);
    const commandId = keys[event.altKey ? `Alt+${event.key}` : event.key];
    if (id === null || !commandId || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onAim(id);
    commands.find((command) => command.id === commandId)?.run();
    onAim(null);
  };
  const onContextMenu = (event: MouseEvent): void => {
    const id = nodeAt(event.target);
    if (id === null || menuIds.length === 0) return;
    event.preventDefault();
    onAim(id);
    const box = rowOf(id)?.getBoundingClientRect();
    // From the keyboard there is no pointer to open it at.
    const isPointed = event.clientX > 0 || event.clientY > 0;
    setMenuAt(isPointed ? { x: event.clientX, y: event.clientY } : { x: box?.left ?? 0, y: box?.bottom ?? 0 });
  };

  return (
    <>
      <div ref={setBody} className={styles.body} onKeyDown={onKeyDown} onContextMenu={onContextMenu}>
        <RowContext value={row}>
          <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
            <Tree
              aria-label={name}
              className={styles.tree ?? ''}
              items={nodes}
              expandedKeys={open}
              onExpandedChange={setOpen}
              onAction={onOpen}
              {...(dragAndDropHooks && { dragAndDropHooks })}
            >
              {item}
            </Tree>
          </Virtualizer>
        </RowContext>
        {renaming && line >= 0 ? (
          <NameField
            key={renaming.id}
            label={say('library.newNameOf', { name: renaming.name })}
            name={renaming.name}
            hint={renaming.hint}
            style={{ position: 'absolute', insetInline: 0, insetBlockStart: line * rowPx }}
            onDone={(to) => {
              rowOf(renaming.id)?.focus();
              onRenamed(to);
            }}
          />
        ) : null}
      </div>
      <ContextMenu
        at={menuAt}
        name={name}
        ids={menuIds}
        icons={menuIcons}
        onClose={() => {
          setMenuAt(null);
          onAim(null);
        }}
      />
    </>
  );
}

/** Scrolls the library side as little as is needed to show a line of a tree. */
function showLine(body: HTMLElement, line: number): void {
  const side = body.closest('nav');
  if (!side) return;
  const frame = side.getBoundingClientRect();
  const top = body.getBoundingClientRect().top + line * rowPx;
  if (top < frame.top) side.scrollBy({ top: top - frame.top - rowPx });
  else if (top + rowPx > frame.bottom) side.scrollBy({ top: top - frame.bottom + 2 * rowPx });
}

function item(node: SideNode) {
  return (
    <TreeItem key={node.id} id={node.id} textValue={node.label} className={styles.row ?? ''}>
      <TreeItemContent>{({ hasChildItems }) => <SideRow node={node} isBranch={hasChildItems} />}</TreeItemContent>
      <Collection items={node.children}>{item}</Collection>
    </TreeItem>
  );
}

function SideRow({ node, isBranch }: { readonly node: SideNode; readonly isBranch: boolean }) {
  const { here, isMovable, icon } = useContext(RowContext);
  return (
    <>
      {node.id === here ? <span className={styles.here} hidden /> : null}
      {isBranch ? (
        <Button slot="chevron" className={styles.chevron ?? ''}>
          <ChevronRight size={13} aria-hidden />
        </Button>
      ) : (
        <span className={styles.chevron} />
      )}
      {icon(node)}
      <bdi className={styles.label} title={node.description || undefined}>
        {node.label}
      </bdi>
      {node.fresh ? <span className={styles.fresh}>{say('savedSearches.new', { fresh: node.fresh })}</span> : null}
      {node.articles === null ? null : (
        <span className={styles.count} aria-label={say('library.articles', { articles: node.articles })}>
          {formatCount(node.articles)}
        </span>
      )}
      {isMovable ? (
        <Button slot="drag" className={styles.drag ?? ''} aria-label={say('library.move', { label: node.label })}>
          <GripVertical size={13} aria-hidden />
        </Button>
      ) : null}
    </>
  );
}
