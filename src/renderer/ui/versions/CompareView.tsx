import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ArticleView } from '../../../contract/archive-api';
import { directionOf } from '../format/languages';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { usePart } from '../state/store';
import { compareTexts, type ComparedBlock, type Piece } from './compare-texts';
import styles from './CompareView.module.css';
import { saysWhatChanged } from './says-what-changed';

const words: Record<Exclude<ComparedBlock['kind'], 'same' | 'changed'>, string> = {
  added: say('versions.paragraphAdded'),
  removed: say('versions.paragraphRemoved'),
  'moved-away': say('versions.paragraphMovedAwayFrom'),
  'moved-here': say('versions.paragraphMovedToHere'),
};

/** What a comparison can be told by keys. */
export interface CompareHandle {
  readonly focus: () => void;
  readonly step: (by: 1 | -1) => void;
}

/**
 * Two texts held against each other, word by word: side by side where there is room, else one text with what went
 * struck through. `heads` says what each of them is. To be keyed by the two articles: others begin at the top.
 */
export function CompareView({
  before,
  after,
  heads,
  onHandle,
}: {
  readonly before: ArticleView;
  readonly after: ArticleView;
  readonly heads: readonly [before: ReactNode, after: ReactNode];
  readonly onHandle: (handle: CompareHandle | null) => void;
}) {
  const desk = useDesk();
  const layout = usePart(desk.settings, ({ compare }) => compare);
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const comparison = useMemo(() => compareTexts(before.article, after.article), [before, after]);
  /** Where the changed paragraphs stand. */
  const changed = useMemo(
    () => comparison.blocks.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at])),
    [comparison],
  );
  const changes = changed.length;

  const place = useRef(-1);
  const step = useCallback(
    (by: 1 | -1): void => {
      const rows = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
      if (rows.length === 0) return;
      place.current = place.current < 0 && by < 0 ? rows.length - 1 : (place.current + by + rows.length) % rows.length;
      const row = rows[place.current];
      row?.scrollIntoView({ block: 'center' });
      setCurrent(place.current);
      const says = row?.innerText.replace(/\s+/g, ' ').slice(0, 300) ?? '';
      desk.announcement.set(say('versions.changeOf', { value: place.current + 1, count: rows.length, says }));
    },
    [desk],
  );
  useEffect(() => {
    onHandle({ focus: () => scroller.current?.focus(), step });
    return () => onHandle(null);
  }, [onHandle, step]);

  return (
    <div className={cx(styles.compare, layout === 'inline' && styles.inline)}>
      <div className={styles.bar}>
        <p className={styles.summary} role="status">
          {saysWhatChanged(comparison)}
        </p>
        {changes > 0 ? (
          <div className={styles.steps} role="group" aria-label={say('versions.changes')}>
            <span>
              {current < 0 ? countOf(changes, 'change') : say('versions.of', { value: current + 1, changes })}
            </span>
            <IconButton name={say('versions.previousChange')} shortcut="Shift+F3" onPress={() => step(-1)}>
              <ChevronUp size={16} aria-hidden />
            </IconButton>
            <IconButton name={say('versions.nextChange')} shortcut="F3" onPress={() => step(1)}>
              <ChevronDown size={16} aria-hidden />
            </IconButton>
          </div>
        ) : null}
        <div className={styles.layouts} role="group" aria-label={say('versions.layout')}>
          {(['side', 'inline'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={layout === one}
              className={styles.layout}
              onClick={() => desk.settings.update((old) => ({ ...old, compare: one }))}
            >
              {one === 'side' ? say('versions.sideBySide') : say('versions.inOneText')}
            </button>
          ))}
        </div>
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="group"
        aria-label={say('versions.comparison')}
        lang={after.article.language ?? undefined}
        dir={directionOf(after.article.language)}
      >
        <div className={cx(styles.row, styles.heads)} lang="en">
          <div className={styles.old}>{heads[0]}</div>
          <div className={styles.new}>{heads[1]}</div>
        </div>
        <Row
          kind={comparison.title.some(({ kind }) => kind !== 'same') ? 'changed' : 'same'}
          pieces={comparison.title}
          isTitle
        />
        {comparison.blocks.map((block, at) => {
          const isNow = current >= 0 && changed[current] === at;
          // Paragraphs have no identity but their order.
          // oxlint-disable-next-line react/no-array-index-key
          return <Row key={at} kind={block.kind} pieces={block.pieces} isNow={isNow} isCounted />;
        })}
      </div>
    </div>
  );
}

function Row({
  kind,
  pieces,
  isTitle = false,
  isNow = false,
  isCounted = false,
}: {
  readonly kind: ComparedBlock['kind'];
  readonly pieces: readonly Piece[];
  readonly isTitle?: boolean;
  readonly isNow?: boolean;
  readonly isCounted?: boolean;
}) {
  const hasOld = kind !== 'added' && kind !== 'moved-here';
  const hasNew = kind !== 'removed' && kind !== 'moved-away';
  const label = kind === 'same' || kind === 'changed' ? null : words[kind];
  const said = label === null ? null : <span className="visually-hidden">{label}: </span>;
  const isMoved = kind === 'moved-away' || kind === 'moved-here';
  const mark = isMoved ? (
    <span className={styles.moved}>
      {kind === 'moved-here' ? say('versions.movedHere') : say('versions.movedAway')}
    </span>
  ) : null;
  return (
    <div
      className={cx(styles.row, isTitle && styles.title, isNow && styles.now)}
      data-change={isCounted && kind !== 'same' ? kind : undefined}
      data-kind={kind}
    >
      <div className={styles.old}>
        {hasOld ? (
          <p>
            {said}
            {mark}
            <Pieces pieces={pieces} without="added" isWhole={label !== null} />
          </p>
        ) : null}
      </div>
      <div className={styles.new}>
        {hasNew ? (
          <p>
            {said}
            {mark}
            <Pieces pieces={pieces} without="removed" isWhole={label !== null} />
          </p>
        ) : null}
      </div>
      <div className={styles.both}>
        <p>
          {said}
          {mark}
          <Pieces pieces={pieces} without={null} isWhole={label !== null} />
        </p>
      </div>
    </div>
  );
}

/** `isWhole`: the paragraph as a whole came or went, and has said so already. */
function Pieces({
  pieces,
  without,
  isWhole,
}: {
  readonly pieces: readonly Piece[];
  readonly without: Piece['kind'] | null;
  readonly isWhole: boolean;
}) {
  return pieces.map(({ kind, text }, at) => {
    if (kind === without) return null;
    // Pieces have no identity but their order.
    // oxlint-disable-next-line react/no-array-index-key
    if (kind === 'same') return <span key={at}>{text}</span>;
    const Tag = kind === 'added' ? 'ins' : 'del';
    return (
      // oxlint-disable-next-line react/no-array-index-key
      <Tag key={at} className={kind === 'added' ? styles.added : styles.removed}>
        {isWhole ? null : <span className="visually-hidden">{kind === 'added' ? ' added: ' : ' removed: '}</span>}
        {text}
      </Tag>
    );
  });
}
