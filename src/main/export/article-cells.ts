import type { ArticleView } from '../../contract/archive-api';

/** The columns of a table of articles. */
export const articleColumns = [
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
] as const;

/** An article's cells in these columns; `paths` are the names of collections with those they stand in. */
export function articleCells(view: ArticleView, paths: ReadonlyMap<number, string>): readonly (string | number)[] {
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
  ];
}
