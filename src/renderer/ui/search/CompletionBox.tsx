import { History, Trash2 } from 'lucide-react';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import floating from '../parts/floating.module.css';
import styles from './CompletionBox.module.css';
import type { CompletionList } from './use-completion';

/** Of the field's `aria-controls` and `aria-activedescendant`. */
export const completionId = 'query-completions';

/** The list under the search field. The focus stays in the field, whose keys move in it. */
export function CompletionBox({ list }: { readonly list: CompletionList }) {
  const { options, active, isRecent } = list;
  if (options.length === 0) return null;
  return (
    <div className={cx(floating.popover, styles.box)}>
      <div id={completionId} role="listbox" aria-label={isRecent ? say('search.recent') : say('search.suggestions')}>
        {options.map(({ id, label, hint, does }, index) => (
          <div
            key={id}
            id={`${completionId}-${index}`}
            ref={index === active ? showWhole : undefined}
            role="option"
            aria-selected={index === active}
            className={cx(styles.option, index === active && styles.now, does.type === 'clear' && styles.clear)}
            onPointerMove={() => {
              if (index !== active) list.point(index);
            }}
            // The focus stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => list.choose(index)}
          >
            {does.type === 'search' ? <History size={14} aria-hidden /> : null}
            {does.type === 'clear' ? <Trash2 size={14} aria-hidden /> : null}
            <bdi className={styles.label}>{label}</bdi>
            {hint === '' ? null : <span className={styles.hint}>{hint}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

function showWhole(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
