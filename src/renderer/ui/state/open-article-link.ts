import { readArticleLink } from '../../../contract/article-link';
import type { Desk } from './desk';

/**
 * Opens the article that a `backfile://article/…` link leads to, or says why not: it belongs to another library, or its
 * article is not here. False when the text is no such link; then nothing was said or done.
 */
export function openArticleLink(
  desk: Pick<Desk, 'ask' | 'connection' | 'toasts' | 'showArticle' | 'sayFailure'>,
  text: string,
): boolean {
  const link = readArticleLink(text);
  if (!link) return false;
  const { toasts } = desk;
  void desk.ask('article', link.id).then(
    (view) => {
      // Asked now: a link that Backfile was started with comes before the window knows its library.
      const here = desk.connection.get().info?.name ?? null;
      if (link.library !== null && here !== null && link.library !== here) {
        toasts.show({
          tone: 'bad',
          text: `This link belongs to another library, “${link.library}”`,
          more: `This is “${here}”. Open the other library to follow the link.`,
          staysMs: 15_000,
        });
      } else if (view) desk.showArticle(view.article.id);
      else {
        toasts.show({
          tone: 'bad',
          text: 'This article is not in your library',
          more: 'It was deleted, its import was taken back, or the link comes from another library.',
          staysMs: 12_000,
        });
      }
    },
    () => desk.sayFailure({ code: 'archive-unavailable', detail: '' }),
  );
  return true;
}
