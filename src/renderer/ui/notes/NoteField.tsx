import { useEffect, useRef } from 'react';
import { say } from '../messages/say';
import styles from './NoteField.module.css';

/**
 * A field for a note in Markdown. What was typed is kept however it is left: `onLeave` is given the text when the field
 * goes away, so that no way out loses words; Ctrl or ⌘ with Enter and Esc are `onDone`.
 */
export function NoteField({
  label,
  initial,
  isFocused,
  onLeave,
  onDone,
}: {
  readonly label: string;
  readonly initial: string;
  readonly isFocused: boolean;
  readonly onLeave: (text: string) => void;
  readonly onDone: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useRef(initial);
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  }, [onLeave]);
  useEffect(() => {
    const typed = text;
    const told = leave;
    return () => told.current(typed.current.trim());
  }, []);
  useEffect(() => {
    if (!isFocused) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [isFocused]);
  return (
    <textarea
      ref={field}
      className={styles.field}
      aria-label={label}
      placeholder={say('notes.aNoteInMarkdown')}
      dir="auto"
      rows={4}
      defaultValue={initial}
      onChange={(event) => {
        text.current = event.target.value;
      }}
      onKeyDown={(event) => {
        const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!isDone && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    />
  );
}
