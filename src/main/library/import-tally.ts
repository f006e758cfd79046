import type { Change, Outcome } from '../../contract/change';
import type { ImportLine, JobCounts } from '../../contract/control';
import { assertNever } from '../../contract/failure';
import type { ArchiveLink, AppliedOutcomes } from './link-types';

/** What an import has come to, counted from what the archive said to each change. */
export interface ImportTally {
  readonly counts: JobCounts;
  /** Takes a frame's changes and outcomes; gives a line for each article, companion and refusal, in order. */
  take(changes: readonly Change[], outcomes: AppliedOutcomes): Promise<readonly ImportLine[]>;
}

type Tallied = { -readonly [K in keyof JobCounts]: number };

/** Counts an import. Where a host was lost with its outcomes, the archive is asked what became of each article. */
export function createImportTally(link: Pick<ArchiveLink, 'ask'>): ImportTally {
  const counts: Tallied = { files: 0, articles: 0, sightings: 0, versions: 0, companions: 0, refused: 0 };

  const tallyArticle = (
    origin: { readonly path: string; readonly part: string | null },
    outcome: Outcome,
  ): ImportLine => {
    const line = { file: origin.path, part: origin.part, failure: null };
    switch (outcome.result) {
      case 'article':
        counts.articles += 1;
        return { ...line, outcome: 'article', id: outcome.id };
      case 'sighting':
        counts.sightings += 1;
        return { ...line, outcome: 'sighting', id: outcome.id };
      case 'version':
        counts.versions += 1;
        return { ...line, outcome: 'version', id: outcome.id };
      case 'done':
      case 'no-op': {
        // It cannot be taken in as it is: said, not hidden.
        counts.refused += 1;
        const detail = outcome.result === 'no-op' ? outcome.why : 'the archive did not take it';
        return { ...line, outcome: 'refused', id: null, failure: { code: 'crashed', detail } };
      }
      default:
        return assertNever(outcome);
    }
  };

  return {
    counts,
    async take(changes, outcomes) {
      const bySeq = new Map(outcomes?.map((outcome) => [outcome.seq, outcome]));
      const lines: ImportLine[] = [];
      for (const change of changes) {
        if (change.type === 'article-add') {
          const outcome = bySeq.get(change.seq) ?? (await askOutcome(link, change.seq));
          lines.push(tallyArticle(change.origin, outcome));
        }
        if (change.type === 'import-file') {
          const { file } = change;
          counts.files += 1;
          if (file.companion !== null) {
            counts.companions += 1;
            lines.push({ file: file.path, part: null, outcome: 'companion', id: null, failure: null });
          }
          counts.companions += file.innerCompanions ?? 0;
          for (const { part, refusal } of file.refused) {
            counts.refused += 1;
            lines.push({ file: file.path, part, outcome: 'refused', id: null, failure: refusal });
          }
        }
      }
      return lines;
    },
  };
}

/** What became of an article whose outcome was lost: an alias is a sighting, one among earlier ones of its address a version. */
async function askOutcome(link: Pick<ArchiveLink, 'ask'>, seq: number): Promise<Outcome> {
  const answer = await link.ask('article', [seq]);
  if (!answer.ok || !answer.value) return { seq, result: 'no-op', why: 'its outcome was lost' };
  const { article, versions } = answer.value;
  if (article.id !== seq) return { seq, result: 'sighting', id: article.id, since: article.imported, restored: false };
  const earlier = versions.find(({ id }) => id < seq);
  return earlier ? { seq, result: 'version', id: seq, of: earlier.id } : { seq, result: 'article', id: seq };
}
