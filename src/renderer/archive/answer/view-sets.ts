import type { View } from '../../../contract/archive-api';
import { cleanTag } from '../../../contract/clean-name';
import { foldName } from '../fold-name';
import type { Holdings } from '../holdings';
import { storyOf } from '../story-holdings';

/**
 * The articles of a collection, a tag or of all stories that several tell, Trash and withdrawn ones among them; null for a view that is no such
 * set. Those of a collection come in its own order, what is filed below it after it.
 */
export function listViewSet(holdings: Holdings, view: View): ReadonlySet<number> | null {
  if (view.kind === 'collection') return listFiled(holdings, view.id, view.within);
  if (view.kind === 'tag') return listTagged(holdings, view.tag);
  if (view.kind === 'stories') return listInStories(holdings);
  return null;
}

/** What is filed in a live collection, in order; nothing for one that is not there or deleted. */
export function listFiled({ collections }: Holdings, wanted: number, within: boolean): ReadonlySet<number> {
  const id = collections.resolve(wanted);
  const rows = id === undefined ? [] : collections.within(id);
  const filed = new Set<number>();
  for (const row of within ? rows : rows.slice(0, 1)) {
    for (const articleId of collections.shelf(row.id).ids) filed.add(articleId);
  }
  return filed;
}

/** Articles with a tag or one nested in it. */
export function listTagged({ tags }: Holdings, tag: string): ReadonlySet<number> {
  return tags.membersWithin(foldName(cleanTag(tag)));
}

/** Articles of stories that two addresses or more tell. */
function listInStories({ states, stories }: Holdings): ReadonlySet<number> {
  const found = new Set<number>();
  for (const story of stories.told(states)) {
    for (const id of [story, ...stories.followers(story)]) {
      const state = states.get(id);
      if (state && storyOf(state) === story) found.add(id);
    }
  }
  return found;
}
