import type { OwnArticle } from '../../../contract/own-article';
import type { Desk } from '../state/desk';

/** Opens an article in a window of its own. */
export function openInWindow(desk: Desk, article: OwnArticle): void {
  if (desk.platform.openArticle) {
    desk.platform.openArticle(article);
    return;
  }
  void desk.wire.send('open-article', article).then((answer) => {
    if (!answer.ok) desk.sayFailure(answer.failure);
  });
}
