import { ArrowDown, ArrowUp } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { say } from '../messages/say';
import type { MenuPoint } from '../parts/ContextMenu';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { dragTypes } from '../parts/drag-types';
import type { Column, ColumnId } from '../state/looks';
import { sortOf } from '../state/place';
import { useStore } from '../state/store';
import { moveColumn, resizeColumn } from './arrange-columns';
import { ColumnMenu } from './ColumnMenu';
import { columnKinds } from './columns';
import { ResizeHandle } from './ResizeHandle';
import styles from './ResultTable.module.css';

const stepPx = 16;

/**
 * The heads of the table: a press orders by them where the archive can; dragged they change places, their edge makes
 * them wider. By keys: arrows go from head to head, Alt and an arrow moves one, Shift and an arrow makes it wider.
 */
export function TableHead({ columns }: { readonly columns: readonly Column[] }) {
  const desk = useDesk();
  const { looks, announcement } = desk;
  const place = useStore(desk.place);
  const order = sortOf(place);
  const row = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<ColumnId | null>(null);
  const [menu, setMenu] = useState<{ readonly at: MenuPoint; readonly id: ColumnId | null } | null>(null);
  const tabStop = columns.some(({ id }) => id === current) ? current : columns[0]?.id;
  const widthOf = (id: ColumnId): number => columns.find((one) => one.id === id)?.widthPx ?? 0;

  const focus = (id: ColumnId | undefined): void => {
    if (id) row.current?.querySelector<HTMLElement>(`[data-column="${id}"] button`)?.focus();
  };
  const press = (id: ColumnId): void => {
    const { name, sorts } = columnKinds[id];
    if (!sorts || (id === 'order' && place.section !== 'collection')) {
      announcement.set(say('results.columns.cannotOrder', { name: name.toLowerCase() }));
      return;
    }
    const at = sorts.findIndex(({ sort }) => sort === order);
    const next = sorts[(at + 1) % sorts.length];
    if (!next) return;
    desk.go({ sort: next.sort });
    announcement.set(say(`results.columns.ordered.${next.direction}`, { name: name.toLowerCase() }));
  };
  const resize = (id: ColumnId, widthPx: number): void => {
    looks.change({ columns: resizeColumn(columns, id, widthPx) });
  };
  const move = (id: ColumnId, to: number): void => {
    if (to < 0 || to >= columns.length) return;
    looks.change({ columns: moveColumn(columns, id, to) });
    announcement.set(
      say('results.columns.moved', { name: columnKinds[id].name, place: to + 1, count: columns.length }),
    );
    // React may have moved the other heads about it: the one that was moved keeps the focus.
    requestAnimationFrame(() => focus(id));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const id = columnOf(event.target);
    if (!id || event.ctrlKey || event.metaKey) return;
    const isReversed = getComputedStyle(event.currentTarget).direction === 'rtl';
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const step = isReversed ? -by : by;
    const at = columns.findIndex((one) => one.id === id);
    if (step !== 0 && event.altKey) move(id, at + step);
    else if (step !== 0 && event.shiftKey) {
      const widthPx = widthOf(id) + step * stepPx;
      resize(id, widthPx);
      announcement.set(say('results.columns.resized', { name: columnKinds[id].name, width: Math.max(widthPx, 0) }));
    } else if (step !== 0) focus(columns[at + step]?.id);
    else if (event.key === 'Home') focus(columns[0]?.id);
    else if (event.key === 'End') focus(columns.at(-1)?.id);
    else if (event.key === 'ArrowDown') desk.handles.list?.focus();
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    // The rows have keys of their own, and so has the window.
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  };
  const onContextMenu = (event: MouseEvent): void => {
    const id = columnOf(event.target);
    event.preventDefault();
    event.stopPropagation();
    const box = (event.target instanceof Element ? event.target : event.currentTarget).getBoundingClientRect();
    const isPointed = event.clientX > 0 || event.clientY > 0;
    setMenu({ id, at: isPointed ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom } });
  };

  return (
    <div
      role="rowgroup"
      className={styles.headGroup}
      onContextMenu={onContextMenu}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    >
      <div ref={row} role="row" aria-rowindex={1} className={styles.head}>
        {columns.map(({ id, widthPx }, at) => {
          const { name, sorts, isNumber } = columnKinds[id];
          const sorted = sorts?.find(({ sort }) => sort === order);
          return (
            <div
              key={id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={sorted?.direction}
              className={cx(styles.headCell, isNumber && styles.number)}
              data-column={id}
              draggable
              onDragStart={(event) => {
                event.stopPropagation();
                event.dataTransfer.setData(dragTypes.column, id);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes(dragTypes.column)) return;
                event.preventDefault();
                event.stopPropagation();
                event.dataTransfer.dropEffect = 'move';
              }}
              onDrop={(event) => {
                const dragged = draggedColumn(event, columns);
                event.stopPropagation();
                if (dragged) move(dragged, at);
              }}
            >
              <button
                type="button"
                tabIndex={id === tabStop ? 0 : -1}
                className={cx(styles.headButton, !sorts && styles.unsorted)}
                title={sorts ? undefined : say('results.columns.noOrder', { name })}
                onFocus={() => setCurrent(id)}
                onClick={() => press(id)}
              >
                <span className={styles.headName}>{name}</span>
                {sorted ? (
                  sorted.direction === 'ascending' ? (
                    <ArrowUp size={12} aria-hidden />
                  ) : (
                    <ArrowDown size={12} aria-hidden />
                  )
                ) : null}
              </button>
              <ResizeHandle widthPx={widthPx} onResized={(next) => resize(id, next)} />
            </div>
          );
        })}
      </div>
      <ColumnMenu
        at={menu?.at ?? null}
        columns={columns}
        own={menu?.id ? { id: menu.id, move, resize } : null}
        onClose={() => {
          const id = menu?.id;
          setMenu(null);
          if (id) requestAnimationFrame(() => focus(id));
        }}
      />
    </div>
  );
}

function columnOf(target: EventTarget): ColumnId | null {
  const found = target instanceof Element ? target.closest('[data-column]')?.getAttribute('data-column') : null;
  // The attribute is written above, from a column's id.
  return (found ?? null) as ColumnId | null;
}

function draggedColumn(event: DragEvent, columns: readonly Column[]): ColumnId | null {
  const dragged = event.dataTransfer.getData(dragTypes.column);
  return columns.find(({ id }) => id === dragged)?.id ?? null;
}
