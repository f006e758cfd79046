import { useState } from 'react';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import styles from '../parts/KeptLists.module.css';
import { Sheet } from '../parts/Sheet';
import { viewOf } from '../state/place';

/** Asks what a search is to be called, and saves it with the part of the library it is made in; or edits one that is saved. */
export function SaveSearchSheet() {
  const desk = useDesk();
  const [place] = useState(() => desk.place.get());
  const [edited] = useState(() => desk.saved.ofKind('search').find(({ id }) => id === desk.saved.edited.get()));
  const [query, setQuery] = useState(edited ? (edited.lines[0] ?? '') : place.query.trim());
  const [name, setName] = useState(edited?.name ?? place.query.trim().slice(0, 100));
  const isWhole = name.trim() !== '' && query.trim() !== '';
  const close = (): void => desk.overlay.set(null);
  const save = async (): Promise<void> => {
    const view = viewOf(place);
    if (!isWhole) return;
    close();
    const line = query.trim();
    if (edited) {
      const lines = line === edited.lines[0] ? {} : { lines: [line] };
      const named = name.trim() === edited.name ? {} : { name: name.trim() };
      if (lines.lines || named.name)
        await desk.savedEdits.edit(
          edited.id,
          { ...lines, ...named },
          say('savedSearches.kept', { value: name.trim() }),
        );
    } else if (view) {
      desk.saved.opened.set(await desk.savedEdits.make('search', name.trim(), [line], view));
    }
  };
  return (
    <Sheet
      title={edited ? say('savedSearches.editTheSavedSearch') : say('savedSearches.saveThisSearch')}
      isOpen
      onClose={close}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className={styles.labelled}>
          {say('savedSearches.name')}
          <input
            className={styles.field}
            value={name}
            dir="auto"
            maxLength={200}
            // The sheet was opened to name it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className={styles.labelled}>
          {say('savedSearches.whatItSearchesFor')}
          <input
            className={styles.field}
            value={query}
            dir="auto"
            maxLength={2000}
            spellCheck={false}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <p className={styles.hint}>
          {say('savedSearches.aSavedSearchIs')} <code>{say('savedSearches.in')}</code>{' '}
          {say('savedSearches.likeACollection')}
        </p>
        <div className={styles.actions}>
          <Button onPress={close}>{say('savedSearches.leave')}</Button>
          <Button type="submit" look="primary" isDisabled={!isWhole}>
            {say('savedSearches.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
