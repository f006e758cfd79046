import { useEffect, useState } from 'react';
import { useDragAndDrop } from 'react-aria-components';
import { markColours } from '../../../contract/mark';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { dragTypes } from '../parts/drag-types';
import { foldName } from '../parts/matches-typed';
import { useStore } from '../state/store';
import { SideTree } from './SideTree';
import styles from './SideTree.module.css';
import { type SideNode, tagNodes } from './tree-nodes';
import { readIds } from './use-collection-drag';
import { useSharedNodes } from './use-shared-nodes';

const colourIds = [...markColours, null].map((colour) => `tag-colour-${colour ?? 'none'}`);
const menuIds = ['rename-tag', null, ...colourIds, null, 'remove-tag'];
const menuIcons = Object.fromEntries(
  [...markColours, null].map((colour) => [
    `tag-colour-${colour ?? 'none'}`,
    <span key={colour} className={styles.dot} data-colour={colour ?? undefined} />,
  ]),
);
const keys = { F2: 'rename-tag' };
const icon = ({ colour }: SideNode) => <span className={styles.dot} data-colour={colour ?? undefined} />;

/** The user's tags, nested by `/`; a new name that is there already joins the two. */
export function TagTree() {
  const desk = useDesk();
  const { filing, filingEdits } = desk;
  const tags = useStore(filing.tags);
  const here = useStore(desk.place).tag;
  const nodes = useSharedNodes(tags, tagNodes);
  const [naming, setNaming] = useState<string | null>(null);
  const { dragAndDropHooks } = useDragAndDrop<SideNode>({
    acceptedDragTypes: [dragTypes.articles],
    getDropOperation: (target) => (target.type === 'item' && target.dropPosition === 'on' ? 'copy' : 'cancel'),
    onItemDrop: ({ target, items }) =>
      void readIds(items).then((ids) => (ids.length > 0 ? filingEdits.tag(ids, String(target.key)) : undefined)),
  });
  useEffect(() => desk.lend('tags', { rename: setNaming }), [desk]);

  const onRenamed = (to: string | null): void => {
    const tag = naming;
    setNaming(null);
    if (tag === null || to === null) return;
    const isMerge = tags.some((one) => foldName(one.tag) === foldName(to)) && foldName(to) !== foldName(tag);
    void filingEdits.renameTag(tag, to, isMerge);
    if (here === tag) desk.go({ section: 'tag', tag: to });
  };

  if (nodes.length === 0) return null;
  return (
    <section className={styles.part} aria-label={say('library.tags')}>
      <header className={styles.head}>
        <h2>{say('library.tags')}</h2>
      </header>
      <SideTree
        name={say('library.tags')}
        nodes={nodes}
        here={here}
        icon={icon}
        keys={keys}
        menuIds={menuIds}
        menuIcons={menuIcons}
        renaming={naming === null ? null : { id: naming, name: naming, hint: say('library.theNameOfAnother') }}
        dragAndDropHooks={dragAndDropHooks}
        onAim={(tag) => filing.target.set(tag === null ? null : { kind: 'tag', tag: String(tag) })}
        onOpen={(tag) => {
          desk.go({ section: 'tag', tag: String(tag) });
          desk.pane.set('list');
        }}
        onRenamed={onRenamed}
      />
    </section>
  );
}
