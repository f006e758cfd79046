import { ArrowUp, File, Folder, HardDrive } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FolderListing } from '../../../contract/control';
import type { Failure } from '../../../contract/failure';
import { formatBytes } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import { failureWords } from '../words';
import styles from './FolderSheet.module.css';

/** A list of the computer's folders, for choosing one to import where the shell has no dialog of its own. */
export function FolderSheet() {
  const desk = useDesk();
  const overlay = useStore(desk.overlay);
  return (
    <Sheet
      title={overlay === 'folders-to-watch' ? say('importing.watchAFolder') : say('importing.importFolder')}
      isOpen={overlay === 'folders' || overlay === 'folders-to-watch'}
      onClose={() => {
        desk.intake.lookNext(false);
        desk.overlay.set(null);
      }}
    >
      <Folders isToWatch={overlay === 'folders-to-watch'} />
    </Sheet>
  );
}

function Folders({ isToWatch }: { readonly isToWatch: boolean }) {
  const desk = useDesk();
  const { folderCollections, folderArrivesRead } = useStore(desk.settings);
  const [asked, setAsked] = useState<string | null>(null);
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isStale = false;
    void desk.wire.send('list-folder', { path: asked }).then((answer) => {
      if (isStale) return;
      setFailure(answer.ok ? null : answer.failure);
      if (answer.ok) setListing(answer.value);
    });
    return () => {
      isStale = true;
    };
  }, [desk, asked]);
  const close = (): void => desk.overlay.set(null);
  const begin = (path: string): void => {
    if (isToWatch) {
      desk.overlay.set('watched');
      void desk.intake.watch(path);
      return;
    }
    close();
    void desk.intake.paths([path]);
  };
  const verb = isToWatch ? say('importing.watch') : say('importing.import');
  const { path = null, parent = null, entries = [], more = 0 } = listing ?? {};
  return (
    <div className={styles.folders}>
      <div className={styles.where}>
        <Button isDisabled={path === null} onPress={() => setAsked(parent)}>
          <ArrowUp size={14} aria-hidden />
          {say('importing.up')}
        </Button>
        <bdi className={styles.path}>{path ?? say('importing.usualPlaces')}</bdi>
      </div>
      {failure ? <p className={styles.failure}>{failureWords[failure.code].title}</p> : null}
      <ul className={styles.list} aria-label={path ?? say('importing.usualPlaces')}>
        {entries.map((entry) => (
          <li key={entry.path}>
            <button
              type="button"
              className={styles.entry}
              disabled={isToWatch && !entry.isFolder}
              onClick={() => (entry.isFolder ? setAsked(entry.path) : begin(entry.path))}
            >
              {path === null ? (
                <HardDrive size={15} aria-hidden />
              ) : entry.isFolder ? (
                <Folder size={15} aria-hidden />
              ) : (
                <File size={15} aria-hidden />
              )}
              <bdi className={styles.name}>{entry.name}</bdi>
              {entry.isFolder ? null : <span className={styles.bytes}>{formatBytes(entry.bytes)}</span>}
            </button>
          </li>
        ))}
        {entries.length === 0 && listing ? (
          <li className={styles.note}>{say('importing.nothingInThisFolder')}</li>
        ) : null}
        {more > 0 ? <li className={styles.note}>{say('importing.andMore', { more })}</li> : null}
      </ul>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={folderCollections}
          onChange={(event) => desk.settings.update((old) => ({ ...old, folderCollections: event.target.checked }))}
        />
        {say('importing.itsSubfoldersBecomeCollections')}
      </label>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={folderArrivesRead}
          onChange={(event) => desk.settings.update((old) => ({ ...old, folderArrivesRead: event.target.checked }))}
        />
        {say('importing.itsArticlesArriveAs')}
      </label>
      <div className={styles.actions}>
        {isToWatch ? null : (
          <Button
            look="quiet"
            onPress={() => {
              close();
              desk.handles.picker?.folder();
            }}
          >
            {say('importing.useTheBrowsersDialog')}
          </Button>
        )}
        <span className={styles.space} />
        <Button
          onPress={() => {
            desk.intake.lookNext(false);
            close();
          }}
        >
          {say('importing.cancel')}
        </Button>
        {isToWatch ? null : (
          <Button
            isDisabled={path === null}
            onPress={() => {
              if (path === null) return;
              close();
              void desk.intake.lookAt([path]);
            }}
          >
            {say('importing.lookFirst')}
          </Button>
        )}
        <Button look="primary" isDisabled={path === null} onPress={() => path !== null && begin(path)}>
          {path === null
            ? say('importing.thisFolder', { verb })
            : `${verb} “${path.split(/[\\/]/).findLast(Boolean) ?? path}”`}
        </Button>
      </div>
    </div>
  );
}
