import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useState } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components';
import { markColours } from '../../../contract/mark';
import { formatCount } from '../format/numbers';
import { ContextMenu, type MenuPoint } from '../parts/ContextMenu';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { dragTypes } from '../parts/drag-types';
import { foldName } from '../parts/matches-typed';
import { useStore } from '../state/store';
import { NameField } from './NameField';
import styles from './SideTree.module.css';
import { type TagNode, tagNodes } from './tree-nodes';
import { readIds } from './use-collection-drag';
import { useExpanded } from './use-expanded';

const colourIds = [...markColours, null].map((colour) => `tag-colour-${colour ?? 'none'}`);
const menuIds = ['rename-tag', null, ...colourIds, null, 'remove-tag'];
const icons = Object.fromEntries(
  [...markColours, null].map((colour) => [
    `tag-colour-${colour ?? 'none'}`,
    <span key={colour} className={styles.dot} data-colour={colour ?? undefined} />,
  ]),
);

/** The user's tags, nested by `/`: Enter shows what has one, F2 renames; a new name that is there already joins the two. */
export function TagTree() {
  const desk = useDesk();
  const { filing, filingEdits } = desk;
  const tags = useStore(filing.tags);
  const here = useStore(desk.place).tag;
  const nodes = useMemo(() => tagNodes(tags), [tags]);
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const [open, setOpen] = useExpanded('tags');
  const [naming, setNaming] = useState<string | null>(null);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const { dragAndDropHooks } = useDragAndDrop<TagNode>({
    acceptedDragTypes: [dragTypes.articles],
    getDropOperation: (target) => (target.type === 'item' && target.dropPosition === 'on' ? 'copy' : 'cancel'),
    onItemDrop: ({ target, items }) =>
      void readIds(items).then((ids) => (ids.length > 0 ? filingEdits.tag(ids, String(target.key)) : undefined)),
  });
  useEffect(() => desk.lend('tags', { rename: setNaming }), [desk]);

  const rowOf = (tag: string): HTMLElement | null => body?.querySelector(`[data-key="${CSS.escape(tag)}"]`) ?? null;
  const onKeyDown = (event: KeyboardEvent): void => {
    const tag = tagAt(event.target);
    if (tag === null || event.key !== 'F2') return;
    event.preventDefault();
    event.stopPropagation();
    setNaming(tag);
  };
  const onContextMenu = (event: MouseEvent): void => {
    const tag = tagAt(event.target);
    if (tag === null) return;
    event.preventDefault();
    filing.target.set({ kind: 'tag', tag });
    const box = rowOf(tag)?.getBoundingClientRect();
    const isPointed = event.clientX > 0 || event.clientY > 0;
    setMenuAt(isPointed ? { x: event.clientX, y: event.clientY } : { x: box?.left ?? 0, y: box?.bottom ?? 0 });
  };
  const onNamed = (to: string | null): void => {
    const tag = naming;
    setNaming(null);
    if (tag === null) return;
    rowOf(tag)?.focus();
    if (to === null) return;
    const isMerge = tags.some((one) => foldName(one.tag) === foldName(to)) && foldName(to) !== foldName(tag);
    void filingEdits.renameTag(tag, to, isMerge);
    if (here === tag) desk.go({ section: 'tag', tag: to });
  };

  const item = (node: TagNode) => (
    <TreeItem
      key={node.id}
      id={node.id}
      textValue={node.label}
      className={cx(styles.row, node.id === here && styles.here)}
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
            <span className={styles.dot} data-colour={node.colour ?? undefined} />
            <bdi className={styles.label}>{node.label}</bdi>
            {node.articles === null ? null : (
              <span className={styles.count} aria-label={`${node.articles} articles`}>
                {formatCount(node.articles)}
              </span>
            )}
          </>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{item}</Collection>
    </TreeItem>
  );

  if (nodes.length === 0) return null;
  return (
    <section className={styles.part} aria-label="Tags">
      <header className={styles.head}>
        <h2>Tags</h2>
      </header>
      <div ref={setBody} className={styles.body} onKeyDown={onKeyDown} onContextMenu={onContextMenu}>
        <Tree
          aria-label="Tags"
          className={styles.tree ?? ''}
          items={nodes}
          expandedKeys={open}
          onExpandedChange={setOpen}
          onAction={(key) => {
            desk.go({ section: 'tag', tag: String(key) });
            desk.pane.set('list');
          }}
          dragAndDropHooks={dragAndDropHooks}
        >
          {item}
        </Tree>
        {naming === null ? null : (
          <NameField
            key={naming}
            label={`New name of ${naming}`}
            name={naming}
            hint="The name of another tag joins the two."
            style={{ position: 'absolute', insetInline: 0, insetBlockStart: rowOf(naming)?.offsetTop ?? 0 }}
            onDone={onNamed}
          />
        )}
      </div>
      <ContextMenu
        at={menuAt}
        name="Tag"
        ids={menuIds}
        icons={icons}
        onClose={() => {
          setMenuAt(null);
          filing.target.set(null);
        }}
      />
    </section>
  );
}

/** The tag of the row that an event is in. */
function tagAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-key]')?.getAttribute('data-key') ?? null) : null;
}
