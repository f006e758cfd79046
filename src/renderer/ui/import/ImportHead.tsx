import { ArrowLeft, FileText } from 'lucide-react';
import { formatMinute } from '../format/dates';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { useStore } from '../state/store';
import styles from './ImportHead.module.css';

/** Which import the list shows, and the ways to its report and back to all of them. */
export function ImportHead() {
  const desk = useDesk();
  const { importId } = useStore(desk.place);
  const { list } = useStore(desk.imports.store);
  const item = list.find((one) => one.id === importId);
  return (
    <div className={styles.head}>
      <IconButton name={say('importing.backToAllImports')} onPress={() => desk.go({ importId: null })}>
        <ArrowLeft size={16} aria-hidden className={styles.mirrored} />
      </IconButton>
      <div className={styles.words}>
        <strong>
          <bdi>{item?.label ?? ''}</bdi>
        </strong>
        <span>{item ? formatMinute(item.begun) : ''}</span>
      </div>
      <Button
        onPress={() => {
          if (importId !== null) desk.showImport(importId, 'report');
        }}
      >
        <FileText size={14} aria-hidden />
        {say('importing.report')}
      </Button>
    </div>
  );
}
