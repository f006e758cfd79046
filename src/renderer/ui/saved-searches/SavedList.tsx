import { Search } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react';
import type { Saved } from '../../../contract/saved';
import { formatCount } from '../format/numbers';
import { NameField } from '../library/NameField';
import { ContextMenu, type MenuPoint } from '../parts/ContextMenu';
import { cx } from '../parts/cx';
import { useCommands, useDesk } from '../parts/desk-context';
import { isElsewhere } from '../state/place';
import { useStore } from '../state/store';
import { placeOf } from './place-of';
import styles from './SavedList.module.css';

const menuIds = ['clear-saved', null, 'edit-saved', 'rename-saved', 'saved-up', 'saved-down', null, 'delete-saved'];
const keys: Readonly<Record<string, string>> = {
  F2: 'rename-saved',
  Delete: 'delete-saved',
  'Alt+ArrowUp': 'saved-up',
  'Alt+ArrowDown': 'saved-down',
};

/** The saved searches on the library side, each with how many of its articles are new; nothing while there are none. */
export function SavedList() {
  const desk = useDesk();
  const commands = useCommands();
  const all = useStore(desk.saved.all);
  const [renaming, setRenaming] = useState<number | null>(null);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  useEffect(() => desk.lend('saved', { rename: setRenaming }), [desk]);

  const searches = all.filter(({ kind }) => kind === 'search');
  if (searches.length === 0) return null;

  const onKeyDown = (event: KeyboardEvent, id: number): void => {
    const commandId = keys[event.altKey ? `Alt+${event.key}` : event.key];
    if (!commandId || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    desk.saved.target.set(id);
    commands.find((command) => command.id === commandId)?.run();
    desk.saved.target.set(null);
  };
  const onContextMenu = (event: MouseEvent, id: number): void => {
    event.preventDefault();
    desk.saved.target.set(id);
    const box = event.currentTarget.getBoundingClientRect();
    // From the keyboard there is no pointer to open it at.
    const isPointed = event.clientX > 0 || event.clientY > 0;
    setMenuAt(isPointed ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom });
  };

  return (
    <section className={styles.part} aria-label="Saved searches">
      <header className={styles.head}>
        <h2>Saved searches</h2>
      </header>
      <ul>
        {searches.map((saved) => (
          <li key={saved.id}>
            {renaming === saved.id ? (
              <NameField
                label={`New name of ${saved.name}`}
                name={saved.name}
                onDone={(name) => {
                  setRenaming(null);
                  if (name !== null) void desk.savedEdits.edit(saved.id, { name });
                }}
              />
            ) : (
              <SavedRow
                saved={saved}
                onKeyDown={(event) => onKeyDown(event, saved.id)}
                onContextMenu={(event) => onContextMenu(event, saved.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <ContextMenu
        at={menuAt}
        name="Saved search"
        ids={menuIds}
        onClose={() => {
          setMenuAt(null);
          desk.saved.target.set(null);
        }}
      />
    </section>
  );
}

function SavedRow({
  saved,
  onKeyDown,
  onContextMenu,
}: {
  readonly saved: Saved;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}) {
  const desk = useDesk();
  const count = useStore(desk.saved.counts).get(saved.id);
  const place = useStore(desk.place);
  const goal = { ...place, ...placeOf(saved) };
  const isHere = place.query === goal.query && !isElsewhere(place, goal);
  const fresh = count?.fresh ?? 0;
  return (
    <button
      type="button"
      className={cx(styles.row, isHere && styles.here)}
      aria-current={isHere ? 'page' : undefined}
      title={saved.lines[0]}
      onClick={() => {
        desk.saved.opened.set(saved.id);
        desk.go(placeOf(saved));
        desk.pane.set('list');
      }}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
    >
      <Search size={15} aria-hidden />
      <bdi className={styles.label}>{saved.name}</bdi>
      {fresh > 0 ? <span className={styles.fresh}>{formatCount(fresh)} new</span> : null}
      {count ? <span className={styles.count}>{formatCount(count.found)}</span> : null}
    </button>
  );
}
