import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import styles from './TagField.module.css';

const isSame = (one: string, other: string): boolean =>
  one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();

/** Tags as words that can be added, with completion from those in use, and taken off. A word half typed is kept too when the field is left. */
export function TagField({
  label,
  tags,
  isFocused,
  onTags,
}: {
  readonly label: string;
  readonly tags: readonly string[];
  readonly isFocused: boolean;
  readonly onTags: (tags: readonly string[]) => void;
}) {
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const known = useStore(desk.filing.tags);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const add = (text: string): void => {
    const fresh = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag, at, all) => tag !== '' && all.findIndex((other) => isSame(other, tag)) === at)
      .filter((tag) => !tags.some((other) => isSame(other, tag)));
    setTyped('');
    if (fresh.length > 0) onTags([...tags, ...fresh]);
  };
  return (
    <div className={styles.tags}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          <bdi>{tag}</bdi>
          <button
            type="button"
            aria-label={say('notes.takeOffTheTag', { tag })}
            onClick={() => onTags(tags.filter((one) => one !== tag))}
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      <input
        ref={field}
        className={styles.input}
        aria-label={label}
        placeholder={tags.length === 0 ? say('notes.addTags') : say('notes.addATag')}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        list={list}
        value={typed}
        onChange={(event) => {
          const { value } = event.target;
          if (value.endsWith(',')) add(value);
          else setTyped(value);
        }}
        onBlur={() => add(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed.trim() !== '') {
            event.preventDefault();
            event.stopPropagation();
            add(typed);
          } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) onTags(tags.slice(0, -1));
        }}
      />
      <datalist id={list}>
        {known
          .filter(({ tag }) => !tags.some((other) => isSame(other, tag)))
          .slice(0, 200)
          .map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
