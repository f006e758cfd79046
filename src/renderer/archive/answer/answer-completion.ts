import type { SearchApi } from '../../../contract/archive-api';
import type { CompletedField, Completion, CompletionApi } from '../../../contract/completion';
import { foldTerm } from '../../../search/index';
import type { Store } from '../store';
import { listValues, type KnownValue } from './known-values';
import { proposeQueries } from './propose-queries';

const mostAsked = 50;
/** Fewer letters begin too many words. */
const minWordBeginning = 2;
/** People offered beside words. */
const mostPeople = 3;

/** Answers what helps to write a query. */
export function answerCompletion(store: Store, { search }: Pick<SearchApi, 'search'>): CompletionApi {
  const values = listValues(store);

  async function completeWord(typed: string, most: number): Promise<readonly Completion[]> {
    if (Array.from(typed).length < minWordBeginning) return [];
    const people = rank(await values('by'), typed).slice(0, mostPeople);
    const words = store.indexing.search.completeTerm(typed, most);
    return [
      ...words
        .filter(({ term }) => term !== foldTerm(typed))
        .map(({ term, documents }): Completion => {
          return { kind: 'word', field: null, text: term, articles: documents };
        })
        .slice(0, most - people.length),
      ...people.map((value) => describe('by', value)),
    ];
  }

  return {
    async complete(field, typed, most) {
      const limit = Math.min(mostAsked, Math.max(0, Math.floor(most)));
      if (field === 'word') return completeWord(typed, limit);
      return rank(await values(field), typed)
        .slice(0, limit)
        .map((value) => describe(field, value));
    },
    didYouMean: (request) => proposeQueries(store, search, request),
  };
}

function describe(field: Exclude<CompletedField, 'word'>, { text, articles }: KnownValue): Completion {
  return { kind: 'value', field, text, articles };
}

/** Those that begin so, then those of which a word begins so; each most frequent first. */
function rank(values: readonly KnownValue[], typed: string): readonly KnownValue[] {
  const wanted = foldTerm(typed.trim());
  const found: { readonly value: KnownValue; readonly rank: 0 | 1 }[] = [];
  for (const value of values) {
    if (value.folded.startsWith(wanted)) found.push({ value, rank: 0 });
    else if (hasWordBeginning(value.folded, wanted)) found.push({ value, rank: 1 });
  }
  return found
    .sort((a, b) => a.rank - b.rank || (b.value.articles ?? 0) - (a.value.articles ?? 0))
    .map(({ value }) => value);
}

const inWord = /[\p{L}\p{N}\p{M}]/u;

function hasWordBeginning(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted, 1); at > 0; at = text.indexOf(wanted, at + 1)) {
    if (!inWord.test(text.charAt(at - 1))) return true;
  }
  return false;
}
