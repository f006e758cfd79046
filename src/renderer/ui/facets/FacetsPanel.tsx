import { useState } from 'react';
import type { Facet, FacetValue } from '../../../contract/facet';
import { languageName } from '../format/languages';
import { formatCount } from '../format/numbers';
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

const facetWords: Record<Facet['name'], string> = {
  outlet: 'Outlet',
  byline: 'Written by',
  section: 'Section',
  tag: 'Tag',
  collection: 'Collection',
  language: 'Language',
  kind: 'Kind',
  state: 'State',
  import: 'Import',
  year: 'Year',
  month: 'Month',
  day: 'Day',
};

const valueWords: Readonly<Record<string, string>> = {
  unread: 'Unread',
  read: 'Read',
  starred: 'Starred',
  highlight: 'Highlighted',
  article: 'Article',
  live: 'Live page',
  gallery: 'Gallery',
  index: 'Front page',
  stub: 'Beginning only',
  other: 'Other page',
};

/** What the results have in common, counted, to narrow the search by: days as a drawing, and the most frequent values. */
export function FacetsPanel() {
  const desk = useDesk();
  const place = useStore(desk.place);
  const shown = useFacets();
  const chosen = new Set(listParts(place.query));
  const toggle = (part: string): void => desk.go({ query: togglePart(place.query, part) });

  if (!shown) return <section className={styles.panel} aria-label="Narrow the search" aria-busy="true" />;
  const facets = shown.values.filter(({ name, values }) => values.length > (name === 'import' ? 1 : 0));
  return (
    <section className={styles.panel} aria-label="Narrow the search" aria-busy={shown.query !== place.query}>
      <Histogram
        bars={fillBars(shown.times, shown.unit)}
        unit={shown.unit}
        undated={shown.times.without}
        query={place.query}
        onChoose={toggle}
      />
      {facets.length === 0 ? <p className={styles.none}>Nothing to narrow by.</p> : null}
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
  const name = facetWords[facet.name];
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
          {isLong ? 'Fewer' : `${formatCount(facet.values.length - shortList)} more`}
        </button>
      ) : null}
      {isLong && facet.more > 0 ? (
        <p className={styles.none}>and {formatCount(facet.more)} that are less frequent</p>
      ) : null}
    </div>
  );
}

function wordOf({ name }: Facet, { value, label }: FacetValue): string {
  if (name === 'language') return languageName(value);
  if (name === 'state' || name === 'kind') return valueWords[value] ?? label;
  return label;
}
