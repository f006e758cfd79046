import { useState } from 'react';
import type { Facet, FacetValue } from '../../../contract/facet';
import { languageName } from '../format/languages';
import { formatCount } from '../format/numbers';
import type { PlainKey } from '../messages/english';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import styles from './FacetsPanel.module.css';
import { fillBars } from './fill-bars';
import { Histogram } from './Histogram';
import { listParts, togglePart, writeValue } from './narrow-query';
import { useFacets } from './use-facets';

/** Values shown before “more” is pressed. */
const shortList = 5;

/** Values that are words of Backfile's own. */
const valueWords: Readonly<Record<string, PlainKey>> = {
  unread: 'facets.value.unread',
  read: 'facets.value.read',
  starred: 'facets.value.starred',
  highlight: 'facets.value.highlight',
  article: 'facets.value.article',
  live: 'facets.value.live',
  gallery: 'facets.value.gallery',
  index: 'facets.value.index',
  stub: 'facets.value.stub',
  other: 'facets.value.other',
};

/** What the results have in common, counted, to narrow the search by: days as a drawing, and the most frequent values. */
export function FacetsPanel() {
  const desk = useDesk();
  const place = useStore(desk.place);
  const shown = useFacets();
  const chosen = new Set(listParts(place.query));
  const toggle = (part: string): void => desk.go({ query: togglePart(place.query, part) });

  if (!shown) return <section className={styles.panel} aria-label={say('facets.narrow')} aria-busy="true" />;
  const facets = shown.values.filter(({ name, values }) => values.length > (name === 'import' ? 1 : 0));
  return (
    <section className={styles.panel} aria-label={say('facets.narrow')} aria-busy={shown.query !== place.query}>
      <Histogram
        bars={fillBars(shown.times, shown.unit)}
        unit={shown.unit}
        undated={shown.times.without}
        query={place.query}
        onChoose={toggle}
      />
      {facets.length === 0 ? <p className={styles.none}>{say('facets.none')}</p> : null}
      <div className={styles.groups}>
        {facets.map((facet) => (
          <FacetGroup
            key={facet.name}
            facet={facet}
            isChosen={({ value }) =>
              facet.name !== 'import' && listParts(writeValue(facet.name, value)).every((part) => chosen.has(part))
            }
            onChoose={({ value }) => {
              if (facet.name === 'import') {
                desk.go({ section: 'imports', importId: Number(value), query: place.query });
              } else toggle(writeValue(facet.name, value));
            }}
          />
        ))}
      </div>
    </section>
  );
}

function FacetGroup({
  facet,
  isChosen,
  onChoose,
}: {
  readonly facet: Facet;
  readonly isChosen: (value: FacetValue) => boolean;
  readonly onChoose: (value: FacetValue) => void;
}) {
  const [isLong, setIsLong] = useState(false);
  const name = say(`facets.name.${facet.name}`);
  const values = isLong ? facet.values : facet.values.slice(0, shortList);
  return (
    <div className={styles.group} role="group" aria-label={name}>
      <h3>{name}</h3>
      <ul>
        {values.map((value) => (
          <li key={value.value}>
            <button
              type="button"
              className={cx(styles.value, isChosen(value) && styles.chosen)}
              aria-pressed={isChosen(value)}
              onClick={() => onChoose(value)}
            >
              <span className={styles.label} dir="auto" title={value.value}>
                {wordOf(facet, value)}
              </span>
              <span className={styles.count}>{formatCount(value.count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {facet.values.length > shortList ? (
        <button type="button" className={styles.more} aria-expanded={isLong} onClick={() => setIsLong(!isLong)}>
          {isLong ? say('facets.fewer') : say('facets.more', { count: facet.values.length - shortList })}
        </button>
      ) : null}
      {isLong && facet.more > 0 ? (
        <p className={styles.none}>{say('facets.lessFrequent', { count: facet.more })}</p>
      ) : null}
    </div>
  );
}

function wordOf({ name }: Facet, { value, label }: FacetValue): string {
  if (name === 'language') return languageName(value);
  const word = name === 'state' || name === 'kind' ? valueWords[value] : undefined;
  return word ? say(word) : label;
}
