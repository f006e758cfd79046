import type { Article } from '../../../contract/article';
import { formatLongDate } from '../format/dates';

type Source = Pick<Article, 'title' | 'byline' | 'outlet' | 'published' | 'url'>;

/** A quotation as plain text, with what it takes to find it again: who, what, where, when. */
export function quoteWithSource(quote: string, article: Source): string {
  const words = quote.trim().replace(/\n{3,}/g, '\n\n');
  return `“${words}”\n\n— ${sourceFacts(article).join(', ')}${article.url ? `\n${article.url}` : ''}\n`;
}

/** The same for what reads HTML; `quote` is markup already, of paragraphs or of words. */
export function quoteAsHtml(quote: string, article: Source): string {
  const facts = escapeHtml(sourceFacts(article).join(', '));
  return `<blockquote>${quote}</blockquote>\n<p>— ${facts}${addressLink(article.url)}</p>`;
}

/** A whole article as plain text under its headline and the line of facts. */
export function articleWithSource(article: Source & Pick<Article, 'text'>): string {
  const facts = sourceFacts(article, false).join(', ');
  return `${[article.title, facts, article.url ?? '', article.text.trim()].filter((part) => part !== '').join('\n\n')}\n`;
}

/** The same for what reads HTML; `body` is markup already. */
export function articleAsHtml(body: string, article: Source): string {
  const facts = escapeHtml(sourceFacts(article, false).join(', '));
  return `<h1>${escapeHtml(article.title)}</h1>\n<p>${facts}${addressLink(article.url)}</p>\n${body}`;
}

/** Who, what (unless it stands over the facts), where, when. */
function sourceFacts({ title, byline, outlet, published }: Source, withTitle = true): readonly string[] {
  return [
    ...(byline.length > 0 ? [byline.join(', ')] : []),
    ...(withTitle ? [`“${title}”`] : []),
    ...(outlet ? [outlet] : []),
    ...(published ? [formatLongDate(published)] : []),
  ];
}

function addressLink(url: string | null): string {
  return url ? `<br><a href="${escapeHtml(url)}">${escapeHtml(url)}</a>` : '';
}

/** Text as it is written in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
