import type { Article } from '../../../contract/article';
import { formatLongDate } from '../format/dates';

/** A quotation as plain text, with what it takes to find it again: who, what, where, when. */
export function quoteWithSource(
  quote: string,
  article: Pick<Article, 'title' | 'byline' | 'outlet' | 'published' | 'url'>,
): string {
  const facts = [
    ...(article.byline.length > 0 ? [article.byline.join(', ')] : []),
    `“${article.title}”`,
    ...(article.outlet ? [article.outlet] : []),
    ...(article.published ? [formatLongDate(article.published)] : []),
  ];
  const words = quote.trim().replace(/\n{3,}/g, '\n\n');
  return `“${words}”\n\n— ${facts.join(', ')}${article.url ? `\n${article.url}` : ''}\n`;
}
