import { useEffect, useState } from 'react';
import type { LeaveOut, PreviewRow, PreviewShow, PreviewState } from '../../../contract/import-plan';
import { formatShortDate } from '../format/dates';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { useVisibleRows } from '../results/use-visible-rows';
import { refusalWords } from '../words';
import styles from './PreviewSheet.module.css';

const rowPx = 48;
const pageRows = 100;

const standingWords: Partial<Record<PreviewRow['standing'], string>> = {
  held: say('importing.heldAlready2'),
  'in-trash': 'in Trash',
  version: say('importing.otherVersion'),
  copy: 'copy',
};

/** The rows of a preview, as many as are in sight; each file can be left out. */
export function PreviewRows({
  preview,
  show,
  leaveOut,
  onChange,
}: {
  readonly preview: PreviewState;
  readonly show: PreviewShow;
  readonly leaveOut: LeaveOut;
  readonly onChange: (leaveOut: LeaveOut) => void;
}) {
  const desk = useDesk();
  const [list, setList] = useState<HTMLElement | null>(null);
  const [page, setPage] = useState<{
    readonly offset: number;
    readonly rows: readonly PreviewRow[];
    readonly total: number;
  }>({
    offset: 0,
    rows: [],
    total: 0,
  });
  const { first, last } = useVisibleRows(list, page.total, rowPx);
  const offset = Math.max(0, Math.floor(first / pageRows) * pageRows);
  useEffect(() => {
    let isStale = false;
    const ask = async (): Promise<void> => {
      // Two pages: what is in sight may stand across the end of one.
      const answer = await desk.previewing.rows(show, offset, pageRows * 2, leaveOut);
      if (!isStale && answer.ok) setPage({ offset, rows: answer.value.rows, total: answer.value.total });
    };
    void ask();
    const stop = desk.previewing.store.subscribe(() => void ask());
    return () => {
      isStale = true;
      stop();
    };
  }, [desk, show, offset, leaveOut]);
  const left = new Set(leaveOut.files);
  const drawn: { readonly row: PreviewRow; readonly at: number }[] = [];
  for (let at = Math.max(0, first); at <= last; at += 1) {
    const row = page.rows[at - page.offset];
    if (row) drawn.push({ row, at });
  }
  if (page.total === 0) {
    return (
      <p className={styles.none}>
        {preview.isComplete ? say('importing.nothingOfThisKind') : say('importing.reading')}
      </p>
    );
  }
  return (
    <ul className={styles.rows} ref={setList} tabIndex={0} aria-label={say('importing.files')}>
      <li aria-hidden style={{ blockSize: page.total * rowPx }} className={styles.height} />
      {drawn.map(({ row, at }) => (
        <li
          key={at}
          className={styles.row}
          style={{ insetBlockStart: at * rowPx, blockSize: rowPx }}
          data-out={left.has(row.file) || undefined}
        >
          {row.refusal ? (
            <span className={styles.mark} aria-hidden />
          ) : (
            <input
              type="checkbox"
              className={styles.mark}
              aria-label={`Import ${row.title ?? row.file}`}
              checked={!left.has(row.file)}
              onChange={() =>
                onChange({
                  ...leaveOut,
                  files: left.has(row.file)
                    ? leaveOut.files.filter((one) => one !== row.file)
                    : [...leaveOut.files, row.file],
                })
              }
            />
          )}
          <span className={styles.words}>
            <bdi className={styles.headline}>{titleOf(row)}</bdi>
            <span className={styles.about}>
              <bdi>{aboutOf(row)}</bdi>
            </span>
          </span>
          {row.refusal === null && standingWords[row.standing] ? (
            <span className={styles.standing}>{standingWords[row.standing]}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function titleOf(row: PreviewRow): string {
  if (row.refusal) return nameOf(row);
  return row.title ?? say('importing.anExportOfBackfile');
}

function aboutOf(row: PreviewRow): string {
  if (row.refusal) return refusalWords[row.refusal.code].reason;
  const { published, precision } = row;
  const date =
    published !== null && precision !== null
      ? formatShortDate({ iso: published, precision, raw: published })
      : row.title === null
        ? null
        : 'undated';
  return [row.outlet, date, nameOf(row)].filter((part) => part !== null).join(' · ');
}

function nameOf({ file, part }: PreviewRow): string {
  const name = file.split(/[\\/]/).findLast(Boolean) ?? file;
  return part === null ? name : `${name} › ${part}`;
}
