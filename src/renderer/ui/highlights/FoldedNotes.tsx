import { ChevronRight } from 'lucide-react';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Highlight, MarkColour } from '../../../contract/mark';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import type { PageText } from '../reading/page-text';
import { ColourMark } from './ColourMark';
import styles from './FoldedNotes.module.css';
import { NoteCard } from './NoteCard';
import { findGroup, groupNotes, type NoteGroup, noteInShort } from './note-groups';
import { foldPx, giveRoom, makeRoom, noteGapPx } from './note-room';
import type { Placed } from './place-highlights';
import { useBlockBoxes } from './use-block-boxes';
import { nearPart, useSightPart } from './use-sight-part';

/**
 * Notes under the paragraphs they are on, each paragraph's folded into one line that a click or Enter opens. They lie
 * over room that is made below the paragraph, and are no part of the article: selecting and copying pass them by.
 */
export function FoldedNotes({
  placed,
  page,
  body,
  scroller,
  sheet,
  currentId,
  onOpen,
}: {
  readonly placed: readonly Placed[];
  readonly page: PageText;
  readonly body: HTMLElement;
  readonly scroller: HTMLElement;
  readonly sheet: HTMLElement;
  /** A highlight gone to: its note is unfolded, once. */
  readonly currentId: number | null;
  readonly onOpen: (highlight: Highlight) => void;
}) {
  const groups = useMemo(() => groupNotes(placed, page, body), [placed, page, body]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<HTMLElement>>(new Set());
  const [shownId, setShownId] = useState<number | null>(null);
  const sought = currentId === null || currentId === shownId ? null : findGroup(groups, currentId);
  if (sought) {
    setShownId(currentId);
    setUnfolded(new Set(unfolded).add(sought.block));
  }

  useLayoutEffect(() => makeRoom(groups), [groups]);
  const part = useSightPart(scroller);
  const boxes = useBlockBoxes(groups, sheet);
  const [from, to] = nearPart(part, scroller);
  return (
    <aside className={styles.notes} aria-label={say('highlights.notesUnderTheirParagraphs')}>
      {groups.map((group, at) => {
        const box = boxes[at];
        if (!box || box.bottom < from || box.bottom > to) return null;
        return (
          <div
            key={group.highlights[0]?.id}
            className={styles.place}
            style={{ top: box.bottom + noteGapPx, left: box.left, width: box.width }}
          >
            <Fold
              group={group}
              isUnfolded={unfolded.has(group.block)}
              onFold={() =>
                setUnfolded((old) => {
                  const next = new Set(old);
                  if (!next.delete(group.block)) next.add(group.block);
                  return next;
                })
              }
              onOpen={onOpen}
            />
          </div>
        );
      })}
    </aside>
  );
}

const shownAtFirst = 20;

function Fold({
  group: { block, highlights },
  isUnfolded,
  onFold,
  onOpen,
}: {
  readonly group: NoteGroup;
  readonly isUnfolded: boolean;
  readonly onFold: () => void;
  readonly onOpen: (highlight: Highlight) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const [most, setMost] = useState(shownAtFirst);
  const colours: readonly MarkColour[] = [...new Set(highlights.map(({ colour }) => colour))];
  const [only] = highlights.length === 1 ? highlights : [];

  useLayoutEffect(() => {
    if (!root.current) return undefined;
    // The paragraph makes room for as much as there is to read.
    const watch = new ResizeObserver(([seen]) => giveRoom(block, seen?.borderBoxSize[0]?.blockSize ?? foldPx));
    watch.observe(root.current);
    return () => watch.disconnect();
  }, [block]);

  return (
    <div ref={root}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={isUnfolded}
        aria-controls={isUnfolded ? id : undefined}
        onClick={onFold}
      >
        <ChevronRight size={13} aria-hidden className={styles.chevron} />
        {colours.map((colour) => (
          <ColourMark key={colour} colour={colour} />
        ))}
        <span className={styles.short} dir="auto">
          {only ? (isUnfolded ? say('highlights.note') : noteInShort(only)) : countOf(highlights.length, 'note')}
        </span>
        <span className="visually-hidden">
          {say('highlights.on', { words: highlights[0]?.anchor.exact.slice(0, 80) ?? '' })}
        </span>
      </button>
      {isUnfolded ? (
        <div id={id}>
          {highlights.slice(0, most).map((highlight) => (
            <NoteCard key={highlight.id} highlight={highlight} onOpen={onOpen} />
          ))}
          {highlights.length > most ? (
            <Button look="quiet" onPress={() => setMost((old) => old + 4 * shownAtFirst)}>
              {say('highlights.showMore')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
