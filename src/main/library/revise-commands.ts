import type { Commands } from '../../contract/control';
import { editFacts } from '../../contract/edit-facts';
import { ok, type Result } from '../../contract/failure';
import { foldUrl } from '../intake/index';
import type { OpenParts } from './commands';
import { editArticleText, explainArticle, readOf } from './explain-article';
import { reReadArticles } from './re-read';
import { readOriginal } from './read-original';
import { askArticle, contentOf, reviseArticles } from './revise';

type Name = 'explain' | 'edit-text' | 'edit-facts' | 're-read' | 'preview-charsets';
type ReviseHandlers = { readonly [N in Name]: (args: Commands[N]['args']) => Promise<Result<Commands[N]['value']>> };

/** The commands that change what articles say; `open` gives the open library, `toWrite` only where it may be written to. */
export function createReviseCommands(open: () => Result<OpenParts>, toWrite: () => Result<OpenParts>): ReviseHandlers {
  return {
    async explain({ id }) {
      const parts = open();
      return parts.ok ? explainArticle(parts.value, id) : parts;
    },
    async 'edit-text'({ id, cut, restore }) {
      const parts = toWrite();
      return parts.ok ? editArticleText(parts.value, id, { cut, restore }) : parts;
    },
    async 'edit-facts'({ ids, edits }) {
      const parts = toWrite();
      if (!parts.ok) return parts;
      return reviseArticles(parts.value, {
        ids,
        name: 'edit-facts',
        revise: async (article) => ({ content: editFacts(contentOf(article), edits, foldUrl), read: readOf(article) }),
      });
    },
    async 're-read'({ what, charset, isTrial }) {
      const parts = toWrite();
      if (!parts.ok) return parts;
      const { link, jobs } = parts.value;
      const found = 'ids' in what ? ok(what.ids) : await link.ask('articlesOfOutlet', [what.outlet]);
      if (!found.ok) return found;
      const job = jobs.start({
        kind: 're-read',
        label: 'outlet' in what ? what.outlet : '',
        importId: null,
        async work(handle) {
          const done = await reReadArticles(parts.value, { ids: found.value, charset, isTrial }, handle);
          if (!done.ok) handle.fail(done.failure);
        },
      });
      return ok({ job });
    },
    async 'preview-charsets'({ id, charsets }) {
      const parts = open();
      if (!parts.ok) return parts;
      const article = await askArticle(parts.value.link, id);
      if (!article.ok) return article;
      const previews = await Promise.all(
        charsets.map(async (charset) => {
          const read = await readOriginal(parts.value, article.value, { rules: [], charset });
          if (!read.ok) return { charset, title: '', lead: '' };
          const { title, lead } = read.value.article.content;
          return { charset, title, lead };
        }),
      );
      return ok(previews);
    },
  };
}
