import { type CSSProperties, useRef, useState } from 'react';
import styles from './SideTree.module.css';

/** A field for a name: Enter keeps it, Esc leaves it, and so does going elsewhere with nothing typed. */
export function NameField({
  label,
  name = '',
  hint,
  style,
  onDone,
}: {
  readonly label: string;
  readonly name?: string;
  readonly hint?: string | undefined;
  readonly style?: CSSProperties | undefined;
  /** The new name, or null when nothing is to change. Called once. */
  readonly onDone: (name: string | null) => void;
}) {
  const [text, setText] = useState(name);
  const isDone = useRef(false);
  const done = (isKept: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    const next = text.trim();
    onDone(isKept && next !== '' && next !== name ? next : null);
  };
  return (
    <div className={styles.naming} style={style}>
      <input
        className={styles.nameField}
        aria-label={label}
        placeholder={label}
        value={text}
        dir="auto"
        maxLength={200}
        // It was asked for by name.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => done(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) done(true);
          else if (event.key === 'Escape') done(false);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {hint ? <p className={styles.hint}>{hint}</p> : null}
    </div>
  );
}
