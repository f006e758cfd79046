import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { say } from '../messages/say';
import { IconButton } from '../parts/IconButton';
import type { Marks } from './use-marks';
import styles from './FindBar.module.css';

/** Find in the article shown: count, next and previous. */
export function FindBar({
  words,
  marks,
  onWords,
  onClose,
}: {
  readonly words: string;
  readonly marks: Marks;
  readonly onWords: (words: string) => void;
  readonly onClose: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <div className={styles.bar} role="search" aria-label={say('reading.find')}>
      <input
        ref={field}
        className={styles.input}
        type="text"
        aria-label={say('reading.find')}
        placeholder={say('reading.find')}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        value={words}
        autoFocus
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            marks.step(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            onClose();
          } else if (event.key === 'f' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            field.current?.select();
          }
        }}
      />
      <span className={styles.count} role="status">
        {words.trim() === '' ? '' : countWords(marks)}
      </span>
      <IconButton
        name={say('reading.previousMatch')}
        shortcut="Shift+Enter"
        isDisabled={marks.count === 0}
        onPress={() => marks.step(-1)}
      >
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton
        name={say('reading.nextMatch')}
        shortcut="Enter"
        isDisabled={marks.count === 0}
        onPress={() => marks.step(1)}
      >
        <ChevronDown size={16} aria-hidden />
      </IconButton>
      <IconButton name={say('reading.closeFind')} shortcut="Escape" onPress={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

/** "3 of 9", "9 hits" before the first step, "Not found". */
export function countWords(marks: Pick<Marks, 'count' | 'current'>): string {
  if (marks.count === 0) return say('reading.hits.none');
  if (marks.current < 0) return say('reading.hits.count', { count: marks.count });
  return say('reading.hits.at', { current: marks.current + 1, count: marks.count });
}
