import type { KeyboardEvent } from 'react';
import styles from './ViewTabs.module.css';

/** The ways an article can be shown. */
export type ReadingTab = 'clean' | 'original';

const tabs: readonly { readonly id: ReadingTab; readonly name: string }[] = [
  { id: 'clean', name: 'Clean' },
  { id: 'original', name: 'Original' },
];

/** The tabs above an article. Their panels are `panel-clean` and `panel-original`. */
export function ViewTabs({ tab, onTab }: { readonly tab: ReadingTab; readonly onTab: (tab: ReadingTab) => void }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    // There are two: any of these keys goes to the other one, or stays.
    const next: ReadingTab =
      event.key === 'Home' ? 'clean' : event.key === 'End' || tab === 'clean' ? 'original' : 'clean';
    onTab(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Views of the article" className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={tab === id}
          aria-controls={`panel-${id}`}
          tabIndex={tab === id ? 0 : -1}
          className={styles.tab}
          onClick={() => onTab(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
