import { Plus, Search, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Saved } from '../../../contract/saved';
import { printQuery } from '../../../query';
import { countOf, formatCount } from '../format/numbers';
import { Button } from '../parts/Button';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import styles from '../parts/KeptLists.module.css';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import { readLines } from './read-lines';

/** The word lists and an editor for the one chosen: its name, and its spellings one by line. */
export function WordListsSheet() {
  const desk = useDesk();
  const lists = useStore(desk.saved.all).filter(({ kind }) => kind === 'words');
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = lists.find(({ id }) => id === chosen) ?? lists[0];

  const add = async (): Promise<void> => {
    const taken = new Set(lists.map(({ name }) => name.toLowerCase()));
    let name = 'New list';
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `New list ${n}`;
    const id = await desk.savedEdits.make('words', name, []);
    if (id !== null) setChosen(id);
  };

  return (
    <Sheet title="Word lists" isOpen onClose={() => desk.overlay.set(null)}>
      <p className={styles.hint}>
        Every spelling and translation of a name or a subject, found at once by <code>list:</code> and the list’s name.
      </p>
      <div className={styles.panes}>
        <nav className={styles.lists} aria-label="Word lists">
          <ul>
            {lists.map((list) => (
              <li key={list.id}>
                <button
                  type="button"
                  className={cx(styles.list, list.id === shown?.id && styles.here)}
                  aria-current={list.id === shown?.id ? 'true' : undefined}
                  onClick={() => setChosen(list.id)}
                >
                  <bdi>{list.name}</bdi>
                  <span className={styles.count}>{formatCount(list.lines.length)}</span>
                </button>
              </li>
            ))}
          </ul>
          <Button look="quiet" onPress={() => void add()}>
            <Plus size={15} aria-hidden /> New list
          </Button>
        </nav>
        {shown ? (
          <Editor key={shown.id} list={shown} isNew={shown.id === chosen && shown.lines.length === 0} />
        ) : (
          <p className={styles.none}>
            No list yet. Make one, say “zelensky”, and write Zelensky, Zelenskyy, Selenskyj, Зеленський in it, one on
            each line.
          </p>
        )}
      </div>
    </Sheet>
  );
}

/** What was typed is kept when a field is left, and when the sheet closes. */
function Editor({ list, isNew }: { readonly list: Saved; readonly isNew: boolean }) {
  const desk = useDesk();
  const [name, setName] = useState(list.name);
  const [text, setText] = useState(list.lines.join('\n'));
  const lines = readLines(text);
  const isTaken = desk.saved
    .ofKind('words')
    .some((one) => one.id !== list.id && one.name.toLowerCase() === name.trim().toLowerCase());

  const keep = (): void => {
    const next = name.trim();
    const isNamed = next !== '' && next !== list.name && !isTaken;
    const isLined = lines.join('\n') !== list.lines.join('\n');
    if (!isNamed && !isLined) return;
    void desk.savedEdits.edit(list.id, { ...(isNamed && { name: next }), ...(isLined && { lines }) });
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  const isGone = useRef(false);
  useEffect(() => {
    const [kept, gone] = [latest, isGone];
    return () => {
      if (!gone.current) kept.current();
    };
  }, []);

  return (
    <div className={styles.editor}>
      <label className={styles.labelled}>
        Name
        <input
          className={styles.field}
          value={name}
          dir="auto"
          maxLength={200}
          // A list just made is there to be named.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={isNew}
          aria-invalid={isTaken}
          aria-describedby={isTaken ? 'word-list-taken' : undefined}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {isTaken ? (
        <p id="word-list-taken" className={styles.bad} role="alert">
          Another list has this name.
        </p>
      ) : null}
      <label className={styles.labelled}>
        Words and phrases, one on each line
        <textarea
          className={styles.lines}
          value={text}
          dir="auto"
          rows={10}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className={styles.actions}>
        <span className={styles.hint}>{countOf(lines.length, 'line')}</span>
        <Button
          look="quiet"
          aria-label={`Delete the list ${list.name}`}
          onPress={() => {
            isGone.current = true;
            void desk.savedEdits.delete(list);
          }}
        >
          <Trash2 size={15} aria-hidden /> Delete
        </Button>
        <Button
          isDisabled={lines.length === 0 || name.trim() === '' || isTaken}
          onPress={() => {
            desk.overlay.set(null);
            desk.go({
              section: 'all',
              importId: null,
              query: printQuery({ type: 'list', name: name.trim(), range: [0, 0] }),
            });
            desk.pane.set('list');
          }}
        >
          <Search size={15} aria-hidden /> Search with it
        </Button>
      </div>
    </div>
  );
}
