import { useEffect, useState } from 'react';
import { useDesk } from '../parts/desk-context';
import { throttle } from '../state/throttle';
import styles from './CollectionNote.module.css';
import { NoteOn } from './NoteOn';

const refreshPauseMs = 600;

/** The note on the collection that the list shows; without one it takes no room until it is written (Shift+N). */
export function CollectionNote({ id }: { readonly id: number }) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [isWriting, setIsWriting] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const ask = (): void => {
      void desk.ask('note', { kind: 'collection', id }).then(
        (found) => {
          if (isCurrent) setText(found);
        },
        // What was shown stays until the archive answers again.
        () => undefined,
      );
    };
    ask();
    // The archive's counts come anew with every change it applied.
    const stop = desk.library.subscribe(throttle(refreshPauseMs, ask));
    return () => {
      isCurrent = false;
      stop();
    };
  }, [desk, id]);
  useEffect(() => desk.lend('collectionNote', { write: () => setIsWriting(true) }), [desk]);
  return (
    <div className={styles.note}>
      <NoteOn target={{ kind: 'collection', id }} text={text} isWriting={isWriting} onWriting={setIsWriting} />
    </div>
  );
}
