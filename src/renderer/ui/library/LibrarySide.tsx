import { Archive, ChevronDown, CircleDot, Highlighter, Inbox, Layers, Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LibraryCounts } from '../../../contract/archive-api';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { SavedList } from '../saved-searches/SavedList';
import { useStore } from '../state/store';
import type { Place } from '../state/place';
import { CollectionTree } from './CollectionTree';
import styles from './LibrarySide.module.css';
import { OutletTree } from './OutletTree';
import { TagTree } from './TagTree';

const size = 16;
const sections: readonly {
  readonly section: Place['section'];
  readonly name: string;
  readonly icon: ReactNode;
  /** null: it says no number. */
  readonly count: keyof LibraryCounts | null;
}[] = [
  { section: 'all', name: say('library.allArticles'), icon: <Archive size={size} aria-hidden />, count: 'all' },
  { section: 'unread', name: say('library.unread'), icon: <CircleDot size={size} aria-hidden />, count: 'unread' },
  { section: 'starred', name: say('library.starred'), icon: <Star size={size} aria-hidden />, count: 'starred' },
  { section: 'stories', name: say('library.stories'), icon: <Layers size={size} aria-hidden />, count: 'stories' },
  {
    section: 'highlights',
    name: say('library.highlights'),
    icon: <Highlighter size={size} aria-hidden />,
    count: null,
  },
  { section: 'imports', name: say('library.imports'), icon: <Inbox size={size} aria-hidden />, count: 'imports' },
  { section: 'trash', name: say('library.trash'), icon: <Trash2 size={size} aria-hidden />, count: 'trash' },
];

/** The parts of the library, each with how much is in it. */
export function LibrarySide() {
  const desk = useDesk();
  const { info } = useStore(desk.connection);
  const { counts } = useStore(desk.library);
  const place = useStore(desk.place);
  return (
    <nav className={styles.side} aria-label={say('library.library')}>
      <header className={styles.head}>
        <div className={styles.name}>
          <h1>{info?.name ?? 'Backfile'}</h1>
          <span title={info?.dir} className={styles.dir}>
            <bdi>{info?.dir ?? ''}</bdi>
          </span>
        </div>
      </header>
      <ul className={styles.list}>
        {sections.map(({ section, name, icon, count }) => {
          const isHere = place.section === section && place.importId === null;
          const hasImports = section === 'imports' && place.section === section;
          const number = (count === null ? 0 : counts?.[count]) ?? 0;
          return (
            <li key={section}>
              <button
                type="button"
                className={cx(styles.item, isHere && styles.here)}
                aria-current={isHere ? 'page' : undefined}
                onClick={() => {
                  desk.go({ section, importId: null });
                  desk.pane.set('list');
                }}
              >
                {icon}
                <span className={styles.label}>{name}</span>
                {counts && number > 0 ? <span className={styles.count}>{formatCount(number)}</span> : null}
              </button>
              {hasImports ? <RecentImports /> : null}
            </li>
          );
        })}
      </ul>
      <SavedList />
      <CollectionTree />
      <TagTree />
      <OutletTree />
    </nav>
  );
}

const shownImports = 6;

/** The latest imports, under their heading while it is chosen. */
function RecentImports() {
  const desk = useDesk();
  const { list } = useStore(desk.imports.store);
  const { importId } = useStore(desk.place);
  if (list.length === 0) return null;
  return (
    <ul>
      {list.slice(0, shownImports).map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className={cx(styles.item, styles.sub, importId === item.id && styles.here)}
            aria-current={importId === item.id ? 'page' : undefined}
            onClick={() => {
              desk.go({ section: 'imports', importId: item.id });
              desk.pane.set('list');
            }}
          >
            <span className={styles.label}>
              <bdi>{item.label}</bdi>
            </span>
            <span className={styles.count}>{formatCount(item.articles)}</span>
          </button>
        </li>
      ))}
      {list.length > shownImports ? (
        <li>
          <button type="button" className={cx(styles.item, styles.sub)} onClick={() => desk.go({ importId: null })}>
            <ChevronDown size={14} aria-hidden />
            <span className={styles.label}>{say('library.more', { count: list.length - shownImports })}</span>
          </button>
        </li>
      ) : null}
    </ul>
  );
}
