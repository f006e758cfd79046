import type { ArchiveApi } from '../../../contract/archive-api';
import type { Store } from '../store';
import { answerArticles } from './answer-articles';
import { answerBatch } from './answer-batch';
import { answerCollections } from './answer-collections';
import { answerCompletion } from './answer-completion';
import { answerConcordance } from './answer-concordance';
import { answerHighlights } from './answer-highlights';
import { answerHistory } from './answer-history';
import { answerImports } from './answer-imports';
import { answerLike } from './answer-like';
import { answerOutletRules } from './answer-outlet-rules';
import { answerPurge } from './answer-purge';
import { answerRules } from './answer-rules';
import { answerSaved } from './answer-saved';
import { answerSearch } from './answer-search';
import { answerStats } from './answer-stats';
import { answerStories } from './answer-stories';
import { answerTags } from './answer-tags';
import { answerRecovery, answerUndo } from './answer-undo';

/** All that one open database answers. */
export function createAnswers(store: Store): ArchiveApi {
  const search = answerSearch(store);
  return {
    ...search,
    ...answerConcordance(store, search),
    ...answerLike(store),
    ...answerSaved(store, search),
    ...answerCompletion(store, search),
    ...answerBatch(store),
    ...answerArticles(store),
    ...answerStories(store),
    ...answerImports(store),
    ...answerRules(store),
    ...answerHighlights(store),
    ...answerCollections(store),
    ...answerTags(store),
    ...answerUndo(store),
    ...answerHistory(store),
    ...answerOutletRules(store),
    ...answerStats(store),
    ...answerPurge(store),
    ...answerRecovery(store),
  };
}
