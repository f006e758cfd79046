import { describe, expect, it } from 'vitest';
import type { ArticleView } from '../../../contract/archive-api';
import type { LibraryInfo } from '../../../contract/control';
import type { Connection } from './connection';
import type { Desk } from './desk';
import { openArticleLink } from './open-article-link';
import { createWire } from './wire';
import { createStore } from './store';
import { createToasts, type Toasts } from './toasts';

const opened: string[] = [];

async function open(text: string): Promise<{ isLink: boolean; shown: number[]; said: string[]; toasts: Toasts }> {
  const shown: number[] = [];
  const toasts = createToasts();
  const info = { name: 'Harbour papers' } as LibraryInfo;
  const isLink = openArticleLink(
    {
      // Of other libraries only that one is known, and can be opened.
      wire: {
        ...createWire(),
        send: ((name: string, args: { readonly link: string }) => {
          if (name === 'open-other') opened.push(args.link);
          const isKnown = args.link.includes('Zeitung');
          return Promise.resolve({ ok: true, value: isKnown ? { dir: '/papers/Zeitung', canOpen: true } : null });
        }) as Desk['wire']['send'],
      },
      connection: createStore<Connection>({ phase: 'open', role: null, info, rescue: null }),
      // The only question it asks: article 7 is a sighting of article 3, and no other is held.
      ask: ((_method: string, id: number) =>
        Promise.resolve(id === 3 || id === 7 ? ({ article: { id: 3 } } as ArticleView) : null)) as Desk['ask'],
      toasts,
      showArticle: (id) => void shown.push(id),
      sayFailure: () => undefined,
    },
    text,
  );
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  return { isLink, shown, said: toasts.store.get().map((toast) => toast.text), toasts };
}

describe('a pasted link', () => {
  it.each([
    ['backfile://article/3?library=Harbour%20papers', 3],
    ['backfile://article/3', 3],
    ['backfile://article/7?library=Harbour%20papers', 3],
  ])('%s opens its article', async (link, id) => {
    expect(await open(link)).toMatchObject({ isLink: true, shown: [id], said: [] });
  });

  it('of another library says so and opens nothing', async () => {
    const { isLink, shown, said } = await open('backfile://article/3?library=Elsewhere');
    expect([isLink, shown]).toEqual([true, []]);
    expect(said).toEqual(['This link belongs to another library, “Elsewhere”']);
  });

  it('of another library that is known says where that is, and opens it on demand', async () => {
    const link = 'backfile://article/3?library=Zeitung';
    const { toasts } = await open(link);
    const [toast] = toasts.store.get();
    expect(toast).toMatchObject({ more: 'It is in /papers/Zeitung.', actions: [{ label: 'Open it' }] });
    toast?.actions[0]?.run();
    expect(opened).toEqual([link]);
    expect(toasts.store.get()).toEqual([]);
  });

  it('to an article that is not here says so', async () => {
    expect((await open('backfile://article/99')).said).toEqual(['This article is not in your library']);
  });

  it('to anything else is none of its business', async () => {
    expect(await open('https://example.org/article/3')).toMatchObject({ isLink: false, shown: [], said: [] });
  });
});
