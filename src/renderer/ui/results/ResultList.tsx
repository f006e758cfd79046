import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useState } from 'react';
import type { MenuPoint } from '../parts/ContextMenu';
import { useDesk } from '../parts/desk-context';
import type { Pick } from '../state/mover';
import { usePart, useStore } from '../state/store';
import { ResultRowView } from './ResultRowView';
import { rowHeightPx } from './row-height';
import { showRow, useVisibleRows } from './use-visible-rows';
import styles from './ResultList.module.css';
import { RowMenu } from './RowMenu';
import { useRowDrag } from './use-row-drag';

/** The list of articles. Rows are loaded as they come into sight and all have one height, so that it never jumps. */
export function ResultList() {
  const desk = useDesk();
  const { mover, results, handles } = desk;
  const { page } = useStore(results.state);
  const selection = useStore(mover.selection);
  const density = usePart(desk.settings, (settings) => settings.density);
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const rowPx = rowHeightPx[density];

  const { first, last } = useVisibleRows(list, page.total, rowPx);
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

  const current = selection.index;
  useLayoutEffect(() => {
    if (list && current >= 0) showRow(list, current, rowPx);
  }, [list, current, rowPx]);

  useEffect(() => desk.lend('list', { focus: () => list?.focus() }), [desk, list]);

  const pageStep = (): number => Math.max(1, Math.floor((list?.clientHeight ?? rowPx) / rowPx) - 1);
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

  const drag = useRowDrag(desk, list, rowPx);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const onContextMenu = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
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
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (!row) return;
    const index = Number(row.getAttribute('data-index'));
    const how: Pick = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one';
    mover.pick(index, how);
    if (how === 'one') desk.pane.set('reader');
  };

  return (
    <div
      ref={setList}
      className={styles.list}
      role="listbox"
      aria-label="Articles"
      aria-multiselectable
      aria-activedescendant={current >= 0 ? `row-${current}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onContextMenu={onContextMenu}
      {...drag.handlers}
      // Shift and click would otherwise select words between the rows.
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault();
      }}
    >
      <div role="presentation" className={styles.all} style={{ height: page.total * rowPx }}>
        {shownRows(first, last, current, page.total).map((index) => {
          const row = results.row(index);
          return (
            <ResultRowView
              key={index}
              row={row}
              index={index}
              total={page.total}
              top={index * rowPx}
              isChosen={index === current || (row !== undefined && selection.ids.has(row.id))}
              isCurrent={index === current}
            />
          );
        })}
        {drag.line === null ? null : <div className={styles.line} style={{ insetBlockStart: drag.line * rowPx - 1 }} />}
      </div>
      <RowMenu at={menuAt} onClose={() => setMenuAt(null)} />
    </div>
  );
}

/** Rows to draw: those in sight, and the current one, which a screen reader follows wherever it is. */
function shownRows(first: number, last: number, current: number, total: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  if (current < 0 || current >= total || (current >= first && current <= last)) return rows;
  return current < first ? [current, ...rows] : [...rows, current];
}
