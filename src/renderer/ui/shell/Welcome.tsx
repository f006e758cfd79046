import { FileText, FolderOpen, LibraryBig } from 'lucide-react';
import { formatBytes } from '../format/numbers';
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
    <main className={screen.screen} aria-label="Welcome">
      <div className={screen.inner}>
        <p className={styles.kicker}>Backfile, your own offline news archive</p>
        <h1>Bring in your saved articles</h1>
        <div className={styles.drop}>
          <p className={styles.lead}>
            Drop saved web pages, texts, Markdown or zip files here, or whole folders of them. You can paste an article
            too.
          </p>
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
              Try the sample archive
            </Button>
          </div>
        </div>
        <dl className={styles.facts}>
          <div>
            <dt>Your files stay untouched</dt>
            <dd>Backfile reads them and keeps packed copies of its own. It never changes, moves or deletes yours.</dd>
          </div>
          <div>
            <dt>Kept in one folder</dt>
            <dd>
              <bdi className={styles.dir}>{info?.dir ?? ''}</bdi>
              {desk.platform.can.revealFile ? (
                <Button look="quiet" onPress={() => void desk.wire.send('reveal-library', {})}>
                  Show
                </Button>
              ) : null}
              <br />
              Move or copy that folder and the whole library comes along. It is not encrypted.
            </dd>
          </div>
          <div>
            <dt>Room it takes</dt>
            <dd>
              Packed copies of what you bring in, and the archive made from them: about half of what saved web pages
              take now, and up to three times as much as plain text.
              {info ? ` ${formatBytes(info.freeBytes)} are free on that disk.` : ''}
            </dd>
          </div>
          <div>
            <dt>Nothing leaves this computer</dt>
            <dd>Backfile never goes online, and no page you open in it can.</dd>
          </div>
        </dl>
      </div>
    </main>
  );
}
