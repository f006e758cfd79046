import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ArticleView } from '../../../contract/archive-api';
import type { Highlight, MarkColour } from '../../../contract/mark';
import { alignTexts, carryRanges } from '../reading/align-text';
import type { PageText } from '../reading/page-text';
import { useDesk } from '../parts/desk-context';
import { say } from '../messages/say';
import { plainHtml } from '../reading/plain-html';
import { copyRich } from '../state/copy-rich';
import { useStore } from '../state/store';
import { ArticleHighlights } from './ArticleHighlights';
import styles from './ArticleMarks.module.css';
import { CardAnchor } from './CardAnchor';
import { CursorHelp } from './CursorHelp';
import { FoldedNotes } from './FoldedNotes';
import { HighlightCard } from './HighlightCard';
import './highlights.css';
import { MarginNotes } from './MarginNotes';
import { addHighlight } from './mark-edits';
import { hasMore } from './NoteCard';
import { highlightsAt, placeHighlights } from './place-highlights';
import { placeAtPoint } from './place-at-point';
import { showRange } from '../reading/use-marks';
import { articleAsHtml, articleWithSource, escapeHtml, quoteAsHtml, quoteWithSource } from './quote-with-source';
import { SelectionBar } from './SelectionBar';
import { ruleOutletOf } from '../../../contract/outlet-rule';
import { draftRule } from '../explain/draft-rule';
import { editText } from '../explain/revise-edits';
import { selectedBlocks } from '../explain/selected-blocks';
import { useDrawnHighlights } from './use-drawn-highlights';
import { useNearText } from './use-near-text';
import { useRangeTops } from './use-range-tops';
import { useReadingCursor } from './use-reading-cursor';
import { useSelectedText } from './use-selected-text';
import { useIsWide } from './use-is-wide';
import { toTicks, type MarkTick } from './mark-ticks';

interface Opened {
  readonly id: number;
  readonly focus: 'note' | 'tags' | null;
}

/**
 * All that a reader leaves in an article: the highlights over its words, what floats by a selection, the notes in the
 * margin or folded under their paragraphs, and the list at the end. It stands in the sheet that scrolls with the article, and changes nothing of its tree.
 */
