import { Plus, Search, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Saved } from '../../../contract/saved';
import { printQuery } from '../../../query';
import { countOf, formatCount } from '../format/numbers';
import { say } from '../messages/say';
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
    let name = say('wordLists.newList');
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = say('wordLists.newList2', { n });
    const id = await desk.savedEdits.make('words', name, []);
    if (id !== null) setChosen(id);
  };

  return (
    <Sheet title={say('wordLists.wordLists')} isOpen onClose={() => desk.overlay.set(null)}>
      <p className={styles.hint}>
        {say('wordLists.everySpellingAndTranslation')} <code>{say('wordLists.list')}</code>{' '}
        {say('wordLists.andTheListsName')}
      </p>
      <div className={styles.panes}>
        <nav className={styles.lists} aria-label={say('wordLists.wordLists')}>
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
            <Plus size={15} aria-hidden /> {say('wordLists.newList')}
          </Button>
        </nav>
        {shown ? (
          <Editor key={shown.id} list={shown} isNew={shown.id === chosen && shown.lines.length === 0} />
        ) : (
          <p className={styles.none}>{say('wordLists.noListYetMake')}</p>
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
        {say('wordLists.name')}
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
          {say('wordLists.anotherListHasThis')}
        </p>
      ) : null}
      <label className={styles.labelled}>
        {say('wordLists.wordsAndPhrasesOne')}
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
          aria-label={say('wordLists.deleteTheList', { name: list.name })}
          onPress={() => {
            isGone.current = true;
            void desk.savedEdits.delete(list);
          }}
        >
          <Trash2 size={15} aria-hidden /> {say('wordLists.delete')}
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
          <Search size={15} aria-hidden /> {say('wordLists.searchWithIt')}
        </Button>
      </div>
    </div>
  );
}
