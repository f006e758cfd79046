import { useEffect, useState } from 'react';
import type { ArticleView } from '../../../contract/archive-api';
import { useDesk } from '../parts/desk-context';

/** Articles read for a comparison; the one in the reader is at hand. null while they are read, and when one is gone. */
export function useArticles(
  shown: ArticleView,
  one: number,
  other: number,
): { readonly one: ArticleView; readonly other: ArticleView } | 'failed' | null {
  const desk = useDesk();
  const [read, setRead] = useState<ReadonlyMap<number, ArticleView>>(new Map());
  const [isFailed, setIsFailed] = useState(false);
  const find = (id: number): ArticleView | undefined => (id === shown.article.id ? shown : read.get(id));
  const missing = [one, other].filter((id) => !find(id)).join(' ');

  useEffect(() => {
    if (missing === '') return undefined;
    let isStale = false;
    Promise.all(missing.split(' ').map((id) => desk.ask('article', Number(id)))).then(
      (views) => {
        if (isStale) return;
        const found = views.flatMap((view): [number, ArticleView][] => (view ? [[view.article.id, view]] : []));
        setRead((old) => new Map([...old, ...found]));
        setIsFailed(found.length < views.length);
      },
      () => {
        if (!isStale) setIsFailed(true);
      },
    );
    return () => {
      isStale = true;
    };
  }, [desk, missing]);

  const [first, second] = [find(one), find(other)];
  if (first && second) return { one: first, other: second };
  return isFailed ? 'failed' : null;
}
