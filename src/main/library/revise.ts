import type { Article, ArticleContent } from '../../contract/article';
import type { ChangeDraft, Group, GroupName } from '../../contract/change';
import { fail, ok, type Result } from '../../contract/failure';
import { limits } from '../../contract/limits';
import { changedFields, diffContent } from '../../contract/revise-content';
import { identify } from '../intake/index';
import type { ObjectToStore, Vault } from '../vault/types';
import type { ArchiveLink } from './link-types';
import type { Turns } from './turns';

export interface ReviseParts {
  readonly vault: Pick<Vault, 'objects' | 'journal'>;
  readonly link: Pick<ArchiveLink, 'ask' | 'offer' | 'settled' | 'trouble'>;
  readonly turns: Pick<Turns, 'shared'>;
}

/** What an article is to say from now on. */
export interface Revised {
  readonly content: ArticleContent;
  readonly read: { readonly charset: string; readonly extractor: number };
  /** Pictures it shows that the vault may not have. */
  readonly objects?: readonly ObjectToStore[];
}

export interface ReviseRequest {
  readonly ids: readonly number[];
  readonly name: GroupName;
  /** Works out what becomes of one article; null leaves it as it is. */
  revise(article: Article): Promise<Revised | null>;
  readonly signal?: AbortSignal;
  /** Told after each article; `fields` is null for one that stays as it is. */
  onArticle?(article: Article, fields: readonly string[] | null): void;
}

export interface ReviseResult {
  /** The undo step, or null when nothing changed. */
  readonly group: number | null;
  readonly changed: number;
}

/** Articles asked for, worked out and journaled together. */
const pageArticles = 20;

/**
 * Revises articles as one undo step. Each page of them is read, worked out and journaled in one turn, so that what is
 * deleted for good meanwhile is not written down again; a cancel keeps what was journaled, and that is undone as one.
 * Resolves once all is applied.
 */
export async function reviseArticles(parts: ReviseParts, request: ReviseRequest): Promise<Result<ReviseResult>> {
  const { link, turns } = parts;
  // What was journaled before must be seen: a revision is worked out from what the article says now.
  await link.settled();
  if (link.trouble) return { ok: false, failure: link.trouble };
  let group: Group | null = null;
  let changed = 0;
  const applied: Promise<unknown>[] = [];
  for (let at = 0; at < request.ids.length && request.signal?.aborted !== true; at += pageArticles) {
    const ids = request.ids.slice(at, at + pageArticles);
    const failed = await turns.shared(async () => {
      const views = await link.ask('exportArticles', [ids]);
      if (!views.ok) return views;
      const changes: ChangeDraft[] = [];
      const objects: ObjectToStore[] = [];
      for (const { article } of views.value) {
        if (request.signal?.aborted === true) break;
        const revised = await request.revise(article);
        const draft = revised && draftChange(article, revised);
        if (draft) {
          changes.push(draft);
          objects.push(...(revised.objects ?? []));
        }
        request.onArticle?.(article, draft ? changedFields(draft.change) : null);
      }
      if (changes.length === 0) return null;
      await parts.vault.objects.putAll(objects);
      for (const frameChanges of splitFrames(changes)) {
        const asked = { name: request.name, changes: frameChanges };
        const frame = await parts.vault.journal.append(group ? { ...asked, group } : asked);
        group ??= frame.group;
        applied.push(link.offer(frame));
      }
      changed += changes.length;
      return null;
    });
    if (failed) return failed;
  }
  await Promise.all(applied);
  // Set in the turn above, which the compiler does not see.
  return ok({ group: (group as Group | null)?.id ?? null, changed });
}

type Draft = Extract<ChangeDraft, { type: 'article-revise' }>;

function draftChange(article: Article, { content, read }: Revised): Draft | null {
  const change = diffContent(contentOf(article), content);
  if (changedFields(change).length === 0 && read.charset === article.origin.charset) return null;
  return { type: 'article-revise', id: article.id, change, keys: identify(content), read };
}

/** What an article says, without what is noted of it. */
export function contentOf(article: Article): ArticleContent {
  const { id: _, imported: _i, importId: _m, origin: _o, ...content } = article;
  return content;
}

function splitFrames(changes: readonly Draft[] | readonly ChangeDraft[]): readonly (readonly ChangeDraft[])[] {
  const frames: ChangeDraft[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const change of changes) {
    const length = JSON.stringify(change).length;
    if (size + length > limits.frameBytes) {
      frames.push([]);
      size = 0;
    }
    frames.at(-1)?.push(change);
    size += length;
  }
  return frames;
}

/** The one article of that id, or `not-found`. */
export async function askArticle(link: Pick<ArchiveLink, 'ask'>, id: number): Promise<Result<Article>> {
  const view = await link.ask('article', [id]);
  if (!view.ok) return view;
  return view.value ? ok(view.value.article) : fail('not-found', `no article ${id}`);
}
