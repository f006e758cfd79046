import { useEffect, useState } from 'react';
import type { SearchRequest } from '../../../contract/archive-api';
import type { Facet, FacetName } from '../../../contract/facet';
import { useDesk } from '../parts/desk-context';
import type { Desk } from '../state/desk';
import { chooseUnit, type BarUnit } from './fill-bars';

/** Kinds of values in the order they are offered. */
const valueFacets = [
  'outlet',
  'byline',
  'section',
  'tag',
  'collection',
  'language',
  'kind',
  'state',
  'import',
] as const satisfies readonly FacetName[];

/** What is counted over the results shown. */
export interface ShownFacets {
  /** The query they were counted for. */
  readonly query: string;
  readonly values: readonly Facet[];
  readonly times: Facet;
  readonly unit: BarUnit;
}

/** The list comes first: counts follow when no key was pressed for so long. */
const pauseMs = 120;

/** Counts facets for what the result list shows, again whenever that or the library changes; null before the first time. */
export function useFacets(): ShownFacets | null {
  const desk = useDesk();
  const [shown, setShown] = useState<ShownFacets | null>(null);

  useEffect(() => {
    let counted = '';
    let counts = desk.library.get().counts;
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const { asked, page, phase } = desk.results.state.get();
      if (!asked || phase !== 'ready') return;
      const next = JSON.stringify([asked, page.total, page.covered, page.held]);
      const isSame = next === counted && desk.library.get().counts === counts;
      if (isSame) return;
      counted = next;
      ({ counts } = desk.library.get());
      clearTimeout(timer);
      turn += 1;
      const mine = turn;
      timer = setTimeout(() => {
        countAll(desk, asked).then(
          (found) => (mine === turn && found ? setShown(found) : undefined),
          // What was counted before stays when the archive does not answer.
          () => undefined,
        );
      }, pauseMs);
    };
    look();
    const stops = [desk.results.state.subscribe(look), desk.library.subscribe(look)];
    return () => {
      turn += 1;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [desk]);

  return shown;
}

async function countAll({ ask }: Desk, asked: Omit<SearchRequest, 'offset' | 'limit'>): Promise<ShownFacets | null> {
  const count = async (facets: readonly FacetName[]): Promise<readonly Facet[]> =>
    (await ask('search', { ...asked, offset: 0, limit: 0, facets })).facets ?? [];
  const all = await count([...valueFacets, 'year', 'month']);
  const unit = chooseUnit(all.find(({ name }) => name === 'month'));
  const times = unit === 'day' ? (await count(['day']))[0] : all.find(({ name }) => name === unit);
  if (!times) return null;
  return { query: asked.query, values: all.filter(({ name }) => name !== 'year' && name !== 'month'), times, unit };
}
