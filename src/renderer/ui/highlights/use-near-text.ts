import { useEffect, useState } from 'react';
import type { TextRange } from '../../../contract/archive-api';
import { firstPiece, type PageText } from '../reading/page-text';
import { nearPart, useSightPart } from './use-sight-part';

/** The part of the page's text that is in sight or near it; null before it is known. It changes by half pages. */
export function useNearText(page: PageText | null, scroller: HTMLElement | null): TextRange | null {
  const part = useSightPart(scroller);
  const [near, setNear] = useState<{ readonly of: PageText; readonly range: TextRange }>();
  useEffect(() => {
    if (!page || !scroller) return undefined;
    const read = (): void => {
      const from = scroller.getBoundingClientRect().top - scroller.scrollTop;
      const [top, bottom] = nearPart(part, scroller);
      const first = firstPiece(page, (box) => box.bottom - from >= top);
      const after = firstPiece(page, (box) => box.top - from > bottom);
      const start = page.pieces[first]?.start ?? 0;
      const end = page.pieces[after]?.start ?? page.text.length;
      setNear((old) =>
        old?.of === page && old.range[0] === start && old.range[1] === end ? old : { of: page, range: [start, end] },
      );
    };
    // Also when the text is laid out anew, at another width or in another size.
    const watch = new ResizeObserver(read);
    watch.observe(scroller);
    if (scroller.firstElementChild) watch.observe(scroller.firstElementChild);
    return () => watch.disconnect();
  }, [page, scroller, part]);
  return near && near.of === page ? near.range : null;
}
