import type { Holdings } from '../holdings';
import { flag, type StateRow } from '../rows';
import { storyOf } from '../story-holdings';

/** Whether lists show an article: not in Trash, nor of an import taken back. */
export function isShown({ flags }: StateRow): boolean {
  return (flags & (flag.withdrawn | flag.trashed)) === 0;
}

/** All articles of a story but withdrawn ones, versions and those in Trash among them, by id. */
export function listMates({ states, stories }: Holdings, id: number): readonly StateRow[] {
  const own = states.get(id);
  if (!own) return [];
  const story = storyOf(own);
  return [story, ...stories.followers(story)]
    .flatMap((one) => states.get(one) ?? [])
    .filter((state) => storyOf(state) === story && !(state.flags & flag.withdrawn))
    .sort((a, b) => a.id - b.id);
}

/**
 * The articles of a story that are shown, each address once, by its latest version; the one asked for stands for its
 * own address. Empty when it tells its story alone.
 */
export function listStory(holdings: Holdings, id: number): readonly StateRow[] {
  const own = holdings.states.get(id);
  // Nearly all stand alone: nothing is made for them.
  if (!own || (own.story === undefined && holdings.stories.followers(id).size === 0)) return [];
  const latest = new Map<number, StateRow>([[own.lineage, own]]);
  for (const state of listMates(holdings, id)) {
    if (state.lineage === own.lineage || !isShown(state)) continue;
    const known = latest.get(state.lineage);
    if (!known || known.saved <= state.saved) latest.set(state.lineage, state);
  }
  return latest.size > 1 ? [...latest.values()] : [];
}
