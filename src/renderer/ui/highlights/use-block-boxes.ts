import { useEffect, useState } from 'react';
import type { NoteGroup } from './note-groups';

/** Where a block stands, in pixels of the sheet. */
interface BlockBox {
  readonly bottom: number;
  readonly left: number;
  readonly width: number;
}

const none: readonly BlockBox[] = [];

/** Where the blocks with notes stand, measured again whenever the text is laid out anew. */
export function useBlockBoxes(groups: readonly NoteGroup[], sheet: HTMLElement): readonly BlockBox[] {
  const [boxes, setBoxes] = useState(none);
  useEffect(() => {
    if (groups.length === 0) return undefined;
    const measure = (): void => {
      const from = sheet.getBoundingClientRect();
      setBoxes(
        groups.map(({ block }) => {
          const box = block.getBoundingClientRect();
          return { bottom: box.bottom - from.top, left: box.left - from.left, width: box.width };
        }),
      );
    };
    const watch = new ResizeObserver(measure);
    watch.observe(sheet);
    // A short article may grow without the sheet growing.
    const article = sheet.querySelector('article');
    if (article) watch.observe(article);
    return () => watch.disconnect();
  }, [groups, sheet]);
  return boxes;
}
