import type { ResultRow, TextRange } from '../../../contract/archive-api';
import type { View } from '../../../contract/view';
import type { QueryNode } from '../../../query/tree';
import { bestPassage, findHits } from '../../../search/index';
import { flag, type ArticleRow } from '../rows';
import type { Store } from '../store';
import { describeStories } from './answer-stories';
import { listTagsOf } from './answer-tags';
import { listPlaces } from './list-places';
import { listVersions } from './versions';

/** UTF-16 units of a passage. */
const snippetLength = 240;

/** A result before it is described. */
export interface FoundArticle {
  readonly id: number;
  readonly score: number;
}

/**
 * Describes the results of one page. Bodies are read, and passages sought, only for these and only
 * when words were asked for: else the lead stands in.
 */
export async function describeResults(
  store: Store,
  found: readonly FoundArticle[],
  words: QueryNode | null,
  view: View,
): Promise<ResultRow[]> {
  const { database, holdings } = store;
  const ids = found.map(({ id }) => id);
  const places = listPlaces(holdings, view, new Set(ids));
  const [stories, rows, bodies] = await Promise.all([
    describeStories(store, ids),
    database.articles.bulkGet(ids),
    words ? database.bodies.bulkGet(ids) : Promise.resolve([]),
  ]);
  return found.flatMap(({ score }, i): ResultRow[] => {
    const row = rows[i];
    const state = row && holdings.states.get(row.id);
    if (!row || !state) return [];
    const versions = listVersions(holdings, row.id);
    return [
      {
        id: row.id,
        title: row.title,
        titleHits: words ? findHits(row.title, words, 'title', row.language) : [],
        byline: row.byline,
        outlet: row.outlet,
        section: row.section,
        published: row.published,
        saved: row.saved,
        imported: row.imported,
        language: row.language,
        words: row.words,
        kind: row.kind,
        score,
        ...findSnippet(row, bodies[i]?.text ?? '', words),
        isRead: (state.flags & flag.read) !== 0,
        isStarred: (state.flags & flag.starred) !== 0,
        isTrashed: (state.flags & flag.trashed) !== 0,
        tags: listTagsOf(holdings, row.id),
        highlights: state.highlights ?? 0,
        sightings: state.sightings,
        lastSighting: state.lastSighting,
        versions: Math.max(0, versions.length - 1),
        isEarlierVersion: versions.length > 1 && versions.at(-1)?.id !== row.id,
        story: stories.get(row.id) ?? null,
        place: places.get(row.id) ?? null,
      },
    ];
  });
}

function findSnippet(
  row: ArticleRow,
  text: string,
  words: QueryNode | null,
): { readonly snippet: string; readonly snippetHits: readonly TextRange[] } {
  const passage = words && text !== '' ? bestPassage(text, words, snippetLength, row.language) : null;
  // Found by its headline or byline only: the lead says more than the body's first line.
  if (!passage || passage.hits.length === 0) return { snippet: row.lead, snippetHits: [] };
  return { snippet: passage.text, snippetHits: passage.hits };
}
