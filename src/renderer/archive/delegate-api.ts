import type { ArchiveApi } from '../../contract/archive-api';
import type { Result } from '../../contract/failure';

/** An API whose answers come from whichever database is open. */
export interface DelegatedApi {
  readonly api: ArchiveApi;
  /** Sets who answers from now on; a failure makes every question reject with its code and detail. */
  readonly settle: (answers: Result<ArchiveApi>) => void;
}

/** Makes an API that can be asked before a database is open: its questions then wait. */
export function delegateApi(): DelegatedApi {
  let current: Result<ArchiveApi> | null = null;
  const waiting: ((settled: Result<ArchiveApi>) => void)[] = [];

  async function answers(): Promise<ArchiveApi> {
    const settled = current ?? (await new Promise<Result<ArchiveApi>>((resolve) => waiting.push(resolve)));
    if (settled.ok) return settled.value;
    throw new Error(`${settled.failure.code}: ${settled.failure.detail}`);
  }

  return {
    settle(next) {
      current = next;
      for (const go of waiting.splice(0)) go(next);
    },
    api: {
      search: async (request) => (await answers()).search(request),
      searchIds: async (request) => (await answers()).searchIds(request),
      hits: async (id, query) => (await answers()).hits(id, query),
      concordance: async (request) => (await answers()).concordance(request),
      queryLike: async (id) => (await answers()).queryLike(id),
      article: async (id) => (await answers()).article(id),
      story: async (id) => (await answers()).story(id),
      storyMates: async (ids) => (await answers()).storyMates(ids),
      storyRest: async (ids, keep) => (await answers()).storyRest(ids, keep),
      imports: async () => (await answers()).imports(),
      importReport: async (importId) => (await answers()).importReport(importId),
      finishedFiles: async (importId) => (await answers()).finishedFiles(importId),
      held: async (probes) => (await answers()).held(probes),
      rules: async () => (await answers()).rules(),
      ruleMatches: async (when) => (await answers()).ruleMatches(when),
      lastUndoable: async () => (await answers()).lastUndoable(),
      inverse: async (group) => (await answers()).inverse(group),
      highlights: async (request) => (await answers()).highlights(request),
      note: async (target) => (await answers()).note(target),
      history: async (before, limit) => (await answers()).history(before, limit),
      collections: async () => (await answers()).collections(),
      collectionsOf: async (ids) => (await answers()).collectionsOf(ids),
      filedIn: async (collection) => (await answers()).filedIn(collection),
      tags: async () => (await answers()).tags(),
      tagsOf: async (ids) => (await answers()).tagsOf(ids),
      saved: async () => (await answers()).saved(),
      savedCounts: async (today) => (await answers()).savedCounts(today),
      complete: async (field, typed, most) => (await answers()).complete(field, typed, most),
      didYouMean: async (request) => (await answers()).didYouMean(request),
      batchFigures: async (question) => (await answers()).batchFigures(question),
      exportArticles: async (ids) => (await answers()).exportArticles(ids),
      outletRules: async () => (await answers()).outletRules(),
      articlesOfOutlet: async (outlet) => (await answers()).articlesOfOutlet(outlet),
      counts: async () => (await answers()).counts(),
      stats: async () => (await answers()).stats(),
      originals: async () => (await answers()).originals(),
      purgeable: async (ids) => (await answers()).purgeable(ids),
      framesAfter: async (frame) => (await answers()).framesAfter(frame),
    },
  };
}
