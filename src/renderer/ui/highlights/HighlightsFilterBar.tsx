import { markColours } from '../../../contract/mark';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import type { HighlightsFilter } from '../state/highlights-filter';
import { colourWords } from '../words';
import { ColourMark } from './ColourMark';
import styles from './HighlightsFilterBar.module.css';

/** What the Highlights view shows: of which collection, in which colours, with which tag and words. */
export function HighlightsFilterBar({ tags }: { readonly tags: readonly string[] }) {
  const desk = useDesk();
  const filter = useStore(desk.highlightsFilter);
  const collections = useStore(desk.filing.collections);
  const [chosen] = filter.tags;
  // The one chosen is there though no highlight has it any more.
  const offered = chosen === undefined || tags.includes(chosen) ? tags : [chosen, ...tags];
  const set = (change: Partial<HighlightsFilter>): void =>
    desk.highlightsFilter.update((old) => ({ ...old, ...change }));
  return (
    <div className={styles.bar} role="search" aria-label={say('highlights.filterHighlights')}>
      <input
        type="search"
        className={styles.words}
        aria-label={say('highlights.wordsInHighlightsAnd')}
        placeholder={say('highlights.wordsInHighlightsAnd')}
        dir="auto"
        spellCheck={false}
        value={filter.words}
        onChange={(event) => set({ words: event.target.value })}
      />
      <div className={styles.colours} role="group" aria-label={say('highlights.colours')}>
        {markColours.map((colour) => {
          const isOn = filter.colours.includes(colour);
          return (
            <button
              key={colour}
              type="button"
              className={styles.colour}
              aria-pressed={isOn}
              onClick={() =>
                set({ colours: isOn ? filter.colours.filter((one) => one !== colour) : [...filter.colours, colour] })
              }
            >
              <ColourMark colour={colour} />
              {colourWords[colour]}
            </button>
          );
        })}
      </div>
      <div className={styles.choices}>
        <select
          className={styles.choice}
          aria-label={say('highlights.collection')}
          value={filter.collection ?? ''}
          onChange={(event) => set({ collection: event.target.value === '' ? null : Number(event.target.value) })}
        >
          <option value="">{say('highlights.wholeLibrary')}</option>
          {collections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          className={styles.choice}
          aria-label={say('highlights.tag')}
          value={chosen ?? ''}
          onChange={(event) => set({ tags: event.target.value === '' ? [] : [event.target.value] })}
        >
          <option value="">{say('highlights.anyTag')}</option>
          {offered.map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
