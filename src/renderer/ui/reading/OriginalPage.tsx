import { Download } from 'lucide-react';
import type { Origin } from '../../../contract/article';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import styles from './OriginalPage.module.css';

/** The original file as it was saved, in a frame that runs no script and reaches nothing. */
export function OriginalPage({ origin, onSave }: { readonly origin: Origin; readonly onSave: () => void }) {
  const { platform } = useDesk();
  return (
    <div className={styles.original}>
      <p className={styles.note}>
        <span>{say('reading.originalNote')}</span>
        <Button look="quiet" onPress={onSave}>
          <Download size={14} aria-hidden />
          {say('reading.saveOriginal')}
        </Button>
      </p>
      <iframe
        className={styles.frame}
        sandbox=""
        src={platform.originalUrl(origin.object)}
        title={say('reading.original', { name: origin.fileName })}
      />
    </div>
  );
}
