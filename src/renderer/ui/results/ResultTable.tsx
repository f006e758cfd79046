import { type CSSProperties, memo, useState } from 'react';
import type { ResultRow } from '../../../contract/archive-api';
import { formatShortDate } from '../format/dates';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import type { Column } from '../state/looks';
import { usePart, useStore } from '../state/store';
import { columnKinds } from './columns';
import { ColumnsButton } from './ColumnsButton';
import { tableHeadPx, tableRowPx } from './row-height';
import styles from './ResultTable.module.css';
import { RowMenu } from './RowMenu';
import { TableHead } from './TableHead';
import { useRowList } from './use-row-list';

/** The articles as a table: one line each, under the columns that were chosen for this place. */
export function ResultTable() {
  const desk = useDesk();
  const density = usePart(desk.settings, (settings) => settings.density);
  const { columns } = useStore(desk.looks.now);
  const [grid, setGrid] = useState<HTMLDivElement | null>(null);
  const rowPx = tableRowPx[density];
  const { rows, total, current, line, menu, handlers } = useRowList(grid, rowPx, tableHeadPx);
  return (
    <div className={styles.frame}>
      <div
        ref={setGrid}
        className={styles.grid}
        role="grid"
        aria-label={say('results.articles')}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-activedescendant={current >= 0 ? `row-${current}` : undefined}
        tabIndex={0}
        style={layOut(columns)}
        {...handlers}
      >
        <TableHead columns={columns} />
        <div role="rowgroup" className={styles.all} style={{ height: total * rowPx }}>
          {rows.map(({ index, ...row }) => (
            <TableRow key={index} index={index} top={index * rowPx} columns={columns} {...row} />
          ))}
          {line === null ? null : <div className={styles.line} style={{ insetBlockStart: line * rowPx - 1 }} />}
        </div>
        <RowMenu {...menu} />
      </div>
      <ColumnsButton columns={columns} />
    </div>
  );
}

/** Widths are given to all rows by the grid, so that a column that is being resized draws no row anew. */
function layOut(columns: readonly Column[]): CSSProperties {
  const widths = columns.map(({ id, widthPx }) => (id === 'title' ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`));
  const sum = columns.reduce((all, { widthPx }) => all + widthPx, 0);
  // Custom properties are no part of React's type.
  return { '--columns': widths.join(' '), '--width': `${sum}px` } as CSSProperties;
}

const TableRow = memo(function TableRow({
  row,
  index,
  top,
  columns,
  isChosen,
  isCurrent,
}: {
  readonly row: ResultRow | undefined;
  readonly index: number;
  /** Distance from the top of the rows, in pixels. */
  readonly top: number;
  readonly columns: readonly Column[];
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
}) {
  return (
    <div
      id={`row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-label={row ? nameOf(row) : say('results.loading')}
      className={cx(
        styles.row,
        isChosen && styles.chosen,
        isCurrent && styles.current,
        row && !row.isRead && styles.unread,
        row?.isTrashed && styles.trashed,
      )}
      style={{ transform: `translateY(${top}px)` }}
      draggable={row !== undefined}
      data-index={index}
      data-id={row?.id}
    >
      {columns.map(({ id }, at) => (
        <div
          key={id}
          role="gridcell"
          aria-colindex={at + 1}
          className={cx(styles.cell, columnKinds[id].isNumber && styles.number)}
        >
          {row ? columnKinds[id].cell(row) : <span className={styles.skeleton} />}
        </div>
      ))}
    </div>
  );
});

/** What a row is called: whatever columns are shown, its headline and how it stands. */
function nameOf(row: ResultRow): string {
  const facts = [
    row.title,
    row.outlet,
    row.published && formatShortDate(row.published),
    row.isRead ? null : say('results.unread'),
    row.isStarred ? say('results.starred') : null,
  ];
  return facts.filter(Boolean).join(', ');
}
