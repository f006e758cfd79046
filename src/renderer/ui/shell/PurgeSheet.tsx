import { useEffect, useState } from 'react';
import { countOf } from '../format/numbers';
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
      desk.toasts.show({ text: `${countOf(answer.value.purged, 'article')} deleted forever`, staysMs: 12_000 });
    } else desk.sayFailure(answer.failure);
  };
  const number = ids === null ? 'all articles' : countOf(ids.length, 'article');
  return (
    <Sheet title={what === 'all' ? 'Empty Trash' : 'Delete forever'} isOpen onClose={close}>
      <div className={styles.words}>
        <p className={styles.lead}>
          {ids === null ? 'Counting…' : `${countOf(ids.length, 'article')} in Trash will be deleted forever.`} This
          cannot be undone.
        </p>
        <dl>
          <div>
            <dt>What goes</dt>
            <dd>
              Their text, with its tags, highlights and notes; the original files Backfile kept of them, unless another
              article needs them; their text in the search index and in the library’s record, with the names of files
              that held nothing else. Whatever Backfile had set aside of damaged library files goes too, since it may
              hold them.
            </dd>
          </div>
          <div>
            <dt>What stays</dt>
            <dd>
              The files you once imported, which Backfile never touches. A backup or a copy of the library folder made
              before now, and every export, still holds these articles, their file names and your notes until you delete
              it. The disk may give their room back only later.
            </dd>
          </div>
        </dl>
      </div>
      <div className={styles.actions}>
        <Button onPress={close}>Keep them</Button>
        <Button
          className={styles.danger}
          isDisabled={ids === null || ids.length === 0 || isBusy}
          onPress={() => void purge()}
        >
          {isBusy ? 'Deleting…' : `Delete ${number} forever`}
        </Button>
      </div>
    </Sheet>
  );
}
