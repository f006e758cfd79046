import type { OwnArticle } from '../../../contract/own-article';
import type { Desk } from '../state/desk';

/** Opens an article in a window of its own. */
export function openInWindow({ platform, wire, sayFailure }: Desk, article: OwnArticle): void {
  if (platform.openArticle) {
    platform.openArticle(article);
    return;
  }
  void wire.send('open-article', article).then((answer) => {
    if (!answer.ok) sayFailure(answer.failure);
  });
}
