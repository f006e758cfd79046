import type { StatsApi } from '../../../contract/archive-api';
import { digestArchive } from '../digest';
import type { Holdings } from '../holdings';
import { readSlices } from '../read-slices';
import { flag } from '../rows';
import type { Store } from '../store';

/** Highlights of articles that are not withdrawn. */
function countHighlights({ states }: Holdings): number {
  let count = 0;
  for (const { flags, highlights = 0 } of states.values()) if (!(flags & flag.withdrawn)) count += highlights;
  return count;
}

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
    // What taking a revision back would show again.
    for await (const rows of readSlices(database.revisions, ({ seq }) => seq)) {
      for (const row of rows) for (const image of row.back.change.set.images ?? []) images.add(image);
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
        collections: holdings.collections.tree().length,
        highlights: countHighlights(holdings),
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
