import { EllipsisVertical, Share } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '../messages/say';
import { ContextMenu, type MenuPoint } from '../parts/ContextMenu';
import { useCommand, useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { pathOf } from '../state/filing';
import { useStore } from '../state/store';
import styles from './CollectionHead.module.css';

const menuIds = ['new-inside', 'rename-collection', 'describe-collection', null, 'export', null, 'delete-collection'];

/** Which collection the list shows: its path, its description, and whether what is below it is shown too. */
export function CollectionHead() {
  const desk = useDesk();
  const all = useStore(desk.filing.collections);
  const { collectionId, isWithin } = useStore(desk.place);
  const exporting = useCommand('export');
  const [isEditing, setIsEditing] = useState(false);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  useEffect(() => desk.lend('description', { edit: () => setIsEditing(true) }), [desk]);
  const collection = all.find(({ id }) => id === collectionId);
  if (!collection) return null;
  const above = pathOf(all, collection.id).slice(0, -1);
  const below = all.some(({ parent }) => parent === collection.id);
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <div className={styles.words}>
          {above.length > 0 ? (
            <span className={styles.path}>
              <bdi>{above.join(' › ')}</bdi>
            </span>
          ) : null}
          <h2>
            <bdi>{collection.name}</bdi>
          </h2>
        </div>
        <IconButton name={say('results.export')} shortcut={exporting.keys[0]} onPress={exporting.run}>
          <Share size={15} aria-hidden />
        </IconButton>
        <IconButton
          name={say('results.collection.more')}
          onPress={(event) => {
            const box = event.target.getBoundingClientRect();
            setMenuAt({ x: box.left, y: box.bottom });
          }}
        >
          <EllipsisVertical size={15} aria-hidden />
        </IconButton>
        <ContextMenu at={menuAt} name={say('results.collection.menu')} ids={menuIds} onClose={() => setMenuAt(null)} />
      </div>
      {isEditing ? (
        <textarea
          className={styles.field}
          aria-label={say('results.collection.description')}
          defaultValue={collection.description}
          dir="auto"
          rows={3}
          maxLength={4000}
          // It was asked for by its command.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onBlur={(event) => {
            setIsEditing(false);
            const next = event.target.value.trim();
            if (next !== collection.description) void desk.filingEdits.describeCollection(collection.id, next);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.value = collection.description;
            const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
            if (!isDone) return;
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.blur();
          }}
        />
      ) : (
        <button type="button" className={styles.description} onClick={() => setIsEditing(true)}>
          {collection.description === '' ? (
            <span className={styles.none}>{say('results.collection.describe')}</span>
          ) : (
            <span dir="auto">{collection.description}</span>
          )}
        </button>
      )}
      {below ? (
        <label className={styles.within}>
          <input type="checkbox" checked={isWithin} onChange={(event) => desk.go({ isWithin: event.target.checked })} />
          {say('results.collection.within', { count: collection.articlesWithin })}
        </label>
      ) : null}
    </div>
  );
}
