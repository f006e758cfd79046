import type { ArticleView } from '../../../contract/archive-api';
import type { Command } from '../commands/commands';
import type { Chosen } from '../commands/run-on-chosen';
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
      name: 'What changed between versions',
      group: 'Reading',
      keys: ['D'],
      can: () => (view()?.versions.length ?? 0) > 1,
      run: () => show('versions'),
    },
    {
      id: 'story',
      name: 'Same story elsewhere',
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
      name: 'Not the same story',
      group: 'Stories',
      keys: [],
      can: hasStory,
      run: () => void edits.notSame(chosen.ids()),
    },
    {
      id: 'merge-stories',
      name: 'Make one story of these',
      group: 'Stories',
      keys: [],
      can: () => chosen.ids().length > 1,
      run: () => void edits.merge(chosen.ids()),
    },
    {
      id: 'split-story',
      name: 'Split the story',
      group: 'Stories',
      keys: [],
      can: hasStory,
      run: () => void edits.split(chosen.ids()),
    },
    {
      id: 'keep-longest',
      name: 'Keep the longest, the rest to Trash',
      group: 'Stories',
      keys: [],
      can: hasStory,
      run: () => void edits.keep(chosen.ids(), 'longest'),
    },
    {
      id: 'keep-earliest',
      name: 'Keep the earliest, the rest to Trash',
      group: 'Stories',
      keys: [],
      can: hasStory,
      run: () => void edits.keep(chosen.ids(), 'earliest'),
    },
    {
      id: 'by-story',
      name: 'One row for each story',
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
