import { describe, expect, it } from 'vitest';
import type { ArticleView } from '../../../contract/archive-api';
import type { LibraryInfo } from '../../../contract/control';
import type { Connection } from './connection';
import type { Desk } from './desk';
import { openArticleLink } from './open-article-link';
import { createStore } from './store';
import { createToasts } from './toasts';

async function open(text: string): Promise<{ isLink: boolean; shown: number[]; said: string[] }> {
  const shown: number[] = [];
  const toasts = createToasts();
  const info = { name: 'Harbour papers' } as LibraryInfo;
  const isLink = openArticleLink(
    {
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
  await Promise.resolve();
  await Promise.resolve();
  return { isLink, shown, said: toasts.store.get().map((toast) => toast.text) };
}

describe('a pasted link', () => {
  it.each([
    ['backfile://article/3?library=Harbour%20papers', 3],
    ['backfile://article/3', 3],
    ['backfile://article/7?library=Harbour%20papers', 3],
  ])('%s opens its article', async (link, id) => {
    expect(await open(link)).toEqual({ isLink: true, shown: [id], said: [] });
  });

  it('of another library says so and opens nothing', async () => {
    const { isLink, shown, said } = await open('backfile://article/3?library=Elsewhere');
    expect([isLink, shown]).toEqual([true, []]);
    expect(said).toEqual(['This link belongs to another library, “Elsewhere”']);
  });

  it('to an article that is not here says so', async () => {
    expect((await open('backfile://article/99')).said).toEqual(['This article is not in your library']);
  });

  it('to anything else is none of its business', async () => {
    expect(await open('https://example.org/article/3')).toEqual({ isLink: false, shown: [], said: [] });
  });
});
