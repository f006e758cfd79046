import { similarity } from '../../../contract/similarity';
import { hashKey } from '../key-map';
import type { ArticleRow, SightingRow } from '../rows';
import type { AddChange } from './prepare-frame';
import type { Workspace } from './workspace';

/**
 * Share of word shingles two bodies at one address must have in common to be versions of one article.
 * What it was measured on: docs/notes/0020-how-alike-are-two-versions.md.
 */
const versionSimilarity = 0.3;

/** How an article that comes in stands to those held. */
export type Held =
  | { readonly relation: 'none' }
  /** The very same part of the same file in the same import: journaled twice, because the import was cut off in between. */
  | { readonly relation: 'repeated'; readonly article: ArticleRow; readonly wasSighting: boolean }
  | { readonly relation: 'same'; readonly article: ArticleRow }
  | { readonly relation: 'version'; readonly article: ArticleRow };

/** What identity is decided by, of an article that comes in or is only looked at. */
export type HeldSubject = Pick<AddChange, 'importId' | 'keys' | 'again'> & {
  readonly content: Pick<AddChange['content'], 'canonicalUrl'>;
  readonly origin: Pick<AddChange['origin'], 'object' | 'path' | 'part'>;
};

/** Decides identity, only by what the change and the held rows carry, so that a replay decides the same. */
export async function findHeld(workspace: Workspace, change: HeldSubject): Promise<Held> {
  const same = (await findByContent(workspace, change)) ?? (await findByBytes(workspace, change));
  if (same) return (await isRepeated(workspace, change, same)) ?? { relation: 'same', article: same };
  const version = await findVersion(workspace, change);
  return version ? { relation: 'version', article: version } : { relation: 'none' };
}

async function findByContent(workspace: Workspace, { keys }: HeldSubject): Promise<ArticleRow | null> {
  for (const id of workspace.candidates('content', hashKey(keys.content))) {
    const article = await workspace.article(id);
    const own = [article?.keys, article?.importedKeys];
    if (article && own.some((one) => one?.content === keys.content && one.rules === keys.rules)) return article;
  }
  return null;
}

/**
 * Same bytes under other extraction rules or another file name. Bytes that hold several articles prove
 * nothing about one of them: then, and for a further article of a file just being read, it is no match.
 */
async function findByBytes(workspace: Workspace, { origin, importId }: HeldSubject): Promise<ArticleRow | null> {
  const holders: ArticleRow[] = [];
  for (const id of workspace.candidates('object', hashKey(origin.object))) {
    const article = await workspace.article(id);
    if (!article) continue;
    const origins = [article, ...(await workspace.sightingsOf(id))];
    const own = origins.filter((one) => one.origin.object === origin.object);
    if (own.length === 0) continue;
    if (own.some((one) => one.importId === importId && one.origin.path === origin.path)) return null;
    holders.push(article);
  }
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

async function isRepeated(workspace: Workspace, change: HeldSubject, article: ArticleRow): Promise<Held | null> {
  const isSame = (one: Pick<SightingRow, 'importId' | 'origin' | 'again'>): boolean =>
    (one.again ?? 0) === (change.again ?? 0) &&
    one.importId === change.importId &&
    one.origin.path === change.origin.path &&
    one.origin.part === change.origin.part &&
    one.origin.object === change.origin.object;
  if (isSame(article)) return { relation: 'repeated', article, wasSighting: false };
  const sightings = await workspace.sightingsOf(article.id);
  return sightings.some(isSame) ? { relation: 'repeated', article, wasSighting: true } : null;
}

/** The held article of the same address most like it; the earliest of equals. */
async function findVersion(workspace: Workspace, { content, keys }: HeldSubject): Promise<ArticleRow | null> {
  if (content.canonicalUrl === null) return null;
  let best: ArticleRow | null = null;
  let bestLikeness = versionSimilarity;
  for (const id of workspace.candidates('address', hashKey(content.canonicalUrl))) {
    const article = await workspace.article(id);
    if (article?.canonicalUrl !== content.canonicalUrl || article.keys.rules !== keys.rules) continue;
    // The same body under a new headline is a version as well: papers change headlines.
    const likeness = article.keys.body === keys.body ? 1 : similarity(article.keys.signature, keys.signature);
    const isBetter = best === null ? likeness >= bestLikeness : likeness > bestLikeness;
    if (!isBetter) continue;
    best = article;
    bestLikeness = likeness;
  }
  return best;
}
