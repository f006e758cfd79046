import type { HighlightsPage, HighlightsRequest, MarksApi } from '../../../contract/archive-api';
import { anchorFinder } from '../../../contract/find-anchor';
import type { Highlight, NoteTarget } from '../../../contract/mark';
import type { ArchiveDatabase } from '../database';
import { foldName } from '../fold-name';
import { foldWords } from '../highlight-holdings';
import { noteKey, type HighlightRow } from '../highlight-rows';
import { flag } from '../rows';
import type { Store } from '../store';

/** Articles of one page, at most. */
const maxArticles = 200;

/** An article's highlights that were asked for, and when the newest of them was edited. */
interface Group {
  readonly id: number;
  readonly rows: readonly HighlightRow[];
  readonly edited: string;
}

interface Found {
  readonly groups: readonly Group[];
  /** Of all highlights shown anywhere. */
  readonly tags: readonly string[];
}

/** Answers what was highlighted, and the notes of articles and collections. */
export function answerHighlights(store: Store): MarksApi {
  const { database, holdings } = store;
  let kept: { readonly key: string; readonly found: Found } | null = null;

  /** Kept for paging on, until something changes. */
  async function find({ collection, colours, tags, words }: HighlightsRequest): Promise<Found> {
    const key = JSON.stringify([collection, colours, tags, words, store.generation]);
    if (kept?.key === key) return kept.found;
    const rows = await listShown(store);
    const found = { groups: group(filter(store, rows, { collection, colours, tags, words })), tags: listTags(rows) };
    kept = { key, found };
    return found;
  }

  return {
    async highlights(request) {
      const { groups, tags } = await find(request);
      const offset = Math.max(0, Math.floor(request.offset) || 0);
      const limit = Math.min(maxArticles, Math.max(0, Math.floor(request.limit) || 0));
      const page = groups.slice(offset, offset + limit);
      const ids = page.map(({ id }) => id);
      const [articles, bodies] = await Promise.all([database.articles.bulkGet(ids), database.bodies.bulkGet(ids)]);
      return {
        articles: page.map(({ id, rows }, i): HighlightsPage['articles'][number] => ({
          id,
          title: articles[i]?.title ?? '',
          outlet: articles[i]?.outlet ?? null,
          highlights: describe(rows, bodies[i]?.text ?? ''),
        })),
        totalArticles: groups.length,
        totalHighlights: groups.reduce((sum, { rows }) => sum + rows.length, 0),
        tags,
      };
    },

    async note(target) {
      const id = await resolve(target);
      return readNote(database, { ...target, id });
    },
  };

  async function resolve({ kind, id }: NoteTarget): Promise<number> {
    if (kind === 'collection') return holdings.collections.resolve(id) ?? id;
    return holdings.states.has(id) ? id : ((await database.sightings.get(id))?.articleId ?? id);
  }
}

/** An article's highlights in the order of its text, each where it stands in it now; those adrift come last. */
export async function readHighlights(
  database: ArchiveDatabase,
  articleId: number,
  text: string,
): Promise<readonly Highlight[]> {
  const rows = await database.highlights.where('articleId').equals(articleId).toArray();
  return describe(
    rows.filter(({ isDeleted }) => !isDeleted),
    text,
  );
}

/** The note of an article or a collection by its own id; '' for none. */
export async function readNote(database: ArchiveDatabase, target: NoteTarget): Promise<string> {
  return (await database.notes.get(noteKey(target)))?.text ?? '';
}

function describe(rows: readonly HighlightRow[], text: string): Highlight[] {
  const find = anchorFinder(text);
  return rows
    .map(({ isDeleted: _isDeleted, ...row }): Highlight => ({ ...row, range: find(row.anchor) }))
    .sort(byPlace);
}

function byPlace(a: Highlight, b: Highlight): number {
  if (a.range && b.range) return a.range[0] - b.range[0] || a.range[1] - b.range[1] || a.id - b.id;
  if (a.range || b.range) return a.range ? -1 : 1;
  return a.anchor.start - b.anchor.start || a.id - b.id;
}

/** The highlights of articles that are neither in Trash nor withdrawn. */
async function listShown({ holdings }: Store): Promise<readonly HighlightRow[]> {
  return [...(await holdings.highlights.all()).values()].filter(({ articleId }) => {
    const flags = holdings.states.get(articleId)?.flags ?? flag.withdrawn;
    return !(flags & (flag.withdrawn | flag.trashed));
  });
}

/** Tags are one whatever their case: the first spelling stands for all. */
function listTags(rows: readonly HighlightRow[]): readonly string[] {
  const tags = new Map<string, string>();
  for (const row of rows) {
    for (const tag of row.tags) if (!tags.has(foldName(tag))) tags.set(foldName(tag), tag);
  }
  return [...tags.values()].sort((a, b) => a.localeCompare(b, 'en'));
}

function filter(
  { holdings }: Store,
  rows: readonly HighlightRow[],
  { collection, colours, tags, words }: Pick<HighlightsRequest, 'collection' | 'colours' | 'tags' | 'words'>,
): HighlightRow[] {
  const filed = collection === null ? null : new Set<number>();
  for (const { id } of collection === null ? [] : holdings.collections.within(collection)) {
    for (const articleId of holdings.collections.shelf(id).ids) filed?.add(articleId);
  }
  const wantedTags = tags.map(foldName);
  const wantedWords = foldWords(words).trim().split(' ').filter(Boolean);
  const found: HighlightRow[] = [];
  for (const row of rows) {
    if (filed && !filed.has(row.articleId)) continue;
    if (colours.length > 0 && !colours.includes(row.colour)) continue;
    if (wantedTags.length > 0 && !row.tags.map(foldName).some((tag) => wantedTags.some((one) => isWithin(tag, one)))) {
      continue;
    }
    if (wantedWords.length > 0) {
      const held = holdings.highlights.wordsOf(row);
      if (!wantedWords.every((word) => held.includes(word))) continue;
    }
    found.push(row);
  }
  return found;
}

/** Whether a tag is the one asked for or nested in it. */
function isWithin(tag: string, wanted: string): boolean {
  return tag === wanted || tag.startsWith(`${wanted}/`);
}

function group(rows: readonly HighlightRow[]): Group[] {
  const byArticle = new Map<number, HighlightRow[]>();
  for (const row of rows) {
    const known = byArticle.get(row.articleId);
    if (known) known.push(row);
    else byArticle.set(row.articleId, [row]);
  }
  return Array.from(byArticle, ([id, own]) => ({
    id,
    rows: own,
    edited: own.reduce((latest, { edited }) => (edited > latest ? edited : latest), ''),
  })).sort((a, b) => (a.edited === b.edited ? b.id - a.id : a.edited < b.edited ? 1 : -1));
}
