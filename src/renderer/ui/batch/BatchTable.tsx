import { ArrowDown, ArrowUp, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Cell,
  Column,
  type ColumnProps,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { batchQuery } from '../../../contract/batch-lines';
import { formatShortDate } from '../format/dates';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import type { BatchList, BatchRow } from './batch-run';
import styles from './BatchSheet.module.css';
import { sortRows, type BatchColumn, type BatchSort } from './sort-rows';

const layoutOptions = { rowHeight: 44, headingHeight: 32 };

/** What each line of a list found; Enter or a click opens a line's search. Only the rows in sight are in the document. */
export function BatchTable({ list, rows }: { readonly list: BatchList; readonly rows: readonly BatchRow[] }) {
  const desk = useDesk();
  const [sort, setSort] = useState<BatchSort | null>(null);
  const shown = useMemo(() => (sort ? sortRows(rows, sort) : rows), [rows, sort]);
  const hasNew = list.seen !== null;

  const open = (line: string): void => {
    desk.overlay.set(null);
    desk.go({ section: 'all', importId: null, query: batchQuery(line, list.kind) });
    desk.pane.set('list');
  };

  return (
    <Virtualizer layout={TableLayout} layoutOptions={layoutOptions}>
      <Table
        aria-label={say('batch.found')}
        className={styles.table ?? ''}
        {...(sort && {
          sortDescriptor: { column: sort.column, direction: sort.isDescending ? 'descending' : 'ascending' },
        })}
        onSortChange={({ column, direction }) => {
          // The ids of the columns below.
          const by = column as BatchColumn;
          // Figures are most wanted from the greatest down.
          const isFirst = sort?.column !== by;
          const isDescending = isFirst ? by === 'found' || by === 'fresh' || by === 'last' : direction === 'descending';
          setSort({ column: by, isDescending });
        }}
        onRowAction={(line) => open(String(line))}
      >
        <TableHeader>
          <Head
            id="line"
            name={list.kind === 'names' ? say('batch.column.name') : say('batch.column.query')}
            isRowHeader
            width="2fr"
            minWidth={120}
          />
          <Head id="found" name={say('batch.column.found')} width={64} isFigure />
          {hasNew ? <Head id="fresh" name={say('batch.column.fresh')} width={60} isFigure /> : null}
          <Head id="first" name={say('batch.column.first')} width={100} />
          <Head id="last" name={say('batch.column.last')} width={100} />
          <Head id="outlets" name={say('batch.column.outlets')} width="2fr" minWidth={110} />
        </TableHeader>
        <TableBody items={shown} dependencies={[hasNew]}>
          {(row) => <Line key={row.line} row={row} hasNew={hasNew} />}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}

function Head({
  id,
  name,
  isFigure = false,
  ...rest
}: Omit<ColumnProps, 'children' | 'id'> & {
  readonly id: BatchColumn;
  readonly name: string;
  readonly isFigure?: boolean;
}) {
  return (
    <Column
      {...rest}
      id={id}
      allowsSorting
      className={isFigure ? `${styles.column} ${styles.figure}` : (styles.column ?? '')}
    >
      {({ sortDirection }) => (
        <span className={styles.columnName}>
          {name}
          {sortDirection === 'ascending' ? <ArrowUp size={12} aria-hidden /> : null}
          {sortDirection === 'descending' ? <ArrowDown size={12} aria-hidden /> : null}
        </span>
      )}
    </Column>
  );
}

function Line({ row: { line, figures }, hasNew }: { readonly row: BatchRow; readonly hasNew: boolean }) {
  const { found, fresh, first, last, outlets, notices } = figures;
  const remarks = notices.map(({ message }) => message).join(' ');
  const papers = outlets.map(({ outlet, articles }) => `${outlet} ${formatCount(articles)}`).join(', ');
  return (
    <Row id={line} textValue={line} className={styles.row ?? ''}>
      <Cell className={styles.cell ?? ''}>
        <span className={styles.line}>
          <bdi title={line}>{line}</bdi>
          {remarks === '' ? null : (
            <span className={styles.remark} title={remarks}>
              <TriangleAlert size={12} aria-hidden /> {remarks}
            </span>
          )}
        </span>
      </Cell>
      <Cell className={`${styles.cell} ${styles.figure}`}>{formatCount(found)}</Cell>
      {hasNew ? (
        <Cell className={`${styles.cell} ${styles.figure} ${(fresh ?? 0) > 0 ? styles.fresh : ''}`}>
          {formatCount(fresh ?? 0)}
        </Cell>
      ) : null}
      <Cell className={styles.cell ?? ''}>{tellDay(first)}</Cell>
      <Cell className={styles.cell ?? ''}>{tellDay(last)}</Cell>
      <Cell className={styles.cell ?? ''}>
        <bdi className={styles.papers} title={papers}>
          {papers}
        </bdi>
      </Cell>
    </Row>
  );
}

function tellDay(iso: string | null): string {
  return iso === null ? '–' : formatShortDate({ iso, precision: 'day', raw: iso });
}
