import { type DragEvent, useState } from 'react';
import { countOf } from '../format/numbers';
import { dragTypes, readDraggedIds } from '../parts/drag-types';
import type { Desk } from '../state/desk';
import { isInOwnOrder } from '../state/results';
import styles from './ResultList.module.css';

interface Handlers {
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/**
 * Dragging rows out of the list, onto collections and tags, and within it where the list is in the
 * user's own order. `line` is the row they would come to stand in front of.
 */
export function useRowDrag(
  desk: Desk,
  list: HTMLElement | null,
  rowPx: number,
  headPx = 0,
): { readonly line: number | null; readonly handlers: Handlers } {
  const { mover, results, filingEdits } = desk;
  const [line, setLine] = useState<number | null>(null);

  const rowAt = (event: DragEvent): number => {
    const top = list?.getBoundingClientRect().top ?? 0;
    const at = Math.round((event.clientY - top - headPx + (list?.scrollTop ?? 0)) / rowPx);
    return Math.max(0, Math.min(at, results.state.get().page.total));
  };
  const canLand = (event: DragEvent): boolean =>
    event.dataTransfer.types.includes(dragTypes.articles) && isInOwnOrder(results.state.get());

  return {
    line,
    handlers: {
      onDragStart: (event) => {
        const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
        const index = Number(row?.getAttribute('data-index') ?? -1);
        const id = results.row(index)?.id;
        if (id === undefined) return;
        if (!mover.selection.get().ids.has(id)) mover.pick(index, 'one');
        const ids = [...mover.selection.get().ids];
        event.dataTransfer.setData(dragTypes.articles, JSON.stringify(ids));
        event.dataTransfer.effectAllowed = 'copyMove';
        showCount(event, ids.length);
      },
      onDragOver: (event) => {
        if (!canLand(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setLine(rowAt(event));
      },
      onDragLeave: () => setLine(null),
      onDrop: (event) => {
        setLine(null);
        const { collectionId } = desk.place.get();
        if (!canLand(event) || collectionId === null) return;
        event.preventDefault();
        const ids = readDraggedIds(event.dataTransfer.getData(dragTypes.articles));
        const dragged = new Set(ids);
        let goal = rowAt(event);
        // In front of a row that stays: one that is dragged itself is no place to go.
        while (dragged.has(results.row(goal)?.id ?? -1)) goal += 1;
        if (ids.length > 0) void filingEdits.reorder(collectionId, ids, results.row(goal)?.id ?? null);
      },
    },
  };
}

/** Shows how many are dragged instead of a picture of one row. */
function showCount(event: DragEvent, count: number): void {
  const label = document.createElement('div');
  label.className = styles.dragged ?? '';
  label.textContent = countOf(count, 'article');
  document.body.append(label);
  event.dataTransfer.setDragImage(label, -12, -8);
  // The browser takes its picture when this event is over.
  setTimeout(() => label.remove());
}
