import { type OwnArticle, writeOwnArticle } from '../../contract/own-article';

/** Opens an article in a window of the browser, or brings the one that shows it to the front. */
export function openArticle(article: OwnArticle): void {
  // By its name an open window is found again; with no address it is left as it is.
  const found = window.open('', `backfile-article-${article.id}`, 'popup,width=860,height=940');
  if (!found) return;
  if (found.location.href === 'about:blank') found.location.replace(`/${writeOwnArticle(article)}`);
  found.focus();
}
