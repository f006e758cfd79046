import { shareShingles } from '../../contract/shared-shingles';
import type { Near } from './story-index';

/**
 * Share of word shingles two articles must have in common to tell one story. What it and the numbers below were
 * measured on: docs/notes/0041-when-do-two-papers-tell-one-story.md.
 */
const storyShare = 0.5;
/** Briefs are written by a form ("The Fed added reserves..."): of so few shingles more must be shared. */
const briefShingles = 50;
const briefShare = 0.62;
/** But one that is nearly all in the other is that one cut short: two filled-in forms each have words of their own. */
const cutShare = 0.9;
/** A likeness by signatures from which on nothing needs to be counted: four standard errors above. */
const sureLikeness = 0.75;
/** Articles of one story that a text is held against, the likest first. */
const mostCounted = 3;

/**
 * The stories that a text tells, most alike first (of equals the earliest): signatures bring the candidates, shingles
 * counted exactly decide. `readText` is asked for few of them only.
 */
export async function matchStories(
  text: string,
  near: readonly Near[],
  storyOf: (id: number) => number | undefined,
  readText: (id: number) => Promise<string>,
): Promise<readonly number[]> {
  const candidates = new Map<number, Near[]>();
  for (const one of near.toSorted((a, b) => b.likeness - a.likeness || a.id - b.id)) {
    const story = storyOf(one.id);
    if (story === undefined) continue;
    const known = candidates.get(story);
    if (!known) candidates.set(story, [one]);
    else if (known.length < mostCounted) known.push(one);
  }
  const matched: { readonly story: number; readonly share: number }[] = [];
  for (const [story, articles] of candidates) {
    for (const { id, likeness } of articles) {
      const share = likeness >= sureLikeness ? likeness : countShare(text, await readText(id));
      if (share === null) continue;
      matched.push({ story, share });
      break;
    }
  }
  return matched.sort((a, b) => b.share - a.share || a.story - b.story).map(({ story }) => story);
}

/** The share counted, or null when it is too little. */
function countShare(a: string, b: string): number | null {
  const { share, fewer, contained } = shareShingles(a, b);
  const isBrief = fewer < briefShingles && contained < cutShare;
  return share >= (isBrief ? briefShare : storyShare) ? share : null;
}
