import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { ConcordanceOrder } from '../../../contract/concordance';
import { say } from '../messages/say';
import { ContextMenu, type MenuPoint } from '../parts/ContextMenu';
import { useDesk } from '../parts/desk-context';
import { showRow, useVisibleRows } from '../results/use-visible-rows';
import { copyText } from '../state/copy-text';
import { throttle } from '../state/throttle';
import { useStore } from '../state/store';
import { quoteWithSource } from '../highlights/quote-with-source';
import { chooseLine, chosenRange, noLine } from './chosen-lines';
import { ConcordanceEmpty } from './ConcordanceEmpty';
import { ConcordanceHead } from './ConcordanceHead';
import { createConcordanceLines } from './concordance-lines';
import { ConcordanceRow } from './ConcordanceRow';
import { keepOrder, readOrder } from './kept-order';
import styles from './ConcordanceView.module.css';

const rowPx = 28;
/** More than this is for a file. */
const mostCopied = 2_000;
const refreshPauseMs = 600;
const menuIds = ['open-line', 'copy-lines', null, 'export-lines'];

/** Every hit of the search as a line of its own, the hits under each other, in the place of the list of articles. */
export function ConcordanceView() {
  const desk = useDesk();
  const [lines] = useState(() => createConcordanceLines(desk.ask));
  const { page, phase, version } = useStore(lines.state);
  const [order, setOrder] = useState<ConcordanceOrder>(() => readOrder(localStorage));
  const [chosen, choose] = useState(noLine);
  const [grid, setGrid] = useState<HTMLDivElement | null>(null);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  const total = page?.total ?? 0;
  const { first, last } = useVisibleRows(grid, total, rowPx);

  useFollowing(desk, lines, order, () => {
    choose(noLine);
    grid?.scrollTo({ top: 0 });
  });
  useEffect(() => lines.ensure(first, last), [lines, first, last]);
  useEffect(
    () => desk.lend('list', { focus: () => grid?.focus(), hasFocus: () => document.activeElement === grid }),
    [desk, grid],
  );
  const { current } = chosen;
  useLayoutEffect(() => {
    if (grid && current >= 0) showRow(grid, current, rowPx);
  }, [grid, current]);

  const range = chosenRange(chosen);
  const open = useCallback(
    (index: number, takesFocus: boolean): void => {
      const line = lines.line(index);
      if (line) desk.showHit({ id: line.id, isTitle: line.isTitle, start: line.range[0], takesFocus });
    },
    [desk, lines],
  );
  const copy = async (): Promise<void> => {
    if (!range) return;
    const [from, to] = [range[0], Math.min(range[1], range[0] + mostCopied - 1)];
    const found = await lines.between(from, to).catch(() => []);
    if (found.length === 0) return;
    const text = found
      .map(({ before, hit, after, ...article }) => quoteWithSource(`…${before}${hit}${after}…`, article))
      .join('\n');
    const isAll = to === range[1];
    const more = isAll ? null : say('concordance.copiedFirst');
    await copyText(desk, text, say('concordance.copied', { count: found.length }), more);
  };
  const exportLines = async (): Promise<void> => {
    const { asked } = desk.results.state.get();
    if (!asked) return;
    const { query, view, sort, today, byStory } = asked;
    const answer = await desk.wire.send('export', {
      what: { kind: 'concordance', request: { query, view, sort, today, order, ...(byStory && { byStory }) } },
      format: 'csv',
      options: { title: say('concordance.exportTitle', { query: query.trim() }), withNotes: false },
      path: null,
    });
    if (!answer.ok) desk.sayFailure(answer.failure);
  };
  useEffect(() =>
    desk.lend('lines', {
      hasChosen: () => range !== null,
      open: () => open(current, true),
      copy: () => void copy(),
      export: () => void exportLines(),
    }),
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = Math.max(1, Math.floor((grid?.clientHeight ?? rowPx) / rowPx) - 1);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current < 0 ? total - 1 : current - 1,
      PageDown: current + step,
      PageUp: current - step,
      Home: 0,
      End: total - 1,
    };
    const isMod = event.ctrlKey || event.metaKey;
    const to = places[event.key];
    if (to !== undefined && !isMod && !event.altKey) choose((old) => chooseLine(old, to, event.shiftKey, total));
    else if (event.key === 'Enter' && current >= 0) {
      open(current, true);
    } else if (isMod && event.key === 'a') choose({ current: total - 1, anchor: 0 });
    else if (isMod && event.key === 'c') void copy();
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const index = indexOf(event);
    if (index === null) return;
    choose((old) => chooseLine(old, index, event.shiftKey, total));
    if (!event.shiftKey) open(index, false);
  };
  const onContextMenu = (event: MouseEvent): void => {
    const index = indexOf(event) ?? current;
    if (index < 0) return;
    event.preventDefault();
    const isIn = range !== null && index >= range[0] && index <= range[1];
    if (!isIn) choose((old) => chooseLine(old, index, false, total));
    const box = grid?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
    const isPointed = indexOf(event) !== null && event.clientX > 0;
    setMenuAt(isPointed ? { x: event.clientX, y: event.clientY } : { x: box?.left ?? 0, y: box?.bottom ?? 0 });
  };

  const again = (): void => lines.refresh();
  if (phase === 'failed') return <ConcordanceEmpty why="failed" onAgain={again} />;
  if (!page) return <div className={styles.view} />;
  if (!page.hasWords) return <ConcordanceEmpty why="no-words" onAgain={again} />;
  if (total === 0 && page.state === 'done') return <ConcordanceEmpty why="nothing" onAgain={again} />;
  return (
    <div className={styles.view}>
      <ConcordanceHead
        page={page}
        order={order}
        chosen={range ? range[1] - range[0] + 1 : 0}
        onOrder={(next) => {
          keepOrder(localStorage, next);
          setOrder(next);
        }}
        onStopped={lines.setStopped}
        onCopy={() => void copy()}
        onExport={() => void exportLines()}
      />
      <div
        ref={setGrid}
        className={styles.grid}
        role="grid"
        aria-label={say('concordance.lines')}
        aria-rowcount={total}
        aria-multiselectable
        aria-activedescendant={current >= 0 ? `line-${current}` : undefined}
        tabIndex={0}
        data-version={version}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onContextMenu={onContextMenu}
        // Shift and click would otherwise select words between the lines.
        onMouseDown={(event) => {
          if (event.shiftKey) event.preventDefault();
        }}
      >
        <div role="rowgroup" className={styles.all} style={{ height: total * rowPx }}>
          {shownRows(first, last, current, total).map((index) => (
            <ConcordanceRow
              key={index}
              line={lines.line(index)}
              index={index}
              top={index * rowPx}
              isChosen={range !== null && index >= range[0] && index <= range[1]}
              isCurrent={index === current}
            />
          ))}
        </div>
      </div>
      <ContextMenu at={menuAt} name={say('concordance.line')} ids={menuIds} onClose={() => setMenuAt(null)} />
    </div>
  );
}

