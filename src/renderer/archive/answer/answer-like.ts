import type { ConcordanceApi } from '../../../contract/concordance';
import { distinctiveWords } from '../../../search/index';
import { printQuery } from '../../../query/index';
import type { Store } from '../store';

/** Words of the query, and how much a word of the headline counts. */
const mostWords = 12;
const titleWeight = 3;
/** Words that more articles hold are left out; among a few articles a word of half of them still tells something. */
const mostShare = 0.1;
const mostShareOfFew = 0.5;
const fewArticles = 100;

/** Answers with a query for what is like an article. A plain query, so that it can be read, changed and saved. */
export function answerLike({ database, holdings, indexing }: Store): Pick<ConcordanceApi, 'queryLike'> {
  return {
    async queryLike(id) {
      const [row, body] = await Promise.all([database.articles.get(id), database.bodies.get(id)]);
      if (!row) return null;
      const { search } = indexing;
      const texts = [
        { text: row.title, weight: titleWeight },
        { text: body?.text ?? '', weight: 1 },
      ];
      const words = distinctiveWords(texts, row.language, mostWords, {
        documents: search.size,
        countOf: (term) => search.countHolding(term),
        mostShare: search.size < fewArticles ? mostShareOfFew : mostShare,
      });
      if (words.length === 0) return null;
      const range = [0, 0] as const;
      const versions = holdings.lineage(id);
      return printQuery({
        type: 'and',
        of: [
          {
            type: 'or',
            of: words.map((text) => ({ type: 'word', text, field: 'any', prefix: false, range })),
            range,
          },
          ...(versions.length > 0 ? versions : [id]).map((one) => ({
            type: 'not' as const,
            of: { type: 'id' as const, id: one, range },
            range,
          })),
        ],
        range,
      });
    },
  };
}
