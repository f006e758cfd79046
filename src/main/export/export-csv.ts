import type { ArticleView } from '../../contract/archive-api';
import { csvCell, csvStart } from '../../contract/csv-cell';
import { collectionPaths } from './collection-paths';
import type { Exporter } from './types';

const columns = [
  'headline',
  'byline',
  'outlet',
  'date',
  'address',
  'saved',
  'language',
  'words',
  'tags',
  'collections',
  'highlights',
];

/** A table of one row for each article: RFC 4180 in UTF-8, with a byte order mark because Excel takes it for Latin otherwise. */
export const exportCsv: Exporter = async function* (input) {
  const paths = collectionPaths(input.collections);
  yield `${csvStart}${columns.join(',')}\r\n`;
  for await (const page of input.pages()) {
    yield page.map((view) => `${rowOf(view, paths)}\r\n`).join('');
    input.onWritten(page.length);
  }
};

function rowOf(view: ArticleView, paths: ReadonlyMap<number, string>): string {
  const { article } = view;
  return [
    article.title,
    article.byline.join('; '),
    article.outlet ?? '',
    article.published?.iso ?? '',
    article.url ?? '',
    article.saved ?? '',
    article.language ?? '',
    article.words,
    view.tags.join('; '),
    view.collections.flatMap((id) => paths.get(id) ?? []).join('; '),
    view.highlights.length,
  ]
    .map(csvCell)
    .join(',');
}
