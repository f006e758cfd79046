import { lazy, Suspense } from 'react';
import { useDesk } from '../parts/desk-context';
import { FacetsPanel } from '../facets/FacetsPanel';
import { HighlightsView } from '../highlights/HighlightsView';
import { ImportHead } from '../import/ImportHead';
import { ImportsList } from '../import/ImportsList';
import { UnfinishedImports } from '../import/UnfinishedImports';
import { CollectionNote } from '../notes/CollectionNote';
import { CountLine } from '../search/CountLine';
import { SearchBar } from '../search/SearchBar';
import { usePart, useStore } from '../state/store';
import { ResultList } from './ResultList';
import { ResultsEmpty } from './ResultsEmpty';
import { CollectionHead } from './CollectionHead';
import styles from './ResultsPane.module.css';
import { TagHead } from './TagHead';

const ConcordanceView = lazy(() =>
  import('../concordance/ConcordanceView').then((found) => ({ default: found.ConcordanceView })),
);
const ResultTable = lazy(() => import('./ResultTable').then((found) => ({ default: found.ResultTable })));

/** The middle pane: the search field, and under it the articles found or the list of imports. */
export function ResultsPane() {
  const desk = useDesk();
  const place = useStore(desk.place);
  const { page, phase } = useStore(desk.results.state);
  const facets = usePart(desk.settings, (settings) => settings.facets);
  const { view } = useStore(desk.looks.now);
  const isImportsList = place.section === 'imports' && place.importId === null;
  return (
    <div className={styles.pane}>
      <SearchBar />
      <UnfinishedImports />
      {place.section === 'highlights' ? (
        <HighlightsView />
      ) : isImportsList ? (
        <ImportsList />
      ) : (
        <>
          {place.section === 'imports' ? <ImportHead /> : null}
          {place.section === 'collection' ? <CollectionHead key={`head-${place.collectionId}`} /> : null}
          {place.section === 'collection' && place.collectionId !== null ? (
            <CollectionNote key={`note-${place.collectionId}`} id={place.collectionId} />
          ) : null}
          {place.section === 'tag' ? <TagHead /> : null}
          <CountLine />
          {facets ? <FacetsPanel /> : null}
          {phase === 'failed' || (phase === 'ready' && page.total === 0) ? (
            <ResultsEmpty />
          ) : view === 'concordance' ? (
            <Suspense fallback={<div className={styles.coming} />}>
              <ConcordanceView />
            </Suspense>
          ) : view === 'table' ? (
            <Suspense fallback={<div className={styles.coming} />}>
              <ResultTable />
            </Suspense>
          ) : (
            <ResultList />
          )}
        </>
      )}
    </div>
  );
}
