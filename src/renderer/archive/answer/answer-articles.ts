import type { ArticleApi, ArticleView, ExportApi, Sighting, VersionLink } from '../../../contract/archive-api';
import type { Article } from '../../../contract/article';
import { flag } from '../rows';
import type { Store } from '../store';
import { listCollectionsOf } from './answer-collections';
import { readHighlights, readNote } from './answer-highlights';
import { listTagsOf } from './answer-tags';
import { listStory } from './stories';
import { listVersions } from './versions';

/** Articles of one question of an export. */
const maxExported = 200;

/** Answers what articles are. An article whose import was taken back is not there. */
export function answerArticles({ database, holdings }: Store): ArticleApi & ExportApi {
  async function readSightings(articleId: number): Promise<Sighting[]> {
    const rows = await database.sightings.where('articleId').equals(articleId).sortBy('seq');
    return rows
      .filter(({ importId }) => holdings.imports.get(importId)?.isWithdrawn !== true)
      .map(({ at, importId, origin, saved }) => ({ at, importId, origin, saved }));
  }

  async function readVersions(id: number): Promise<VersionLink[]> {
    const rows = await database.articles.bulkGet(listVersions(holdings, id).map((state) => state.id));
    return rows.flatMap((row) =>
      row ? [{ id: row.id, title: row.title, saved: row.saved, imported: row.imported }] : [],
    );
  }

  async function readArticle(wanted: number): Promise<ArticleView | null> {
    const id = holdings.states.has(wanted) ? wanted : (await database.sightings.get(wanted))?.articleId;
    const state = id === undefined ? undefined : holdings.states.get(id);
    if (id === undefined || !state || state.flags & flag.withdrawn) return null;
    const [row, body] = await Promise.all([database.articles.get(id), database.bodies.get(id)]);
    if (!row) return null;
    const [sightings, versions, highlights, note] = await Promise.all([
      readSightings(id),
      readVersions(id),
      readHighlights(database, id, body?.text ?? ''),
      readNote(database, { kind: 'article', id }),
    ]);
    const { keys: _keys, importedKeys: _imported, digest: _digest, ...content } = row;
    const article: Article = { ...content, html: body?.html ?? '', text: body?.text ?? '' };
    return {
      article,
      isRead: (state.flags & flag.read) !== 0,
      isStarred: (state.flags & flag.starred) !== 0,
      isTrashed: (state.flags & flag.trashed) !== 0,
      tags: listTagsOf(holdings, id).map(({ tag }) => tag),
      collections: listCollectionsOf(holdings, id),
      highlights,
      note,
      sightings: [{ at: row.imported, importId: row.importId, origin: row.origin, saved: row.saved }, ...sightings],
      versions,
      storyArticles: listStory(holdings, id).length,
    };
  }

  return {
    article: readArticle,
    async exportArticles(ids) {
      const views = await Promise.all(ids.slice(0, maxExported).map(readArticle));
      return views.filter((view) => view !== null);
    },
  };
}
