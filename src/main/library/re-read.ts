import type { Article, ArticleContent, EvidenceField } from '../../contract/article';
import { ok, type Result } from '../../contract/failure';
import { extractorVersion } from '../intake/types';
import { redoEdits } from './explain-article';
import type { JobHandle } from './jobs';
import { createRate } from './rate';
import { readOriginal, type OriginalReader } from './read-original';
import { contentOf, reviseArticles, type Revised, type ReviseParts } from './revise';

export interface ReReadRequest {
  readonly ids: readonly number[];
  /** Another charset than before, chosen by the user; null leaves it. */
  readonly charset: string | null;
  /** Only counts what would change, and writes nothing. */
  readonly isTrial: boolean;
}

/**
 * Cuts articles out of their originals once more, by today's rules and those of their outlets. What the user has edited
 * stays as edited; an article that comes out as it is, or whose original cannot be read, is left alone. One undo step,
 * which a cancel keeps as far as it got. `counts`: files read, articles changed, those that could not be read.
 */
export async function reReadArticles(
  parts: ReviseParts & OriginalReader,
  request: ReReadRequest,
  handle: JobHandle,
): Promise<Result<null>> {
  const rules = await parts.link.ask('outletRules', []);
  if (!rules.ok) return rules;
  const rate = createRate();
  const counts = { files: 0, articles: 0, sightings: 0, versions: 0, companions: 0, refused: 0 };
  handle.update({ done: 0, of: request.ids.length, counts });
  const done = await reviseArticles(parts, {
    ids: request.ids,
    name: request.charset === null ? 're-read' : 'charset',
    signal: handle.signal,
    async revise(article) {
      const revised = await cutAgain(parts, article, request, rules.value, handle.signal);
      counts.files += 1;
      if (!revised.ok) {
        if (!handle.signal.aborted) counts.refused += 1;
        handle.log(`${article.title}: left as it is (${revised.failure.detail})`);
        return null;
      }
      const isChanged = JSON.stringify(sorted(revised.value.content)) !== JSON.stringify(sorted(contentOf(article)));
      if (isChanged) {
        counts.articles += 1;
        handle.log(describeChange(article, revised.value.content));
      }
      return request.isTrial || !isChanged ? null : revised.value;
    },
    onArticle() {
      const perSecond = rate.note(counts.files);
      const left = request.ids.length - counts.files;
      const secondsLeft = perSecond > 0 ? Math.max(0, Math.round(left / perSecond)) : null;
      handle.update({ done: counts.files, perSecond, secondsLeft, counts: { ...counts } });
    },
  });
  return done.ok ? ok(null) : done;
}

function sortedEntries(value: unknown): readonly string[] {
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
  return entries.map(([field, one]) => `${field} ${String(one)}`).sort((a, b) => (a < b ? -1 : 1));
}

function sorted(content: ArticleContent): readonly unknown[] {
  return Object.entries(content)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) => (field === 'evidence' ? sortedEntries(value) : [field, value]));
}

async function cutAgain(
  parts: OriginalReader,
  article: Article,
  { charset }: ReReadRequest,
  rules: Parameters<typeof readOriginal>[2]['rules'],
  signal: AbortSignal,
): Promise<Result<Revised>> {
  const read = await readOriginal(parts, article, {
    rules,
    signal,
    // What was put back by hand is found among what was taken out.
    explain: article.bodyEdits !== undefined,
    ...(charset === null ? {} : { charset }),
  });
  if (!read.ok) return read;
  const fresh = keepUserFacts(read.value.article.content, article);
  const content = redoEdits(fresh, read.value.article.blocks ?? [], article.bodyEdits);
  const evidence = charset === null ? content.evidence : { ...content.evidence, charset: 'user' as const };
  return ok({
    content: { ...content, evidence },
    read: { charset: read.value.article.charset, extractor: extractorVersion },
    objects: read.value.objects.filter(({ sha256 }) => content.images.includes(sha256)),
  });
}

/** A fresh content with what the user has edited in the old one, and the day the file was saved, which the original may not tell. */
function keepUserFacts(fresh: ArticleContent, old: Article): ArticleContent {
  const before: Readonly<Record<string, unknown>> = { ...old };
  const next: Record<string, unknown> = { ...fresh };
  const evidence: Record<string, unknown> = { ...fresh.evidence };
  const keep = (field: EvidenceField): void => {
    if (field !== 'text' && field !== 'charset') {
      if (before[field] === undefined) delete next[field];
      else next[field] = before[field];
    }
    evidence[field] = old.evidence[field];
  };
  // An edited address takes its folded form along, and an edited byline its credits.
  for (const [field, source] of Object.entries(old.evidence)) if (source === 'user') keep(field as EvidenceField);
  if (old.evidence.url === 'user') keep('canonicalUrl');
  if (old.evidence.byline === 'user') delete next['credits'];
  if (fresh.evidence.saved !== 'saved-by') {
    next['saved'] = old.saved;
    if (old.evidence.saved === undefined) delete evidence['saved'];
    else evidence['saved'] = old.evidence.saved;
  }
  // A content whose fields were replaced by those of another.
  return { ...next, evidence } as unknown as ArticleContent;
}

function describeChange(article: Article, content: ArticleContent): string {
  const old: Readonly<Record<string, unknown>> = { ...contentOf(article) };
  const next: Readonly<Record<string, unknown>> = { ...content };
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter(
    (field) => field !== 'evidence' && JSON.stringify(old[field]) !== JSON.stringify(next[field]),
  );
  return `${article.title}: ${names.join(', ') || 'where facts were read'}; ${article.words} words, now ${content.words}`;
}
