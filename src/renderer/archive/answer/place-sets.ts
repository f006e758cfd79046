import type { SetNode } from '../../../query/index';
import { tokenize } from '../../../search/index';
import type { ArchiveDatabase } from '../database';
import { readSlices } from '../read-slices';
import type { Store } from '../store';

/** The sets of a query that an article's place on the web and in its paper tell: `url:` and `section:`. */
export type PlaceNode = Extract<SetNode, { type: 'url' | 'section' }>;

interface Places {
  /** Rows up to this id have been read; they never change, and new ones have greater ids. */
  upTo: number;
  /** Lower case, without scheme and `www.`. */
  readonly urls: Map<number, string>;
  /** Ids by the section's name as it was found: there are few of them. */
  readonly sections: Map<string, number[]>;
}

const placesOf = new WeakMap<ArchiveDatabase, Places>();

/** The articles that each `url:` and `section:` means. Reads what came in since it was last asked, and nothing where no such node is. */
export async function findPlaced(
  { database }: Store,
  nodes: readonly PlaceNode[],
): Promise<ReadonlyMap<PlaceNode, ReadonlySet<number>>> {
  const found = new Map<PlaceNode, ReadonlySet<number>>();
  if (nodes.length === 0) return found;
  const places = await readPlaces(database);
  for (const node of nodes) {
    found.set(node, new Set(node.type === 'url' ? listByUrl(places, node.text) : listBySection(places, node.text)));
  }
  return found;
}

async function readPlaces(database: ArchiveDatabase): Promise<Places> {
  const places = placesOf.get(database) ?? { upTo: -1, urls: new Map(), sections: new Map() };
  placesOf.set(database, places);
  for await (const rows of readSlices(database.articles, ({ id }) => id, places.upTo)) {
    for (const { id, url, section } of rows) {
      // Two questions at once read the same rows.
      if (id <= places.upTo) continue;
      places.upTo = id;
      if (url !== null) places.urls.set(id, bareUrl(url));
      if (section === null) continue;
      const ids = places.sections.get(section);
      if (ids) ids.push(id);
      else places.sections.set(section, [id]);
    }
  }
  return places;
}

function bareUrl(url: string): string {
  return url
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '');
}

function* listByUrl({ urls }: Places, text: string): Iterable<number> {
  const wanted = bareUrl(text.trim());
  for (const [id, url] of urls) if (url.includes(wanted)) yield id;
}

function* listBySection({ sections }: Places, text: string): Iterable<number> {
  const wanted = tokenize(text);
  for (const [name, ids] of sections) {
    const has = new Set(tokenize(name));
    if (wanted.length > 0 && wanted.every((word) => has.has(word))) yield* ids;
  }
}
