import type { Change, StoryPlace } from '../../../contract/change';
import type { StateRow } from '../rows';
import { storyOf } from '../story-holdings';
import { makeEntry } from '../story-index';
import { matchStories } from '../story-match';
import { canTellStory } from '../story-kinds';
import { done, noOp, type Applied } from './applied';
import type { AddChange } from './prepare-frame';
import type { Workspace } from './workspace';

type Of<T extends Change['type']> = Extract<Change, { type: T }>;
type Said = readonly (readonly [token: number, side: number])[];

/**
 * The story an article that comes in belongs to: that of the version before it, and of every held article much like
 * it. Where those are several stories they become one, but for what the user has told apart: then it goes to the
 * most alike. Decided by signatures alone, so that a replay decides the same.
 */
export async function joinStory(
  workspace: Workspace,
  { seq, content, keys }: AddChange,
  of: StateRow | undefined,
): Promise<number> {
  const entry = canTellStory(content) ? makeEntry(keys.signature, keys.rules) : null;
  const near = entry ? workspace.stories.near(entry) : [];
  if (entry) workspace.stories.sign(seq, entry);
  const matched = await matchStories(
    content.text,
    near,
    (id) => workspace.state(id) && storyIn(workspace, id),
    async (id) => (await workspace.body(id))?.text ?? '',
  );
  let [own = seq] = of ? [storyOf(of)] : matched;
  for (const other of matched) {
    if (other === own) continue;
    const [one, two] = [workspace.stories.members(own), workspace.stories.members(other)];
    if (two.length > 0 && !areToldApart(workspace, one, two)) own = gather(workspace, [...one, ...two]);
  }
  return own;
}

/** Makes one story of the stories of some articles. What the user had told apart of them is forgotten. */
export async function applyStoryMerge(workspace: Workspace, { seq, ids }: Of<'story-merge'>): Promise<Applied> {
  const named = await resolveAll(workspace, ids);
  if (named.length < 2) return noOp(seq, 'fewer than two articles');
  const stories = new Set(named.map(storyOf));
  const members = [...stories].flatMap((story) => workspace.stories.members(story));
  const apart = listApart(members.flatMap((id) => workspace.state(id)?.said ?? []));
  if (stories.size === 1 && apart.size === 0) return noOp(seq, 'they tell one story already');
  const before = notePlaces(workspace, members);
  gather(workspace, members);
  const isNamed = new Set(named.map(({ id }) => id));
  for (const id of members) {
    say(workspace, id, (said) => {
      const kept = said.filter(([token]) => !apart.has(token));
      return isNamed.has(id) ? [...kept, [seq, 1]] : kept;
    });
  }
  return done(seq, members.length, [{ type: 'story-place', places: before }]);
}

/**
 * Tells the lists apart. What they leave unnamed of a story (it came in since the window looked) stays with the first
 * list that has some of it.
 */
export async function applyStoryPart(workspace: Workspace, { seq, parts }: Of<'story-part'>): Promise<Applied> {
  const sides = new Map<number, number>();
  for (const [i, part] of parts.entries()) {
    for (const { id } of await resolveAll(workspace, part)) if (!sides.has(id)) sides.set(id, i + 1);
  }
  if (new Set(sides.values()).size < 2) return noOp(seq, 'nothing to tell apart');
  const stories = new Set([...sides.keys()].map((id) => storyIn(workspace, id)));
  const members = [...stories].flatMap((story) => workspace.stories.members(story));
  const before = notePlaces(workspace, members);
  for (const story of stories) {
    const ids = workspace.stories.members(story);
    const first = Math.min(...ids.flatMap((id) => sides.get(id) ?? []));
    const groups = new Map<number, number[]>();
    for (const id of ids) {
      const side = sides.get(id) ?? first;
      groups.set(side, [...(groups.get(side) ?? []), id]);
    }
    for (const group of groups.values()) gather(workspace, group);
  }
  for (const [id, side] of sides) say(workspace, id, (said) => [...said, [seq, side]]);
  return done(seq, sides.size, [{ type: 'story-place', places: before }]);
}

