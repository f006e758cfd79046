import { Eye } from 'lucide-react';
import type { WatchedFolder } from '../../../contract/watched-folder';
import { formatMinute } from '../format/dates';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import styles from './WatchedSheet.module.css';

const stateWords: Record<WatchedFolder['state'], string> = {
  looking: say('importing.lookingIntoIt'),
  settling: say('importing.waitingUntilFilesAre'),
  importing: say('importing.importing'),
  'up-to-date': say('importing.upToDate'),
  paused: say('importing.paused'),
  gone: 'Not there now; its drive may be away. What came of it stays',
  unreadable: say('importing.cannotBeLookedInto'),
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
      {say('importing.watchAFolder2')}
    </Button>
  );
  return (
    <Sheet title={say('importing.watchedFolders')} isOpen onClose={() => desk.overlay.set(null)}>
      {folders.length === 0 ? (
        <Empty icon={<Eye size={30} aria-hidden />} title={say('importing.noFolderIsWatched')} actions={addButton}>
          {say('importing.whatYouSaveInto')}
        </Empty>
      ) : (
        <>
          <ul className={styles.list} aria-label={say('importing.watchedFolders')}>
            {folders.map((folder) => (
              <Folder key={folder.path} folder={folder} />
            ))}
          </ul>
          <div className={styles.actions}>
            <Button onPress={() => void desk.wire.send('watch-look', {})}>{say('importing.lookNow')}</Button>
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
    say('importing.fileDealtWith', { known }),
    waiting > 0 ? say('importing.fileWaiting', { waiting }) : null,
    importedAt ? say('importing.lastImport', { importedAt: formatMinute(importedAt) }) : null,
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
          {say('importing.arrivesAsRead')}
        </label>
      </div>
      <div className={styles.buttons}>
        <Button
          aria-label={`${isPaused ? say('importing.goOnWatching') : say('importing.pause')} ${name}`}
          onPress={() => void change({ isPaused: !isPaused })}
        >
          {isPaused ? say('importing.goOn') : say('importing.pause')}
        </Button>
        {importId === null ? null : (
          <Button
            aria-label={say('importing.showTheLastImport', { name })}
            onPress={() => {
              desk.overlay.set(null);
              desk.showImport(importId, 'report');
            }}
          >
            {say('importing.report')}
          </Button>
        )}
        <Button
          aria-label={say('importing.stopWatching', { name })}
          onPress={() =>
            void desk.wire.send('watch-remove', { path }).then((answer) => {
              if (!answer.ok) desk.sayFailure(answer.failure);
            })
          }
        >
          {say('importing.remove')}
        </Button>
      </div>
    </li>
  );
}
