import type { ArticleRow, BodyRow, SignatureRow, StateRow } from '../rows';
import { createStoryIndex, makeEntry } from '../story-index';
import { canTellStory } from '../story-kinds';
import { matchStories } from '../story-match';
import type { Migration } from './migration';

/** Articles read at one go, and in one row of signatures; as many as a frame has changes at most. */
const rowArticles = 400;

/** Stories: signatures in a table of their own, and what is held grouped as a replay of the journal would group it. */
export const stories: Migration = {
  version: 3,
  stores: { signatures: 'first' },
  async upgrade(transaction) {
    const states = transaction.table<StateRow, number>('states');
    const articles = transaction.table<ArticleRow, number>('articles');
    const bodies = transaction.table<BodyRow, number>('bodies');
    const signatures = transaction.table<SignatureRow, number>('signatures');
    const index = createStoryIndex();
    /** Stories that became part of an earlier one, by that one. */
    const above = new Map<number, number>();
    const find = (id: number): number => {
      const next = above.get(id);
      return next === undefined ? id : find(next);
    };
    const readText = async (id: number): Promise<string> => (await bodies.get(id))?.text ?? '';
    const lineages = new Map<number, number>();
    await states.each(({ id, lineage }) => lineages.set(id, lineage));
    const all = [...lineages.keys()].sort((a, b) => a - b);
    for (let from = 0; from < all.length; from += rowArticles) {
      const ids: number[] = [];
      const bytes: number[] = [];
      for (const article of await articles.bulkGet(all.slice(from, from + rowArticles))) {
        if (!article) continue;
        const { id, keys } = article;
        const entry = canTellStory(article) ? makeEntry(keys.signature, keys.rules) : null;
        const near = entry ? index.near(entry) : [];
        const matched = near.length > 0 ? await matchStories(await readText(id), near, find, readText) : [];
        const joined = [id, find(lineages.get(id) ?? id), ...matched];
        const story = Math.min(...joined);
        for (const other of joined) if (other !== story) above.set(other, story);
        if (!entry) continue;
        index.add(id, entry);
        ids.push(id);
        bytes.push(...entry);
      }
      const [first] = ids;
      if (first !== undefined) await signatures.put({ first, ids, bytes: Uint8Array.from(bytes) });
    }
    await states.toCollection().modify((state: { id: number; story?: number }) => {
      const story = find(state.id);
      if (story !== state.id) state.story = story;
    });
  },
};