/** Asks for the lines of whatever the list asks for, and again when the archive has changed. */
function useFollowing(
  { results }: Pick<ReturnType<typeof useDesk>, 'results'>,
  lines: ReturnType<typeof createConcordanceLines>,
  order: ConcordanceOrder,
  onNew: () => void,
): void {
  const { asked } = useStore(results.state);
  useEffect(() => {
    if (asked) lines.ask(asked, order);
    onNew();
    // What is done for a new question is no reason to ask one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [lines, asked, order]);
  useEffect(() => {
    const refresh = throttle(refreshPauseMs, () => lines.refresh());
    let { version, asked: before } = results.state.get();
    return results.state.subscribe(() => {
      const now = results.state.get();
      if (now.asked === before && now.version !== version) refresh();
      ({ version, asked: before } = now);
    });
  }, [results, lines]);
  useEffect(() => () => lines.close(), [lines]);
}

function indexOf(event: MouseEvent): number | null {
  const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
  return row ? Number(row.getAttribute('data-index')) : null;
}

/** Lines to draw: those in sight, and the current one, which a screen reader follows wherever it is. */
function shownRows(first: number, last: number, current: number, total: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  if (current < 0 || current >= total || (current >= first && current <= last)) return rows;
  return current < first ? [current, ...rows] : [...rows, current];
}
