import { Check, Copy, Trash2 } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { type Highlight, markColours } from '../../../contract/mark';
import { say } from '../messages/say';
import { Markdown } from '../notes/Markdown';
import { NoteField } from '../notes/NoteField';
import { TagField } from '../notes/TagField';
import { Button } from '../parts/Button';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { colourWords } from '../words';
import { ColourMark } from './ColourMark';
import { deleteHighlight, editHighlight } from './mark-edits';
import styles from './HighlightCard.module.css';

/** A highlight that was opened. */
export interface OpenedHighlight {
  readonly highlight: Highlight;
  /** What it was opened for. */
  readonly focus: 'note' | 'tags' | null;
  /** Others over the same words. */
  readonly others: readonly Highlight[];
}

/** A highlight, opened: its colour, note and tags, each kept as soon as it is changed. */
export function HighlightCard({
  opened,
  anchor,
  onClose,
  onOther,
  onCopy,
}: {
  readonly opened: OpenedHighlight;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onOther: (highlight: Highlight) => void;
  readonly onCopy: (highlight: Highlight) => void;
}) {
  return (
    <Popover
      className={cx(floating.popover, styles.popover)}
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
    >
      <Dialog aria-label={say('highlights.highlight')} className={styles.card ?? ''}>
        <Card key={opened.highlight.id} opened={opened} onClose={onClose} onOther={onOther} onCopy={onCopy} />
      </Dialog>
    </Popover>
  );
}

function Card({
  opened: { highlight, focus, others },
  onClose,
  onOther,
  onCopy,
}: {
  readonly opened: OpenedHighlight;
  readonly onClose: () => void;
  readonly onOther: (highlight: Highlight) => void;
  readonly onCopy: (highlight: Highlight) => void;
}) {
  const desk = useDesk();
  const [isWriting, setIsWriting] = useState(focus === 'note');
  /** Set when it is being deleted: what was typed goes with it. */
  const isGone = useRef(false);
  return (
    <>
      <div role="radiogroup" aria-label={say('highlights.colour')} className={styles.colours}>
        {markColours.map((colour) => (
          <button
            key={colour}
            type="button"
            role="radio"
            aria-checked={highlight.colour === colour}
            className={styles.colour}
            onClick={() => void editHighlight(desk, highlight, { colour })}
          >
            <ColourMark colour={colour} />
            {colourWords[colour]}
            {highlight.colour === colour ? <Check size={12} aria-hidden /> : null}
          </button>
        ))}
      </div>
      {isWriting ? (
        <NoteField
          label={say('highlights.noteOnThisHighlight')}
          initial={highlight.note}
          isFocused
          onLeave={(note) => {
            if (!isGone.current) void editHighlight(desk, highlight, { note });
          }}
          onDone={onClose}
        />
      ) : highlight.note === '' ? null : (
        <Markdown text={highlight.note} className={styles.note} />
      )}
      <TagField
        label={say('highlights.tagsOfThisHighlight')}
        tags={highlight.tags}
        isFocused={focus === 'tags'}
        onTags={(tags) => void editHighlight(desk, highlight, { tags })}
      />
      {others.length > 0 ? (
        <div className={styles.others}>
          <p>{say('highlights.alsoOverTheseWords')}</p>
          {others.slice(0, 6).map((other) => (
            <button key={other.id} type="button" className={styles.other} onClick={() => onOther(other)}>
              <ColourMark colour={other.colour} />
              <span>
                {colourWords[other.colour]}: {other.anchor.exact.slice(0, 80)}
              </span>
            </button>
          ))}
        </div>
      ) : null}
      <div className={styles.actions}>
        {isWriting ? (
          <Button look="primary" onPress={onClose}>
            {say('highlights.keepNote')}
          </Button>
        ) : (
          <Button onPress={() => setIsWriting(true)}>
            {highlight.note === '' ? say('highlights.writeANote') : say('highlights.editNote')}
          </Button>
        )}
        <Button look="quiet" onPress={() => onCopy(highlight)}>
          <Copy size={14} aria-hidden />
          {say('highlights.copyWithSource')}
        </Button>
        <span className={styles.space} />
        <Button
          look="quiet"
          className={styles.delete}
          onPress={() => {
            isGone.current = true;
            void deleteHighlight(desk, highlight);
            onClose();
          }}
        >
          <Trash2 size={14} aria-hidden />
          {say('highlights.delete')}
        </Button>
      </div>
    </>
  );
}
