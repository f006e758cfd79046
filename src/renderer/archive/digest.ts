import type { ArticleContent, IdentityKeys, Origin } from '../../contract/article';
import type { ArchiveDatabase } from './database';
import { digestCollections, digestTags } from './digest-collections';
import { digestMarks } from './digest-highlights';
import { digestSaved } from './digest-saved';
import { digestStories } from './digest-stories';
import { flag, type StateRow } from './rows';
import type { Holdings } from './holdings';
import { readSlices } from './read-slices';

/**
 * The digest of the archive's content. For every article that is not withdrawn one line: its content
 * and origin, its marks (read, starred, in Trash), the origins of its sightings, its tags, highlights and
 * note; these lines sorted; then the collections, the coloured tags and what was said of stories; SHA-256 over all. Ids, seqs, import times and import reports are left out, so the same
 * journal gives the same digest in every database, and taking a step back gives the digest before it.
 */
export async function digestArchive(database: ArchiveDatabase, holdings: Holdings): Promise<string> {
  const sightings = new Map<number, string[]>();
  for await (const rows of readSlices(database.sightings, ({ seq }) => seq)) {
    for (const row of rows) {
      if (holdings.imports.get(row.importId)?.isWithdrawn) continue;
      const known = sightings.get(row.articleId);
      if (known) known.push(row.digest);
      else sightings.set(row.articleId, [row.digest]);
    }
  }
  const marks = await digestMarks(database);
  const lines: string[] = [];
  /** Digests of the articles that are filed somewhere. */
  const filed = new Map<number, string>();
  const told = new Map<number, string>();
  for await (const rows of readSlices(database.articles, ({ id }) => id)) {
    for (const { id, digest } of rows) {
      const state = holdings.states.get(id);
      if (!state || state.flags & flag.withdrawn) continue;
      const tags = holdings.tags.keysOf(id);
      const tagged = tags.length > 0 ? JSON.stringify(tags) : '';
      lines.push(writeLine(digest, state, sightings.get(id) ?? []) + tagged + (marks.articles.get(id) ?? ''));
      if (holdings.collections.collectionsOf(id).size > 0) filed.set(id, digest);
      if (state.said) told.set(id, digest);
    }
  }
  const collections = digestCollections(holdings, filed, marks.collections);
  const stories = digestStories(holdings, told);
  const rules = await database.meta.get('rules');
  const ruled = rules?.key === 'rules' && rules.rules.length > 0 ? [JSON.stringify(rules.rules)] : [];
  const saved = digestSaved(holdings);
  return sha256([...lines.sort(), ...collections, ...digestTags(holdings), ...stories, ...ruled, ...saved].join('\n'));
}

function writeLine(digest: string, { flags }: StateRow, sightings: string[]): string {
  const marks = `${flags & flag.read ? 'r' : '-'}${flags & flag.starred ? 's' : '-'}${flags & flag.trashed ? 't' : '-'}`;
  return `${digest} ${marks} ${sightings.sort().join(',')}`;
}

/** What an article adds to the digest. */
export function digestArticle(content: ArticleContent, keys: IdentityKeys, origin: Origin): Promise<string> {
  return sha256(
    JSON.stringify([
      content.kind,
      content.title,
      content.byline,
      content.outlet,
      content.section,
      content.url,
      content.canonicalUrl,
      content.published && listDate(content.published),
      content.updated && listDate(content.updated),
      content.saved,
      content.language,
      content.words,
      content.lead,
      content.html,
      content.text,
      content.images,
      content.copyright,
      Object.entries(content.evidence).sort(([a], [b]) => (a < b ? -1 : 1)),
      // Only where it is there, so that what came in before these fields keeps its digest.
      ...listMore(content),
      [keys.rules, keys.content, keys.body, keys.signature],
      listOrigin(origin),
    ]),
  );
}

/** What a sighting adds to the digest. */
export function digestSighting(origin: Origin, saved: string | null): Promise<string> {
  return sha256(JSON.stringify([listOrigin(origin), saved]));
}

function listMore({ kicker, dek, keywords, leadImage, credits, bodyEdits }: ArticleContent): readonly unknown[] {
  const more: (readonly [string, ...unknown[]])[] = [];
  if (kicker !== undefined) more.push(['kicker', kicker]);
  if (dek !== undefined) more.push(['dek', dek]);
  if (keywords !== undefined) more.push(['keywords', keywords]);
  if (leadImage !== undefined) more.push(['leadImage', leadImage.url, leadImage.alt]);
  if (bodyEdits !== undefined) more.push(['bodyEdits', bodyEdits.cut, bodyEdits.restored]);
  if (credits !== undefined) more.push(['credits', credits.map(({ name, role, kind }) => [name, role, kind])]);
  return more;
}

// Lists, not objects: the order of an object's keys would be the writer's.
function listDate(date: { readonly iso: string; readonly precision: string; readonly raw: string }): readonly string[] {
  return [date.iso, date.precision, date.raw];
}

function listOrigin(origin: Origin): readonly unknown[] {
  return [
    origin.object,
    origin.bytes,
    origin.fileName,
    origin.path,
    origin.part,
    origin.format,
    origin.charset,
    origin.extractor,
  ];
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