export function ArticleMarks({
  view,
  page,
  body,
  scroller,
  sheet,
  onTicks,
  onNote,
}: {
  readonly view: ArticleView;
  /** The text of `body`, or null until it is there. */
  readonly page: PageText | null;
  readonly body: HTMLElement | null;
  readonly scroller: HTMLElement | null;
  readonly sheet: HTMLElement | null;
  readonly onTicks: (ticks: readonly MarkTick[]) => void;
  /** Asks for the note on the article. */
  readonly onNote: () => void;
}) {
  const desk = useDesk();
  const { article, highlights } = view;
  const isWide = useIsWide(scroller);
  const pageText = page?.text ?? '';
  const alignment = useMemo(() => alignTexts(article.text, pageText), [article.text, pageText]);
  const { placed, adrift } = useMemo(() => placeHighlights(highlights, alignment), [highlights, alignment]);
  const { currentHighlight } = desk;
  const currentId = useStore(currentHighlight);
  const [opened, setOpened] = useState<Opened | null>(null);
  const near = useNearText(page, scroller);
  const rangeOf = useDrawnHighlights(placed, page, near, currentId);
  const { tops, height } = useRangeTops(placed, page, scroller, sheet);
  const selected = useSelectedText(page, body);
  const anchor = useRef<HTMLSpanElement>(null);
  const lastColour = useRef<MarkColour>('sun');

  useEffect(() => onTicks(toTicks(placed, tops, height)), [placed, tops, height, onTicks]);

  const current = useMemo(() => rangeOf(currentId), [rangeOf, currentId]);
  const adriftId = currentId !== null && adrift.some(({ id }) => id === currentId) ? currentId : null;
  const shownCurrent = useRef<number | null>(null);
  useEffect(() => {
    // Once for each: its reader may scroll on from there.
    if (!scroller || shownCurrent.current === currentId) return;
    if (current) showRange(current, scroller);
    else if (adriftId !== null) {
      scroller
        .querySelector(`[data-highlight="${adriftId}"]`)
        ?.scrollIntoView({ block: 'center', behavior: 'instant' });
    } else if (currentId !== null) return;
    shownCurrent.current = currentId;
  }, [scroller, currentId, current, adriftId]);
  const goTo = useCallback(
    (highlight: Pick<Highlight, 'id'>): void => {
      shownCurrent.current = null;
      currentHighlight.set(null);
      currentHighlight.set(highlight.id);
    },
    [currentHighlight],
  );
  const open = useCallback(
    (highlight: Pick<Highlight, 'id'>, focus: Opened['focus'] = null): void => {
      goTo(highlight);
      setOpened({ id: highlight.id, focus });
    },
    [goTo],
  );

  const textRange = selected ? carryRanges([selected.range], alignment.back, true)[0] : null;
  const mark = useCallback(
    async (colour: MarkColour, focus: Opened['focus']): Promise<void> => {
      if (!textRange) {
        desk.announcement.set(say('highlights.theseWordsAreNotPart'));
        return;
      }
      lastColour.current = colour;
      const selection = getSelection();
      const made = await addHighlight(desk, article, textRange, { colour, note: '', tags: [] });
      if (!made) return;
      // The cursor, if there is one, goes on from the end of what was marked.
      selection?.collapseToEnd();
      if (focus) open(made, focus);
    },
    [desk, article, textRange, open],
  );

  const copy = useCallback(
    (what: Range | string): void => {
      const [quote, html] =
        typeof what === 'string'
          ? [what, escapeHtml(what)]
          : [getSelection()?.toString() ?? what.toString(), plainHtml(what.cloneContents())];
      const copied = { plain: quoteWithSource(quote, article), html: quoteAsHtml(html, article) };
      copyRich(desk, copied, say('citation.copied'));
    },
    [desk, article],
  );
  const copyArticle = useCallback((): void => {
    if (!body) return;
    const whole = document.createRange();
    whole.selectNodeContents(body);
    const html = articleAsHtml(plainHtml(whole.cloneContents()), article);
    copyRich(desk, { plain: articleWithSource(article), html }, say('citation.copied'));
  }, [desk, article, body]);

  const cut = useCallback(
    (dom: Range): void => {
      const texts = body ? selectedBlocks(body, dom) : [];
      const [first] = texts;
      if (first === undefined) return;
      getSelection()?.removeAllRanges();
      const outlet = ruleOutletOf(article);
      const always = (): void => {
        if (outlet === null) return;
        draftRule.set({ outlet, text: first, element: null });
        desk.overlay.set('outlet-rules');
      };
      const more =
        outlet === null || texts.length > 1 ? [] : [{ label: say('highlights.alwaysOn', { outlet }), run: always }];
      void editText(desk, article.id, { cut: texts }, more);
    },
    [desk, article, body],
  );

  const cursor = useReadingCursor({
    desk,
    page,
    body,
    language: article.language,
    scroller,
    sheet,
    onEnter: useCallback(() => void mark(lastColour.current, null), [mark]),
  });

  const { start } = cursor;
  useEffect(
    () =>
      desk.lend('marks', {
        canHighlight: () => textRange !== null && textRange !== undefined,
        highlight: (colour) => void mark(colour, null),
        copyQuote: () => {
          if (selected) copy(selected.dom);
          else copyArticle();
        },
        cutBlocks: () => {
          if (selected) cut(selected.dom);
        },
        startCursor: start,
        step: (by) => {
          if (placed.length === 0) {
            desk.announcement.set(say('highlights.noHighlightsInThis'));
            return;
          }
          const from = placed.findIndex(({ highlight }) => highlight.id === currentId);
          const next =
            placed[from < 0 ? (by > 0 ? 0 : placed.length - 1) : (from + by + placed.length) % placed.length];
          if (!next) return;
          goTo(next.highlight);
          desk.announcement.set(`${next.highlight.anchor.exact.slice(0, 200)}. ${next.highlight.note}`);
        },
        openCurrent: () => {
          if (currentId === null) return false;
          open({ id: currentId });
          return true;
        },
        writeNote: () => {
          if (textRange) void mark(lastColour.current, 'note');
          else onNote();
        },
      }),
    [desk, textRange, selected, mark, copy, copyArticle, cut, start, placed, currentId, goTo, open, onNote],
  );

  useEffect(() => {
    if (!page || !body) return undefined;
    const onClick = (event: MouseEvent): void => {
      if (event.defaultPrevented || !getSelection()?.isCollapsed) return;
      const offset = placeAtPoint(page, event.clientX, event.clientY);
      const [found] = offset === null ? [] : highlightsAt(placed, offset);
      if (found) open(found.highlight);
      else currentHighlight.set(null);
    };
    body.addEventListener('click', onClick);
    return () => body.removeEventListener('click', onClick);
  }, [page, body, placed, open, currentHighlight]);

  const openedRange = useMemo(() => rangeOf(opened?.id ?? null), [rangeOf, opened]);
  const shown = opened ? (highlights.find(({ id }) => id === opened.id) ?? null) : null;
  const others = useMemo(() => {
    const [start_, end] = placed.find(({ highlight }) => highlight.id === shown?.id)?.range ?? [0, 0];
    if (end === 0) return [];
    const crossing = placed.filter(({ range }) => range[0] < end && start_ < range[1]);
    return crossing.flatMap(({ highlight }) => (highlight.id === shown?.id ? [] : [highlight]));
  }, [placed, shown]);
  const hasNotes = useMemo(() => placed.some(({ highlight }) => hasMore(highlight)), [placed]);

  return (
    <>
      <ArticleHighlights key={article.id} placed={placed} adrift={adrift} onShow={goTo} onOpen={open} />
      {hasNotes && isWide && scroller ? (
        <MarginNotes placed={placed} tops={tops} scroller={scroller} onOpen={open} />
      ) : null}
      {hasNotes && !isWide && scroller && sheet && page && body ? (
        <FoldedNotes
          key={article.id}
          placed={placed}
          page={page}
          body={body}
          scroller={scroller}
          sheet={sheet}
          currentId={currentId}
          onOpen={open}
        />
      ) : null}
      {cursor.caret ? (
        <span
          className={styles.caret}
          style={{ translate: `${cursor.caret.left}px ${cursor.caret.top}px`, blockSize: cursor.caret.height }}
          aria-hidden
        />
      ) : null}
      {selected && textRange && scroller && sheet && !opened ? (
        <SelectionBar
          selected={selected}
          scroller={scroller}
          sheet={sheet}
          onHighlight={(colour) => void mark(colour, null)}
          onNote={() => void mark(lastColour.current, 'note')}
          onTags={() => void mark(lastColour.current, 'tags')}
          onCopy={() => copy(selected.dom)}
          onCut={() => cut(selected.dom)}
        />
      ) : null}
      {cursor.isOn ? <CursorHelp isSelecting={cursor.isSelecting} beside={scroller} /> : null}
      {/* Before the card, which asks for its place as soon as it is there. */}
      {opened ? <CardAnchor anchorRef={anchor} range={openedRange} scroller={scroller} sheet={sheet} /> : null}
      {shown && opened ? (
        <HighlightCard
          opened={{ highlight: shown, focus: opened.focus, others }}
          anchor={anchor}
          onClose={() => {
            setOpened(null);
            scroller?.focus({ preventScroll: true });
          }}
          onOther={(other) => open(other)}
          onCopy={(highlight) => copy(highlight.anchor.exact)}
        />
      ) : null}
    </>
  );
}
