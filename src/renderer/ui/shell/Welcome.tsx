import { FileText, FolderOpen, LibraryBig } from 'lucide-react';
import { formatBytes } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useCommand, useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import screen from './Screen.module.css';
import styles from './Welcome.module.css';

/** The first screen of an empty library: the ways in, and what becomes of the files. */
export function Welcome() {
  const desk = useDesk();
  const { info } = useStore(desk.connection);
  const files = useCommand('import-files');
  const folder = useCommand('import-folder');
  const samples = useCommand('import-samples');
  return (
    <main className={screen.screen} aria-label={say('shell.welcome')}>
      <div className={screen.inner}>
        <p className={styles.kicker}>{say('shell.backfileYourOwnOffline')}</p>
        <h1>{say('shell.bringInYourSaved')}</h1>
        <div className={styles.drop}>
          <p className={styles.lead}>{say('shell.dropSavedWebPages')}</p>
          <div className={screen.actions}>
            <Button look="primary" onPress={folder.run}>
              <FolderOpen size={15} aria-hidden />
              {folder.name}
            </Button>
            <Button onPress={files.run}>
              <FileText size={15} aria-hidden />
              {files.name}
            </Button>
            <Button onPress={samples.run}>
              <LibraryBig size={15} aria-hidden />
              {say('shell.tryTheSampleArchive')}
            </Button>
          </div>
        </div>
        <dl className={styles.facts}>
          <div>
            <dt>{say('shell.yourFilesStayUntouched')}</dt>
            <dd>{say('shell.backfileReadsThemAnd')}</dd>
          </div>
          <div>
            <dt>{say('shell.keptInOneFolder')}</dt>
            <dd>
              <bdi className={styles.dir}>{info?.dir ?? ''}</bdi>
              {desk.platform.can.revealFile ? (
                <Button look="quiet" onPress={() => void desk.wire.send('reveal-library', {})}>
                  {say('shell.show')}
                </Button>
              ) : null}
              <br />
              {say('shell.moveOrCopyThat')}
            </dd>
          </div>
          <div>
            <dt>{say('shell.roomItTakes')}</dt>
            <dd>
              {say('shell.packedCopiesOfWhat')}
              {info ? say('shell.areFreeOnThat', { freeBytes: formatBytes(info.freeBytes) }) : ''}
            </dd>
          </div>
          <div>
            <dt>{say('shell.nothingLeavesThisComputer')}</dt>
            <dd>{say('shell.backfileNeverGoesOnline')}</dd>
          </div>
        </dl>
      </div>
    </main>
  );
}
