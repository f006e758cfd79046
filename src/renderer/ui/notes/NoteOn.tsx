import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import type { NoteTarget } from '../../../contract/mark';
import { setNote } from '../highlights/mark-edits';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Markdown } from './Markdown';
import { NoteField } from './NoteField';
import styles from './NoteOn.module.css';

/** The one note of an article or a collection: shown as Markdown, written in place. With none and not being written it takes no room. */
export function NoteOn({
  target,
  text,
  isWriting,
  onWriting,
}: {
  readonly target: NoteTarget;
  readonly text: string;
  readonly isWriting: boolean;
  readonly onWriting: (isWriting: boolean) => void;
}) {
  const desk = useDesk();
  // Shown at once; the archive says so a moment later.
  const [written, setWritten] = useState<{ readonly over: string; readonly text: string } | null>(null);
  // It has said so, or something newer.
  if (written && written.over !== text) setWritten(null);
  const shown = written?.over === text ? written.text : text;
  if (shown === '' && !isWriting) return null;
  const keep = (next: string): void => {
    if (next === shown) return;
    setWritten({ over: text, text: next });
    void setNote(desk, target, next).then((isKept) => {
      // The article shown has it by now; a step taken back at once must not find it still here.
      if (!isKept || target.kind === 'article') setWritten(null);
    });
  };
  return (
    <section
      className={styles.note}
      aria-label={target.kind === 'article' ? say('notes.noteOnThisArticle') : say('notes.noteOnThisCollection')}
    >
      {isWriting ? (
        <>
          <NoteField
            key={`${target.kind}-${target.id}`}
            label={target.kind === 'article' ? say('notes.noteOnThisArticle') : say('notes.noteOnThisCollection')}
            initial={shown}
            isFocused
            onLeave={keep}
            onDone={() => onWriting(false)}
          />
          <div className={styles.actions}>
            <Button look="primary" onPress={() => onWriting(false)}>
              {say('notes.keepNote')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <NotebookPen size={15} aria-hidden className={styles.icon} />
          <Markdown text={shown} className={styles.text} />
          <Button look="quiet" onPress={() => onWriting(true)}>
            {say('notes.editNote')}
          </Button>
        </>
      )}
    </section>
  );
}
