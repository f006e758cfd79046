import { Eye } from 'lucide-react';
import type { WatchedFolder } from '../../../contract/watched-folder';
import { formatMinute } from '../format/dates';
import { countOf } from '../format/numbers';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import styles from './WatchedSheet.module.css';

const stateWords: Record<WatchedFolder['state'], string> = {
  looking: 'Looking into it',
  settling: 'Waiting until files are written whole',
  importing: 'Importing',
  'up-to-date': 'Up to date',
  paused: 'Paused',
  gone: 'Not there now; its drive may be away. What came of it stays',
  unreadable: 'Cannot be looked into',
};

/** The watched folders: what each is doing, and pausing, removing, adding. */
export function WatchedSheet() {
  const desk = useDesk();
  const folders = useStore(desk.watched);
  const add = (): void => {
    if (desk.platform.can.chooseNatively) void desk.intake.watchChosen();
    else desk.overlay.set('folders-to-watch');
  };
  const addButton = (
    <Button look="primary" onPress={add}>
      Watch a folder…
    </Button>
  );
  return (
    <Sheet title="Watched folders" isOpen onClose={() => desk.overlay.set(null)}>
      {folders.length === 0 ? (
        <Empty icon={<Eye size={30} aria-hidden />} title="No folder is watched" actions={addButton}>
          What you save into a watched folder comes in by itself while Backfile runs, and what came meanwhile when it
          starts. Deleting a file there changes nothing here.
        </Empty>
      ) : (
        <>
          <ul className={styles.list} aria-label="Watched folders">
            {folders.map((folder) => (
              <Folder key={folder.path} folder={folder} />
            ))}
          </ul>
          <div className={styles.actions}>
            <Button onPress={() => void desk.wire.send('watch-look', {})}>Look now</Button>
            {addButton}
          </div>
        </>
      )}
    </Sheet>
  );
}

function Folder({ folder }: { readonly folder: WatchedFolder }) {
  const desk = useDesk();
  const { path, state, isPaused, known, waiting, importedAt, importId, detail } = folder;
  const change = async (args: { readonly isPaused?: boolean; readonly arrivesRead?: boolean }): Promise<void> => {
    const answer = await desk.wire.send('watch-change', { path, ...args });
    if (!answer.ok) desk.sayFailure(answer.failure);
  };
  const facts = [
    `${countOf(known, 'file')} dealt with`,
    waiting > 0 ? `${countOf(waiting, 'file')} waiting` : null,
    importedAt ? `last import ${formatMinute(importedAt)}` : null,
  ].filter((fact) => fact !== null);
  const name = path.split(/[\\/]/).findLast(Boolean) ?? path;
  const isWrong = state === 'gone' || state === 'unreadable';
  return (
    <li className={styles.folder}>
      <div className={styles.words}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <bdi className={styles.path}>{path}</bdi>
        <span className={isWrong ? styles.bad : styles.facts} role="status">
          {stateWords[state]}
          {state === 'unreadable' && detail ? ` (${detail})` : null}
        </span>
        <span className={styles.facts}>{facts.join(' · ')}</span>
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={folder.arrivesRead}
            onChange={(event) => void change({ arrivesRead: event.target.checked })}
          />
          Arrives as read
        </label>
      </div>
      <div className={styles.buttons}>
        <Button
          aria-label={`${isPaused ? 'Go on watching' : 'Pause'} ${name}`}
          onPress={() => void change({ isPaused: !isPaused })}
        >
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
        {importId === null ? null : (
          <Button
            aria-label={`Show the last import of ${name}`}
            onPress={() => {
              desk.overlay.set(null);
              desk.showImport(importId, 'report');
            }}
          >
            Report
          </Button>
        )}
        <Button
          aria-label={`Stop watching ${name}`}
          onPress={() =>
            void desk.wire.send('watch-remove', { path }).then((answer) => {
              if (!answer.ok) desk.sayFailure(answer.failure);
            })
          }
        >
          Remove
        </Button>
      </div>
    </li>
  );
}
