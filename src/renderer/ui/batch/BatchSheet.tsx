import { Plus } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import kept from '../parts/KeptLists.module.css';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import { BatchEditor } from './BatchEditor';
import { BatchResults } from './BatchResults';
import styles from './BatchSheet.module.css';
import { isBatchList } from './is-batch-list';

/** Lists of queries, the one that is looked at to edit and run, and the table of what it found. */
export function BatchSheet() {
  const desk = useDesk();
  const lists = useStore(desk.saved.all).filter(isBatchList);
  const { list: ran } = useStore(desk.batch.store);
  // Opened again, it shows what was run last.
  const [chosen, setChosen] = useState<number | null>(ran?.id ?? null);
  const [isEditing, setIsEditing] = useState(ran === null);
  const saved = lists.find(({ id }) => id === chosen) ?? null;
  const isTable = !isEditing && ran !== null && ran.id === (saved?.id ?? null);

  // Where a list is chosen the focus stays; else it goes to what took the place of the button pressed.
  const [isChosenInList, setIsChosenInList] = useState(false);
  const show = (id: number | null): void => {
    setIsChosenInList(true);
    setChosen(id);
    setIsEditing(ran === null || ran.id !== id);
  };

  return (
    <Sheet title={say('batch.title')} side="wide" isOpen onClose={() => desk.overlay.set(null)}>
      <p className={kept.hint}>{say('batch.about')}</p>
      <div className={cx(kept.panes, styles.panes)}>
        <nav className={kept.lists} aria-label={say('batch.lists')}>
          <ul>
            <li>
              <button
                type="button"
                className={cx(kept.list, saved === null && kept.here)}
                aria-current={saved === null ? 'true' : undefined}
                onClick={() => show(null)}
              >
                <Plus size={15} aria-hidden />
                <span className={styles.listName}>{say('batch.newList')}</span>
              </button>
            </li>
            {lists.map((list) => (
              <li key={list.id}>
                <button
                  type="button"
                  className={cx(kept.list, list.id === saved?.id && kept.here)}
                  aria-current={list.id === saved?.id ? 'true' : undefined}
                  onClick={() => show(list.id)}
                >
                  <bdi>{list.name}</bdi>
                  <span className={kept.count}>{formatCount(list.lines.length)}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {isTable ? (
          <BatchResults
            list={ran}
            takesFocus={!isChosenInList}
            edit={
              <Button
                look="quiet"
                onPress={() => {
                  setIsChosenInList(false);
                  setIsEditing(true);
                }}
              >
                {say('batch.editTheList')}
              </Button>
            }
            onAgain={() => void desk.batch.start({ ...ran, seen: saved?.seen ?? null })}
          />
        ) : (
          <BatchEditor
            key={saved?.id ?? 'new'}
            saved={saved}
            takesFocus={!isChosenInList}
            takenNames={lists.filter(({ id }) => id !== saved?.id).map(({ name }) => name)}
            onSaved={(id) => {
              setIsChosenInList(false);
              setChosen(id);
              setIsEditing(true);
            }}
            onRun={(list) => {
              setIsChosenInList(false);
              setIsEditing(false);
              void desk.batch.start(list);
            }}
          />
        )}
      </div>
    </Sheet>
  );
}
