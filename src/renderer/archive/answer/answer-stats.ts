import type { StatsApi } from '../../../contract/archive-api';
import { digestArchive } from '../digest';
import { readSlices } from '../read-slices';
import type { Store } from '../store';

/** Answers how much there is. */
export function answerStats(store: Store): StatsApi {
  const { database, holdings } = store;

  async function readOriginals(): Promise<{ readonly originals: Set<string>; readonly images: Set<string> }> {
    const originals = new Set<string>();
    const images = new Set<string>();
    for await (const rows of readSlices(database.articles, ({ id }) => id)) {
      for (const row of rows) {
        originals.add(row.origin.object);
        for (const image of row.images) images.add(image);
      }
    }
    for await (const rows of readSlices(database.sightings, ({ seq }) => seq)) {
      for (const row of rows) originals.add(row.origin.object);
    }
    return { originals, images };
  }

  return {
    counts: async () => holdings.counts,
    async stats() {
      const [{ originals }, digest] = await Promise.all([readOriginals(), digestArchive(database, holdings)]);
      return {
        articles: holdings.states.size - holdings.withdrawn.size,
        originals: originals.size,
        collections: 0,
        highlights: 0,
        seq: store.standing.appliedSeq,
        digest,
      };
    },
    /** Images an article shows are originals too: the vault keeps them, and they are checked. */
    async originals() {
      const { originals, images } = await readOriginals();
      return [...new Set([...originals, ...images])].sort();
    },
  };
}
