import type { Article } from '../../contract/article';
import { fail, ok, type Result } from '../../contract/failure';
import type { OutletRuleDraft } from '../../contract/outlet-rule';
import type { Intake, IntakeArticle, IntakeResult } from '../intake/types';
import { isObjectDamaged } from '../vault/index';
import type { Vault } from '../vault/types';

export interface OriginalReader {
  readonly vault: Pick<Vault, 'objects'>;
  readonly intake: Pick<Intake, 'read'>;
}

/** How an original is to be read once more. */
export interface ReadAgain {
  readonly rules: readonly OutletRuleDraft[];
  readonly explain?: boolean;
  /** Left out: as the user has chosen before, else as it says itself. */
  readonly charset?: string;
  readonly signal?: AbortSignal;
}

/** What today's rules make of an article's original. `not-found` when the original is gone; `bad-request` when no article comes of it any more. */
export async function readOriginal(
  { vault, intake }: OriginalReader,
  article: Pick<Article, 'origin' | 'evidence'>,
  how: ReadAgain,
): Promise<Result<{ readonly article: IntakeArticle; readonly objects: IntakeResult['objects'] }>> {
  const { origin } = article;
  let bytes: Uint8Array | null;
  try {
    bytes = await vault.objects.get(origin.object);
  } catch (error) {
    if (!isObjectDamaged(error)) throw error;
    return fail('library-damaged', error.detail);
  }
  if (!bytes) return fail('not-found', origin.object);
  const fileName = origin.part?.replace(/#\d+$/u, '').split('/').at(-1) || origin.fileName;
  // A stretch of a file was decoded with the whole of it, and may be too short to tell its charset by itself.
  const isStretch = /#\d+$/u.test(origin.part ?? '');
  const known = isStretch || article.evidence.charset === 'user' ? origin.charset : undefined;
  const charset = how.charset ?? known;
  const read = await intake.read({ shown: origin.path, fileName, bytes, modifiedMs: 0 }, how.signal, {
    rules: how.rules,
    explain: how.explain ?? false,
    ...(charset === undefined ? {} : { charset }),
  });
  const [only] = read.articles;
  if (read.articles.length === 1 && only) return ok({ article: only, objects: read.objects });
  const [refused] = read.refused;
  const why = refused ? `${refused.refusal.code}: ${refused.refusal.detail}` : `${read.articles.length} articles in it`;
  return fail('bad-request', why);
}
