import type { SearchDocument } from '../../search/types';
import { readDay, readUtcDay } from './article-date';
import type { ArticleRow, BodyRow } from './rows';

/** The words of an article that are searched. */
function listFields(row: ArticleRow, text: string): SearchDocument['fields'] {
  return { title: row.title, byline: row.byline.join(', '), outlet: row.outlet ?? '', text };
}

/** What stands between the names of a byline where they are one text: it is in no name. */
export const nameBreak = '\n';

/** An article as the search index takes it. */
export function describeDocument(row: ArticleRow, { text }: BodyRow): SearchDocument {
  return {
    id: row.id,
    fields: listFields(row, text),
    columns: {
      publishedDay: readDay(row.published),
      savedDay: readUtcDay(row.saved),
      importedDay: readUtcDay(row.imported) ?? 0,
      outlet: row.outlet,
      language: row.language,
      kind: row.kind,
      importId: row.importId,
      byline: row.byline.length > 0 ? row.byline.join(nameBreak) : null,
      section: row.section,
      words: row.words,
    },
  };
}
