import { readArticleLink } from '../../../contract/article-link';
import { say } from '../messages/say';
import type { Desk } from './desk';

type LinkDesk = Pick<Desk, 'ask' | 'connection' | 'toasts' | 'showArticle' | 'sayFailure' | 'wire'>;

/**
 * Opens the article that a `backfile://article/…` link leads to, or says why not: it belongs to another library, or its
 * article is not here. False when the text is no such link; then nothing was said or done.
 */
export function openArticleLink(desk: LinkDesk, text: string): boolean {
  const link = readArticleLink(text);
  if (!link) return false;
  const { toasts } = desk;
  void desk.ask('article', link.id).then(
    (view) => {
      // Asked now: a link that Backfile was started with comes before the window knows its library.
      const here = desk.connection.get().info?.name ?? null;
      if (link.library !== null && here !== null && link.library !== here) {
        void sayOther(desk, text, link.library, here);
      } else if (view) desk.showArticle(view.article.id);
      else {
        toasts.show({
          tone: 'bad',
          text: say('state.thisArticleIsNot'),
          more: say('state.itWasDeletedIts'),
          staysMs: 12_000,
        });
      }
    },
    () => desk.sayFailure({ code: 'archive-unavailable', detail: '' }),
  );
  return true;
}

/** Says which library a link belongs to and where that is, and offers to open it where the shell can. */
async function sayOther(
  { toasts, wire, sayFailure }: LinkDesk,
  link: string,
  name: string,
  here: string,
): Promise<void> {
  const found = await wire.send('find-other', { link });
  const other = found.ok ? found.value : null;
  const id = toasts.show({
    tone: 'bad',
    text: say('state.thisLinkBelongsTo', { name }),
    more: other ? say('state.itIsIn', { dir: other.dir }) : say('state.thisIsOpenThe', { here }),
    actions: other?.canOpen
      ? [
          {
            label: say('state.openIt'),
            run: () => {
              toasts.close(id);
              void wire.send('open-other', { link }).then((answer) => {
                if (!answer.ok) sayFailure(answer.failure);
              });
            },
          },
        ]
      : [],
    staysMs: 15_000,
  });
}
