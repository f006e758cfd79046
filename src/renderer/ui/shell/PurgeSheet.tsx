import { useEffect, useState } from 'react';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { todayOf } from '../format/dates';
import styles from './PurgeSheet.module.css';

/** Asks before anything is deleted forever, and says what goes and what does not. */
export function PurgeSheet({ what }: { readonly what: 'all' | readonly number[] }) {
  const desk = useDesk();
  const [ids, setIds] = useState<readonly number[] | null>(what === 'all' ? null : what);
  const [isBusy, setIsBusy] = useState(false);
  const close = (): void => desk.purging.set(null);
  useEffect(() => {
    if (what !== 'all') return;
    const asked = { query: '', view: { kind: 'trash' }, sort: 'newest', today: todayOf(new Date()) } as const;
    desk.ask('searchIds', asked).then(setIds, () => {
      desk.purging.set(null);
      desk.sayFailure({ code: 'archive-unavailable', detail: '' });
    });
  }, [desk, what]);

  const purge = async (): Promise<void> => {
    if (!ids || ids.length === 0) return;
    setIsBusy(true);
    desk.mover.expectLeaving(ids);
    const answer = await desk.wire.send('purge', { ids });
    close();
    if (answer.ok) {
      desk.toasts.show({ text: say('shell.articleDeletedForever', { purged: answer.value.purged }), staysMs: 12_000 });
    } else desk.sayFailure(answer.failure);
  };
  const number = ids === null ? say('shell.allArticles') : countOf(ids.length, 'article');
  return (
    <Sheet title={what === 'all' ? say('shell.emptyTrash') : say('shell.deleteForever')} isOpen onClose={close}>
      <div className={styles.words}>
        <p className={styles.lead}>
          {ids === null ? say('shell.counting') : say('shell.articleInTrashWill', { count: ids.length })}{' '}
          {say('shell.thisCannotBeUndone')}
        </p>
        <dl>
          <div>
            <dt>{say('shell.whatGoes')}</dt>
            <dd>{say('shell.theirTextWithIts')}</dd>
          </div>
          <div>
            <dt>{say('shell.whatStays')}</dt>
            <dd>{say('shell.theFilesYouOnce')}</dd>
          </div>
        </dl>
      </div>
      <div className={styles.actions}>
        <Button onPress={close}>{say('shell.keepThem')}</Button>
        <Button
          className={styles.danger}
          isDisabled={ids === null || ids.length === 0 || isBusy}
          onPress={() => void purge()}
        >
          {isBusy ? say('shell.deleting') : say('shell.deleteForever2', { number })}
        </Button>
      </div>
    </Sheet>
  );
}
