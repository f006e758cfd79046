import type { ArchiveDatabase } from './database';
import { readSlices } from './read-slices';
import type { HighlightRow } from './highlight-rows';

/** What highlights and notes add to the digest, by article and by collection; without any there is no entry. */
export interface MarkDigests {
  readonly articles: ReadonlyMap<number, string>;
  readonly collections: ReadonlyMap<number, string>;
}

/**
 * Lists highlights and notes for the digest, in canonical order. Ids and times are left out, and so are
 * deleted highlights: taking a step back gives the digest before it.
 */
export async function digestMarks(database: ArchiveDatabase): Promise<MarkDigests> {
  const lines = { article: new Map<number, string[]>(), collection: new Map<number, string[]>() };
  for await (const rows of readSlices(database.highlights, ({ id }) => id)) {
    for (const row of rows) if (!row.isDeleted) add(lines.article, row.articleId, writeHighlight(row));
  }
  for (const { target, text } of await database.notes.toArray()) {
    add(lines[target.kind], target.id, JSON.stringify([text]));
  }
  return { articles: join(lines.article), collections: join(lines.collection) };
}

function writeHighlight({ anchor, colour, note, tags }: HighlightRow): string {
  const { start, end, exact, prefix, suffix } = anchor;
  return JSON.stringify([start, end, exact, prefix, suffix, colour, note, tags.toSorted()]);
}

function add(lists: Map<number, string[]>, id: number, line: string): void {
  const known = lists.get(id);
  if (known) known.push(line);
  else lists.set(id, [line]);
}

function join(lists: ReadonlyMap<number, string[]>): Map<number, string> {
  return new Map(Array.from(lists, ([id, list]) => [id, list.sort().join('')]));
}
