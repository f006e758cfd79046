import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cx } from './cx';
import styles from './PickList.module.css';

/** A line that can be picked. */
export interface PickOption {
  readonly id: string;
  readonly label: string;
  /** Quieter words after the label: where it is, how many. */
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  /** Lines of one group stand under its heading. */
  readonly group?: string | undefined;
}

/** Scrolls the list to an option as it becomes the one that Enter would pick. */
function showWhole(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

/** A field to type in and a list that follows; arrows and Enter pick, the focus stays in the field. */
export function PickList({
  label,
  placeholder,
  text,
  onText,
  options,
  onPick,
  empty,
  children,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly PickOption[];
  readonly onPick: (id: string) => void;
  /** What stands in place of an empty list. */
  readonly empty: string;
  readonly children?: ReactNode;
}) {
  const listId = useId();
  const [at, setAt] = useState(0);
  const now = Math.min(at, options.length - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    const goals: Readonly<Record<string, number>> = {
      ArrowDown: (now + 1) % Math.max(1, options.length),
      ArrowUp: (now - 1 + options.length) % Math.max(1, options.length),
      PageDown: Math.min(now + 8, options.length - 1),
      PageUp: Math.max(now - 8, 0),
    };
    const goal = goals[event.key];
    if (goal !== undefined) {
      event.preventDefault();
      setAt(goal);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const option = options[now];
      if (option) onPick(option.id);
    }
  };

  return (
    <div className={styles.picker}>
      <input
        className={styles.field}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? `${listId}-${now}` : undefined}
        placeholder={placeholder}
        value={text}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        // The field is what the sheet was opened for.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => {
          onText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {children}
      <div id={listId} className={styles.list} role="listbox" aria-label={label}>
        {options.map((option, index) => (
          <div key={option.id} role="presentation">
            {option.group !== undefined && option.group !== options[index - 1]?.group ? (
              <div className={styles.heading} role="presentation">
                {option.group}
              </div>
            ) : null}
            <div
              id={`${listId}-${index}`}
              ref={index === now ? showWhole : undefined}
              role="option"
              aria-selected={index === now}
              className={cx(styles.option, index === now && styles.now)}
              onPointerMove={() => {
                if (index !== now) setAt(index);
              }}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(option.id)}
            >
              <span className={styles.icon}>{option.icon}</span>
              <bdi className={styles.label}>{option.label}</bdi>
              {option.hint ? <bdi className={styles.hint}>{option.hint}</bdi> : null}
              {option.keys ? <kbd>{option.keys}</kbd> : null}
            </div>
          </div>
        ))}
      </div>
      {options.length === 0 ? <p className={styles.empty}>{empty}</p> : null}
    </div>
  );
}
