import type { RowStory, StoryApi, StoryMember } from '../../../contract/archive-api';
import type { Holdings } from '../holdings';
import { isLive } from '../collection-tree';
import { flag, type ArticleRow, type StateRow } from '../rows';
import { storyOf } from '../story-holdings';
import { compareEntries } from '../story-index';
import type { Store } from '../store';
import { isShown, listMates, listStory } from './stories';

/** Other articles whose outlets a row names. */
const outletsNamed = 12;

/** Answers who else tells a story. */
export function answerStories({ database, holdings }: Store): StoryApi {
  /** Each story once, in the order of the articles asked about. */
  function listStories(ids: readonly number[]): readonly (readonly StateRow[])[] {
    const stories = new Map<number, readonly StateRow[]>();
    for (const id of ids) {
      const state = holdings.states.get(id);
      if (state && !stories.has(storyOf(state))) stories.set(storyOf(state), listMates(holdings, id));
    }
    return [...stories.values()];
  }

  return {
    async story(id) {
      const states = listStory(holdings, id);
      const rows = await database.articles.bulkGet(states.map((state) => state.id));
      const members = rows.flatMap((row): { row: ArticleRow; state: StateRow }[] => {
        const state = row && holdings.states.get(row.id);
        return state ? [{ row, state }] : [];
      });
      return members
        .sort((a, b) => compareEarliest(a.state, b.state))
        .map(({ row }) => describeMember(holdings, row, id));
    },
    async storyMates(ids) {
      return listStories(ids).map((states) => {
        const addresses = new Map<number, number[]>();
        for (const { id, lineage } of states) addresses.set(lineage, [...(addresses.get(lineage) ?? []), id]);
        return [...addresses.values()];
      });
    },
    async storyRest(ids, keep) {
      const stories = listStories(ids)
        .map((states) => states.filter(isShown))
        .filter((states) => states.length > 1);
      const words = await readWords(keep === 'longest' ? stories.flat() : []);
      const kept: number[] = [];
      const rest: number[] = [];
      const marked: number[] = [];
      for (const states of stories) {
        const [best, ...others] = states.toSorted(
          (a, b) => (words.get(b.id) ?? 0) - (words.get(a.id) ?? 0) || compareEarliest(a, b),
        );
        if (!best) continue;
        kept.push(best.id);
        for (const state of others) (isMarked(holdings, state) ? marked : rest).push(state.id);
      }
      return { kept, rest, marked };
    },
  };

  async function readWords(states: readonly StateRow[]): Promise<ReadonlyMap<number, number>> {
    const rows = await database.articles.bulkGet(states.map(({ id }) => id));
    return new Map(rows.flatMap((row) => (row ? [[row.id, row.words]] : [])));
  }
}

/** What the rows of a page say of their stories, by article; those that stand alone have no entry. */
export async function describeStories(
  { database, holdings }: Store,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RowStory>> {
  const stories = ids.flatMap((id): { id: number; others: readonly number[] }[] => {
    const others = listStory(holdings, id).filter((state) => state.id !== id);
    return others.length > 0 ? [{ id, others: others.map((state) => state.id) }] : [];
  });
  if (stories.length === 0) return new Map();
  const named = [...new Set(stories.flatMap(({ others }) => others.slice(0, outletsNamed)))];
  const outlets = new Map((await database.articles.bulkGet(named)).map((row) => [row?.id, row?.outlet]));
  return new Map(
    stories.map(({ id, others }) => {
      const found = others.slice(0, outletsNamed).flatMap((one) => outlets.get(one) ?? []);
      return [id, { articles: others.length + 1, outlets: [...new Set(found)] }];
    }),
  );
}

function describeMember(holdings: Holdings, row: ArticleRow, of: number): StoryMember {
  const { id, title, outlet, byline, published, saved, imported, language, words } = row;
  const [one, two] = [holdings.stories.index.get(id), holdings.stories.index.get(of)];
  const likeness = id === of ? 1 : one && two ? compareEntries(one, two) : null;
  return { id, title, outlet, byline, published, saved, imported, language, words, likeness };
}

/** Published first; an undated one by when it was saved, after all dated ones. */
function compareEarliest(a: StateRow, b: StateRow): number {
  if (a.published !== null && b.published !== null && a.published !== b.published) return a.published - b.published;
  if ((a.published === null) !== (b.published === null)) return a.published === null ? 1 : -1;
  return a.saved - b.saved || a.id - b.id;
}

/** Whether the user has left anything on it that would go to Trash with it. Reading it is not enough. */
function isMarked({ tags, collections }: Holdings, { id, flags, highlights = 0 }: StateRow): boolean {
  if (flags & (flag.starred | flag.noted) || highlights > 0 || tags.keysOf(id).length > 0) return true;
  return [...collections.collectionsOf(id)].some((one) => isLive(collections.rows, one));
}
