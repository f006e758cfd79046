import type { Holdings } from './holdings';

/**
 * Lists for the digest what the user said of stories, by the digests of the articles: who is told from whom, who is
 * said to be the same. How texts were grouped by themselves follows from them and is left out. Articles without a
 * digest are withdrawn ones.
 */
export function digestStories(holdings: Holdings, articles: ReadonlyMap<number, string>): readonly string[] {
  const tokens = new Map<number, Map<number, string[]>>();
  for (const id of holdings.stories.said) {
    const digest = articles.get(id);
    if (digest === undefined) continue;
    for (const [token, side] of holdings.states.get(id)?.said ?? []) {
      const sides = tokens.get(token) ?? new Map<number, string[]>();
      sides.set(side, [...(sides.get(side) ?? []), digest]);
      tokens.set(token, sides);
    }
  }
  return [...tokens.values()]
    .map((sides) => [...sides.values()].map((side) => side.sort()).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)))
    .filter((sides) => sides.flat().length > 1)
    .map((sides) => `story ${JSON.stringify(sides)}`)
    .sort();
}
