import { Ellipsis, Newspaper } from 'lucide-react';
import { useMemo } from 'react';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import { allOutletsId, outletNodes } from './outlet-nodes';
import { SideTree } from './SideTree';
import styles from './SideTree.module.css';
import type { SideNode } from './tree-nodes';
import { useSharedNodes } from './use-shared-nodes';

const icon = ({ id }: SideNode) =>
  id === allOutletsId ? (
    <Ellipsis size={15} aria-hidden className={styles.icon} />
  ) : (
    <Newspaper size={15} aria-hidden className={styles.icon} />
  );
const allOutlets: SideNode = {
  id: allOutletsId,
  label: say('library.allOutlets'),
  description: '',
  colour: null,
  articles: null,
  children: [],
};

/** The outlets with most articles, and the way to all; nothing while there is none. Each is a search over All articles. */
export function OutletTree() {
  const desk = useDesk();
  const outlets = useStore(desk.outlets.top);
  const hasMore = useStore(desk.outlets.hasMore);
  const { section, query } = useStore(desk.place);
  const top = useSharedNodes(outlets, outletNodes);
  const nodes = useMemo(() => (hasMore ? [...top, allOutlets] : top), [top, hasMore]);
  if (nodes.length === 0) return null;
  const written = query.trim();
  const here = section === 'all' && top.some(({ id }) => id === written) ? written : null;
  return (
    <section className={styles.part} aria-label={say('library.outlets')}>
      <header className={styles.head}>
        <h2>{say('library.outlets')}</h2>
      </header>
      <SideTree
        name={say('library.outlets')}
        nodes={nodes}
        here={here}
        icon={icon}
        onOpen={(id) => {
          if (id === allOutletsId) {
            desk.overlay.set('outlets');
            return;
          }
          desk.go({ section: 'all', query: String(id) });
          desk.pane.set('list');
        }}
      />
    </section>
  );
}
