import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useState } from 'react';
import type { MenuPoint } from '../parts/ContextMenu';
import { useDesk } from '../parts/desk-context';
import type { Pick } from '../state/mover';
import { useStore } from '../state/store';
import { useRowDrag } from './use-row-drag';
import { useTopRow } from './use-top-row';
import { showRow, useVisibleRows } from './use-visible-rows';

/**
 * What every view of the results has in common, list or table: rows of one height that are loaded as they come into
 * sight, the choice by keys and pointer, the menu, the drag. Rows are marked `data-index`; `headPx` is the height of
 * what stays over them as they scroll.
 */
export function useRowList(list: HTMLDivElement | null, rowPx: number, headPx = 0) {
  const desk = useDesk();
  const { mover, results, handles } = desk;
  const { page } = useStore(results.state);
  const selection = useStore(mover.selection);
  const current = selection.index;

  const { first, last } = useVisibleRows(list, page.total, rowPx, headPx);
  useEffect(() => results.ensure(first, last), [results, first, last]);

  // A new question starts at the top; the same one asked again stays where it is.
  useEffect(() => {
    let { asked } = results.state.get();
    return results.state.subscribe(() => {
      const now = results.state.get().asked;
      if (now !== asked && mover.selection.get().index < 0) list?.scrollTo({ top: 0 });
      asked = now;
    });
  }, [results, mover, list]);

  useLayoutEffect(() => {
    if (list && current >= 0) showRow(list, current, rowPx, headPx);
  }, [list, current, rowPx, headPx]);

  useTopRow(list, rowPx, page.total);

  useEffect(
    () => desk.lend('list', { focus: () => list?.focus(), hasFocus: () => document.activeElement === list }),
    [desk, list],
  );

  const pageStep = (): number => Math.max(1, Math.floor(((list?.clientHeight ?? rowPx) - headPx) / rowPx) - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const how: Pick = event.shiftKey ? 'range' : 'one';
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => mover.step(1, how),
      ArrowUp: () => mover.step(-1, how),
      PageDown: () => mover.step(pageStep(), how),
      PageUp: () => mover.step(-pageStep(), how),
      Home: () => mover.pick(0, how),
      End: () => mover.pick(page.total - 1, how),
      Enter: () => {
        if (current < 0) return;
        desk.pane.set('reader');
        handles.reader?.focus();
      },
    };
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  const drag = useRowDrag(desk, list, rowPx, headPx);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const onContextMenu = (event: MouseEvent): void => {
    const row = rowOf(event);
    const index = row ? Number(row.getAttribute('data-index')) : current;
    if (index < 0) return;
    event.preventDefault();
    const id = results.row(index)?.id;
    if (id === undefined || !selection.ids.has(id)) mover.pick(index, 'one');
    const box = list?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
    const isPointed = row !== null && event.clientX > 0;
    setMenuAt(isPointed ? { x: event.clientX, y: event.clientY } : { x: box?.left ?? 0, y: box?.bottom ?? 0 });
  };

  const onClick = (event: MouseEvent): void => {
    const row = rowOf(event);
    if (!row) return;
    const index = Number(row.getAttribute('data-index'));
    const how: Pick = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one';
    mover.pick(index, how);
    if (how === 'one') desk.pane.set('reader');
  };

  const rows = shownRows(first, last, current, page.total).map((index) => {
    const row = results.row(index);
    return {
      index,
      row,
      isChosen: index === current || (row !== undefined && selection.ids.has(row.id)),
      isCurrent: index === current,
    };
  });

  return {
    rows,
    total: page.total,
    current,
    /** The row that dragged ones would come to stand in front of; null while there is none. */
    line: drag.line,
    menu: { at: menuAt, onClose: () => setMenuAt(null) },
    /** For the element that scrolls and has the focus. */
    handlers: {
      onKeyDown,
      onClick,
      onContextMenu,
      ...drag.handlers,
      // Shift and click would otherwise select words between the rows.
      onMouseDown: (event: MouseEvent): void => {
        if (event.shiftKey) event.preventDefault();
      },
    },
  };
}

function rowOf(event: MouseEvent): Element | null {
  return event.target instanceof Element ? event.target.closest('[data-index]') : null;
}

/** Rows to draw: those in sight, and the current one, which a screen reader follows wherever it is. */
function shownRows(first: number, last: number, current: number, total: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  if (current < 0 || current >= total || (current >= first && current <= last)) return rows;
  return current < first ? [current, ...rows] : [...rows, current];
}
