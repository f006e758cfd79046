import type { KeyboardEvent } from 'react';
import { say } from '../messages/say';
import styles from './ViewTabs.module.css';

/** The ways an article can be shown. */
export type ReadingTab = 'clean' | 'original' | 'versions' | 'story';

const names: Record<ReadingTab, string> = {
  clean: say('reading.view.clean'),
  original: say('reading.view.original'),
  versions: say('reading.view.versions'),
  story: say('reading.view.story'),
};

/** The tabs above an article, those that it has. Their panels are `panel-clean` and so on. */
export function ViewTabs({
  tabs,
  tab,
  onTab,
}: {
  readonly tabs: readonly ReadingTab[];
  readonly tab: ReadingTab;
  readonly onTab: (tab: ReadingTab) => void;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      Home: -tabs.length,
      End: tabs.length,
    };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const isReversed = getComputedStyle(event.currentTarget).direction === 'rtl' && event.key.startsWith('Arrow');
    const wanted = tabs.indexOf(tab) + (isReversed ? -by : by);
    const next = tabs[Math.min(tabs.length - 1, Math.max(0, wanted))] ?? 'clean';
    onTab(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={say('reading.views')} className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map((id) => (
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
          {names[id]}
        </button>
      ))}
    </div>
  );
}
