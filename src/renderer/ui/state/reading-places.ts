/** A place in an article's text that the page can be laid out anew around. */
export interface ReadingPlace {
  /** UTF-16 unit of the page's text: where the paragraph at the top of what is in sight begins. */
  readonly offset: number;
  /** How much of that paragraph is above what is in sight, from 0 to 1. */
  readonly part: number;
}

/** Where each long article was left. */
export interface ReadingPlaces {
  get(articleId: number): ReadingPlace | null;
  /** null forgets it: the article was read to its end, or is at its top. */
  set(articleId: number, place: ReadingPlace | null): void;
}

const key = 'backfile:reading-places';
/** Some 12 KB: the articles left last stay. */
const most = 500;

type Entry = readonly [articleId: number, offset: number, part: number];

/**
 * Keeps reading places in the window's own storage, which is a library's own as well. A bookmark is no change of the
 * archive: it would make an undo step of every scroll. Read anew each time, since other windows write too.
 */
export function createReadingPlaces(storage: Pick<Storage, 'getItem' | 'setItem'>): ReadingPlaces {
  const read = (): readonly Entry[] => {
    try {
      const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isEntry) : [];
    } catch {
      return [];
    }
  };
  return {
    get: (articleId) => {
      const found = read().find(([id]) => id === articleId);
      return found ? { offset: found[1], part: found[2] } : null;
    },
    set: (articleId, place) => {
      const old = read();
      const others = old.filter(([id]) => id !== articleId);
      if (!place && others.length === old.length) return;
      const next: readonly Entry[] = place
        ? [...others, [articleId, place.offset, Math.round(place.part * 100) / 100]]
        : others;
      try {
        storage.setItem(key, JSON.stringify(next.slice(-most)));
      } catch {
        // A full storage costs the bookmark, never the reading.
      }
    },
  };
}

function isEntry(one: unknown): one is Entry {
  return Array.isArray(one) && one.length === 3 && one.every((value) => typeof value === 'number' && value >= 0);
}
