import { Table2 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatLongDate } from '../format/dates';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { IconButton } from '../parts/IconButton';
import type { Bar, BarUnit } from './fill-bars';
import styles from './Histogram.module.css';
import { listParts, writeSpan } from './narrow-query';

type Span = readonly [from: number, to: number];

/**
 * Results over time. A bar is chosen by a click or Enter, a stretch by dragging or with Shift and the arrows; the same can be had
 * as a table.
 */
export function Histogram({
  bars,
  unit,
  undated,
  query,
  onChoose,
}: {
  readonly bars: readonly Bar[];
  readonly unit: BarUnit;
  /** Results without a date. */
  readonly undated: number;
  readonly query: string;
  /** Called with the part of a query that was chosen. */
  readonly onChoose: (part: string) => void;
}) {
  const [isTable, setIsTable] = useState(false);
  const [span, setSpan] = useState<Span | null>(null);
  const [current, setCurrent] = useState(0);
  const strip = useRef<HTMLDivElement>(null);
  const parts = new Set(listParts(query));
  if (bars.length === 0) return <p className={styles.none}>{say('facets.noDates')}</p>;

  const tallest = Math.max(...bars.map(({ count }) => count));
  const at = Math.min(current, bars.length - 1);
  const partOf = ([one, other]: Span): string =>
    writeSpan(bars[Math.min(one, other)]?.value ?? '', bars[Math.max(one, other)]?.value ?? '');
  const choose = (chosen: Span): void => {
    setSpan(null);
    onChoose(partOf(chosen));
  };
  const isChosen = (bar: Bar): boolean => listParts(`published:${bar.value}`).every((part) => parts.has(part));
  const isInSpan = (index: number): boolean =>
    span !== null && index >= Math.min(...span) && index <= Math.max(...span);

  const barAt = (event: PointerEvent): number => {
    const box = strip.current?.getBoundingClientRect();
    if (!box || box.width === 0) return 0;
    const share = (event.clientX - box.left) / box.width;
    const along = getComputedStyle(event.currentTarget).direction === 'rtl' ? 1 - share : share;
    return Math.max(0, Math.min(bars.length - 1, Math.floor(along * bars.length)));
  };

  const move = (event: KeyboardEvent): void => {
    const right = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + right,
      ArrowLeft: at - right,
      Home: 0,
      End: bars.length - 1,
    };
    const wanted = steps[event.key];
    if (wanted !== undefined) {
      const next = Math.max(0, Math.min(bars.length - 1, wanted));
      setSpan(event.shiftKey ? [span?.[0] ?? at, next] : null);
      setCurrent(next);
      strip.current?.querySelectorAll<HTMLElement>('[data-bar]')[next]?.focus();
    } else if (event.key === 'Escape' && span) setSpan(null);
    else if ((event.key === 'Enter' || event.key === ' ') && span) choose(span);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const said = span ? spanWords(bars, span, unit) : null;
  return (
    <div className={styles.histogram}>
      <div className={styles.head}>
        <h3>{say(`facets.published.${unit}`)}</h3>
        <span className={styles.said} aria-live="polite">
          {said}
        </span>
        <IconButton name={say('facets.asTable')} isOn={isTable} onPress={() => setIsTable(!isTable)}>
          <Table2 size={14} aria-hidden />
        </IconButton>
      </div>
      {isTable ? (
        <table className={styles.table}>
          <caption className={styles.hidden}>{say(`facets.caption.${unit}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(`facets.name.${unit}`)}</th>
              <th scope="col">{say('facets.articles')}</th>
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ count }) => count > 0)
              .map((bar) => (
                <tr key={bar.value}>
                  <td>
                    <button
                      type="button"
                      className={styles.day}
                      aria-pressed={isChosen(bar)}
                      onClick={() => onChoose(writeSpan(bar.value, bar.value))}
                    >
                      {timeWords(bar.value, unit)}
                    </button>
                  </td>
                  <td>{formatCount(bar.count)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      ) : (
        <>
          <div
            ref={strip}
            className={styles.strip}
            role="group"
            aria-label={say(`facets.strip.${unit}`)}
            onKeyDown={move}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              const from = barAt(event);
              setSpan([from, from]);
              setCurrent(from);
            }}
            onPointerMove={(event) => {
              if (span && event.buttons === 1) setSpan([span[0], barAt(event)]);
            }}
            onPointerUp={() => {
              if (span) choose(span);
            }}
            onPointerCancel={() => setSpan(null)}
          >
            {bars.map((bar, index) => (
              <button
                key={bar.value}
                type="button"
                data-bar
                className={cx(styles.bar, (isInSpan(index) || isChosen(bar)) && styles.on)}
                tabIndex={index === at ? 0 : -1}
                aria-pressed={isChosen(bar)}
                aria-label={barWords(bar, unit)}
                title={barWords(bar, unit)}
                onFocus={() => setCurrent(index)}
                // A pointer's press is the strip's; this one is the keyboard's, or a screen reader's.
                onClick={(event) => {
                  if (event.detail === 0) choose(span ?? [index, index]);
                }}
              >
                <span style={{ blockSize: `${bar.count === 0 ? 0 : Math.max(4, (bar.count / tallest) * 100)}%` }} />
              </button>
            ))}
          </div>
          <div className={styles.ends} aria-hidden>
            <span>{timeWords(bars[0]?.value ?? '', unit)}</span>
            <span>{bars.length > 1 ? timeWords(bars.at(-1)?.value ?? '', unit) : ''}</span>
          </div>
        </>
      )}
      {undated > 0 ? (
        <button type="button" className={styles.undated} onClick={() => onChoose('published:unknown')}>
          {say('facets.undated', { count: undated })}
        </button>
      ) : null}
    </div>
  );
}

function timeWords(value: string, unit: BarUnit): string {
  return formatLongDate({ iso: value, precision: unit, raw: value });
}

function barWords({ value, count }: Bar, unit: BarUnit): string {
  return say('facets.bar', { time: timeWords(value, unit), count });
}

function spanWords(bars: readonly Bar[], span: Span, unit: BarUnit): string {
  const [from, to] = [Math.min(...span), Math.max(...span)];
  const count = bars.slice(from, to + 1).reduce((sum, bar) => sum + bar.count, 0);
  const first = timeWords(bars[from]?.value ?? '', unit);
  const last = timeWords(bars[to]?.value ?? '', unit);
  return first === last
    ? say('facets.bar', { time: first, count })
    : say('facets.span', { from: first, to: last, count });
}
