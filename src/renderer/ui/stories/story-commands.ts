import type { ArticleView } from '../../../contract/archive-api';
import type { Command } from '../commands/commands';
import type { Chosen } from '../commands/run-on-chosen';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import { createStoryEdits } from './story-edits';

/** Commands for versions and stories. */
export function createStoryCommands(desk: Desk, chosen: Chosen): readonly Command[] {
  const { reading, results, mover, settings } = desk;
  const edits = createStoryEdits(desk);
  const view = () => (reading.store.get().phase === 'ready' ? reading.store.get().view : null);
  /** Whether one of the articles chosen is known to tell its story with others; more than a few are not looked up. */
  const hasStory = (): boolean => {
    const ids = chosen.ids();
    const shown = view();
    if (shown && ids.includes(shown.article.id) && shown.storyArticles > 1) return true;
    return ids.length > 1 || (results.row(mover.selection.get().index)?.story ?? null) !== null;
  };
  const show = (tab: 'versions' | 'story'): void => {
    desk.pane.set('reader');
    desk.handles.reader?.showTab(tab);
  };
  return [
    {
      id: 'versions',
      name: say('stories.whatChangedBetweenVersions'),
      group: 'Reading',
      keys: ['D'],
      can: () => (view()?.versions.length ?? 0) > 1,
      run: () => show('versions'),
    },
    {
      id: 'story',
      name: say('stories.sameStoryElsewhere'),
      group: 'Reading',
      keys: ['W'],
      can: () => (view()?.storyArticles ?? 0) > 1,
      run: () => show('story'),
    },
    {
      id: 'copies',
      name: 'Other versions and copies',
      group: 'Reading',
      keys: [],
      can: () => hasCopies(view()),
      run: () => desk.overlay.set('details'),
    },
    {
      id: 'not-same',
      name: say('stories.notTheSameStory'),
      group: 'Stories',
      keys: [],
      can: hasStory,
      run: () => void edits.notSame(chosen.ids()),
    },
    {
      id: 'merge-stories',
      name: say('stories.makeOneStoryOf'),
      group: 'Stories',
      keys: [],
      can: () => chosen.ids().length > 1,
      run: () => void edits.merge(chosen.ids()),
    },
    {
      id: 'split-story',
      name: say('stories.splitTheStory'),
      group: 'Stories',
      keys: [],
      can: hasStory,
      run: () => void edits.split(chosen.ids()),
    },
    {
      id: 'keep-longest',
      name: say('stories.keepTheLongestThe'),
      group: 'Stories',
      keys: [],
      can: hasStory,
      run: () => void edits.keep(chosen.ids(), 'longest'),
    },
    {
      id: 'keep-earliest',
      name: say('stories.keepTheEarliestThe'),
      group: 'Stories',
      keys: [],
      can: hasStory,
      run: () => void edits.keep(chosen.ids(), 'earliest'),
    },
    {
      id: 'by-story',
      name: say('stories.oneRowForEach'),
      group: 'View',
      keys: [],
      run: () => settings.update((old) => ({ ...old, byStory: !old.byStory })),
    },
  ];
}

/** Whether more is held of an article than itself. */
function hasCopies(view: ArticleView | null): boolean {
  return view !== null && (view.versions.length > 1 || view.sightings.length > 1 || view.storyArticles > 1);
}