/** Puts articles back where they were; what has joined them since goes along where all of them go to one place. */
export async function applyStoryPlace(workspace: Workspace, { seq, places }: Of<'story-place'>): Promise<Applied> {
  const wanted = new Map<number, StoryPlace>();
  for (const place of places) {
    const id = await workspace.resolve(place.id);
    if (id !== undefined && workspace.state(id)) wanted.set(id, { ...place, id });
  }
  const goals = new Map<number, Set<number>>();
  for (const [id, { story }] of wanted) {
    const from = storyIn(workspace, id);
    goals.set(from, (goals.get(from) ?? new Set()).add(story));
  }
  for (const [from, to] of goals) {
    const [story] = to;
    if (to.size !== 1 || story === undefined) continue;
    for (const id of workspace.stories.members(from)) {
      if (!wanted.has(id)) wanted.set(id, { id, story, said: workspace.state(id)?.said ?? [] });
    }
  }
  const before = notePlaces(workspace, [...wanted.keys()]);
  if (isSame(before, wanted)) return noOp(seq, 'nothing to change');
  for (const [id, { story, said }] of wanted) {
    move(workspace, id, story);
    say(workspace, id, () => said);
  }
  return done(seq, wanted.size, [{ type: 'story-place', places: before }]);
}

async function resolveAll(workspace: Workspace, ids: readonly number[]): Promise<readonly StateRow[]> {
  const found = new Map<number, StateRow>();
  for (const alias of ids) {
    const id = await workspace.resolve(alias);
    const state = id === undefined ? undefined : workspace.state(id);
    if (state) found.set(state.id, state);
  }
  return [...found.values()];
}

function storyIn(workspace: Workspace, id: number): number {
  return workspace.state(id)?.story ?? id;
}

/** Puts articles together in a story that goes by the least of their ids; gives it. */
function gather(workspace: Workspace, ids: readonly number[]): number {
  const story = ids.reduce((least, id) => Math.min(least, id), ids[0] ?? 0);
  for (const id of ids) move(workspace, id, story);
  return story;
}

function move(workspace: Workspace, id: number, story: number): void {
  const state = workspace.state(id);
  if (!state || storyOf(state) === story) return;
  const { story: _, ...rest } = state;
  workspace.putState(story === id ? rest : { ...rest, story });
}

function say(workspace: Workspace, id: number, change: (said: Said) => Said): void {
  const state = workspace.state(id);
  if (!state) return;
  const { said: before = [], ...rest } = state;
  const said = change(before);
  if (said.length === 0 && before.length === 0) return;
  workspace.putState(said.length === 0 ? rest : { ...rest, said });
}

function notePlaces(workspace: Workspace, ids: readonly number[]): readonly StoryPlace[] {
  return ids.map((id) => ({ id, story: storyIn(workspace, id), said: workspace.state(id)?.said ?? [] }));
}

function isSame(before: readonly StoryPlace[], wanted: ReadonlyMap<number, StoryPlace>): boolean {
  return before.every(({ id, story, said }) => {
    const place = wanted.get(id);
    return place?.story === story && JSON.stringify(place.said) === JSON.stringify(said);
  });
}

/** Tokens that stand on more than one side. */
function listApart(said: Said): ReadonlySet<number> {
  const sides = new Map<number, number>();
  const apart = new Set<number>();
  for (const [token, side] of said) {
    const known = sides.get(token);
    if (known !== undefined && known !== side) apart.add(token);
    sides.set(token, side);
  }
  return apart;
}

/** Whether the user has told articles of two stories apart. Of each story alone no two are. */
function areToldApart(workspace: Workspace, one: readonly number[], two: readonly number[]): boolean {
  return listApart([...one, ...two].flatMap((id) => workspace.state(id)?.said ?? [])).size > 0;
}
