import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ArticleView } from '../../contract/archive-api';
import type { Sha256 } from '../../contract/article';
import type { Collection } from '../../contract/mark';
import type { OutletRuleDraft } from '../../contract/outlet-rule';
import type { Saved } from '../../contract/saved';
import type { ExportInput, Exporter } from './types';

const pack = promisify(gzip);

/** How the first line of a JSON Lines export begins, by which it is known. */
export const jsonlMark = '{"backfile":"articles"';
/** Version of the lines' shapes. */
const jsonlVersion = 1;

/** One line of a JSON Lines export. What a line names stands before it: collections their parents, articles their collections and objects. */
export type JsonlLine =
  | {
      readonly backfile: 'articles';
      readonly version: number;
      readonly title: string;
      readonly made: string;
      readonly articles: number;
    }
  | {
      readonly collection: Pick<Collection, 'id' | 'name' | 'description' | 'parent'>;
      /** Markdown. */
      readonly note: string;
    }
  | { readonly tag: string; readonly colour: string | null }
  /** Bytes of an original or an image: gzip, then base64. */
  | { readonly object: Sha256; readonly bytes: number; readonly gzip: string }
  | { readonly article: ArticleView }
  /** Which of the articles above stand in a collection, in the user's order. */
  | { readonly filed: number; readonly articles: readonly number[] }
  /** Something to search with; its view names collections as above. */
  | { readonly saved: Omit<Saved, 'id'> }
  | { readonly outletRule: OutletRuleDraft }
  /** The last line: without it the file was cut off. */
  | { readonly end: true; readonly articles: number };

/**
 * Everything there is about the articles (of a whole library also of those in Trash), a JSON object a line: what they are, where they come from, how they were marked,
 * and the bytes of their originals and images, each once; the user's notes where they are to go along. Enough to make the same articles of it in another library.
 */
export const exportJsonl: Exporter = async function* (input) {
  const { head, count } = input;
  yield write({ backfile: 'articles', version: jsonlVersion, title: head.title, made: head.made, articles: count });
  const byId = new Map(input.collections.map((collection) => [collection.id, collection]));
  const colours = new Map(input.tags.map(({ tag, colour }) => [tag, colour]));
  const said = { collections: new Set<number>(), tags: new Set<string>(), objects: new Set<Sha256>() };
  const ids = new Set<number>();
  if (input.isWhole) {
    for (const { id } of input.collections) yield* writeCollection(id, byId, said.collections, input);
    for (const { tag } of input.tags) yield* writeTag(tag, colours, said.tags);
  }
  for await (const page of input.pages()) {
    for (const view of page) {
      for (const id of view.collections) yield* writeCollection(id, byId, said.collections, input);
      for (const tag of view.tags) yield* writeTag(tag, colours, said.tags);
      for (const object of objectsOf(view)) {
        if (said.objects.has(object)) continue;
        said.objects.add(object);
        const bytes = await input.object(object);
        if (bytes === null) continue;
        yield write({ object, bytes: bytes.byteLength, gzip: (await pack(bytes)).toString('base64') });
      }
      ids.add(view.article.id);
      yield write({ article: input.withNotes ? view : withoutNotes(view) });
      input.onWritten(1);
    }
  }
  for (const id of said.collections) {
    const filed = (await input.filedIn(id)).filter((article) => ids.has(article));
    if (filed.length > 0) yield write({ filed: id, articles: filed });
  }
  if (input.isWhole) {
    for (const { id: _id, ...saved } of input.saved) yield write({ saved });
    for (const { outlet, match, isOn } of input.outletRules) yield write({ outletRule: { outlet, match, isOn } });
  }
  yield write({ end: true, articles: ids.size });
};

async function* writeCollection(
  id: number,
  byId: ReadonlyMap<number, Collection>,
  said: Set<number>,
  input: ExportInput,
): AsyncGenerator<string> {
  const collection = byId.get(id);
  if (!collection || said.has(id)) return;
  said.add(id);
  const { name, description, parent } = collection;
  if (parent !== null) yield* writeCollection(parent, byId, said, input);
  yield write({ collection: { id, name, description, parent }, note: input.withNotes ? await input.noteOf(id) : '' });
}

function* writeTag(tag: string, colours: ReadonlyMap<string, string | null>, said: Set<string>): Generator<string> {
  if (said.has(tag)) return;
  said.add(tag);
  yield write({ tag, colour: colours.get(tag) ?? null });
}

function withoutNotes(view: ArticleView): ArticleView {
  return { ...view, note: '', highlights: view.highlights.map((highlight) => ({ ...highlight, note: '' })) };
}

function objectsOf({ article, sightings }: ArticleView): readonly Sha256[] {
  return [article.origin.object, ...sightings.map(({ origin }) => origin.object), ...article.images];
}

/** JSON leaves these as they are, and some readers take them for line ends. */
const lineEnds: Readonly<Record<string, string>> = { '\u0085': '\\u0085', '\u2028': '\\u2028', '\u2029': '\\u2029' };

function write(line: JsonlLine): string {
  return `${JSON.stringify(line).replaceAll(/[\u0085\u2028\u2029]/gu, (end) => lineEnds[end] ?? end)}\n`;
}
