import type { ArticleContent } from '../../contract/article';

/** Words below which two texts are alike for no more than their form: results, briefs, weather. */
const leastWords = 25;

/** Whether a page can tell a story. Front pages, walls and error pages are alike for their furniture. */
export function canTellStory({ kind, words }: Pick<ArticleContent, 'kind' | 'words'>): boolean {
  return kind !== 'index' && kind !== 'other' && words >= leastWords;
}
