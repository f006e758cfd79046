import { useEffect, useState } from 'react';
import type { TextRange } from '../../../contract/archive-api';
import { type PageText, toTextRange } from '../reading/page-text';

/** Words of the article that are selected, and where they stand on the screen. */
export interface SelectedText {
  /** Of the page's text. */
  readonly range: TextRange;
  readonly dom: Range;
}

const settleMs = 120;

/** What the user has selected in an article, by mouse or by key, once the selection has come to rest; null for nothing. */
export function useSelectedText(page: PageText | null, body: HTMLElement | null): SelectedText | null {
  const [selected, setSelected] = useState<SelectedText | null>(null);
  useEffect(() => {
    if (!page || !body) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isPressed = false;
    const read = (): void => {
      const selection = getSelection();
      const dom = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      const range = dom && !dom.collapsed && dom.intersectsNode(body) ? toTextRange(page, dom) : null;
      const isBlank = !range || page.text.slice(...range).trim() === '';
      setSelected((old) => {
        if (!range || !dom || isBlank) return null;
        const isSame = old !== null && old.range[0] === range[0] && old.range[1] === range[1];
        return isSame ? old : { range, dom: dom.cloneRange() };
      });
    };
    const wait = (): void => {
      clearTimeout(timer);
      // While the button is down the words are still being chosen.
      if (!isPressed) timer = setTimeout(read, settleMs);
    };
    const onDown = (): void => {
      isPressed = true;
    };
    const onUp = (): void => {
      isPressed = false;
      wait();
    };
    document.addEventListener('selectionchange', wait);
    body.addEventListener('pointerdown', onDown);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', wait);
      body.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
      setSelected(null);
    };
  }, [page, body]);
  return selected;
}
