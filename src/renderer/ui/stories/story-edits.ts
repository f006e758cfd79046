import type { StoryRule } from '../../../contract/archive-api';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';

/** What the user says of stories. Each is one undo step. */
export interface StoryEdits {
  /** Tells articles, with their versions, apart from the rest of their stories and from one another, for good. */
  notSame(ids: readonly number[]): Promise<void>;
  merge(ids: readonly number[]): Promise<void>;
  /** Makes every address of the stories of these a story of its own. */
  split(ids: readonly number[]): Promise<void>;
  /** Moves all but the longest or earliest of each story to Trash; what the user has marked stays. */
  keep(ids: readonly number[], rule: StoryRule): Promise<void>;
}

/** Makes the edits over the steps they are made of. */
export function createStoryEdits({ ask, steps, toasts, sayFailure, mover }: StoryDesk): StoryEdits {
  /** An archive that does not answer is said, and nothing is done. */
  const safely = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch {
      sayFailure({ code: 'archive-unavailable', detail: '' });
    }
  };
  const part = async (
    name: 'not-same' | 'story-split',
    stories: readonly (readonly (readonly number[])[])[],
    said: string,
  ): Promise<void> => {
    const changes = stories
      .filter((parts) => parts.length > 1)
      .map((parts) => ({ type: 'story-part', parts }) as const);
    if (changes.length > 0) await steps.make(name, changes, said);
    else toasts.show({ text: say('stories.itTellsItsStory') });
  };

  return {
    notSame: (ids) =>
      safely(async () => {
        const leaves = (address: readonly number[]): boolean => address.some((id) => ids.includes(id));
        const stories = (await ask('storyMates', ids)).map((addresses) => {
          const staying = addresses.filter((address) => !leaves(address)).flat();
          const leaving = addresses.filter(leaves);
          return staying.length > 0 ? [staying, ...leaving] : leaving;
        });
        await part('not-same', stories, say('stories.notTheSameStoryAny'));
      }),
    merge: (ids) =>
      safely(async () => {
        const all = (await ask('storyMates', ids)).flat(2);
        await steps.make(
          'story-merge',
          [{ type: 'story-merge', ids: all }],
          say('stories.articleMadeOneStory', { count: all.length }),
        );
      }),
    split: (ids) =>
      safely(async () => {
        await part('story-split', await ask('storyMates', ids), say('stories.everyArticleTellsIts'));
      }),
    keep: (ids, rule) =>
      safely(async () => {
        const { kept, rest, marked } = await ask('storyRest', ids, rule);
        const stayed = marked.length > 0 ? say('stories.articleStayedForYou', { count: marked.length }) : '';
        if (rest.length === 0) {
          toasts.show({ text: say('stories.nothingToMoveTo', { stayed }) });
          return;
        }
        mover.expectLeaving(rest);
        const of =
          kept.length === 1 ? say('stories.the', { rule }) : say('stories.theOfStory', { rule, count: kept.length });
        const said = say('stories.keptArticleMovedTo', { of, count: rest.length, stayed });
        const name = rule === 'longest' ? 'keep-longest' : 'keep-earliest';
        await steps.make(name, [{ type: 'article-trash', ids: rest }], said);
      }),
  };
}

type StoryDesk = Pick<Desk, 'ask' | 'steps' | 'toasts' | 'sayFailure' | 'mover'>;
