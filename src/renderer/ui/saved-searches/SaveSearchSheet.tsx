import { useState } from 'react';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import styles from '../parts/KeptLists.module.css';
import { Sheet } from '../parts/Sheet';
import { viewOf } from '../state/place';

/** Asks what a search is to be called, and saves it with the part of the library it is made in. */
export function SaveSearchSheet() {
  const desk = useDesk();
  const [place] = useState(() => desk.place.get());
  const [name, setName] = useState(place.query.trim().slice(0, 100));
  const close = (): void => desk.overlay.set(null);
  const save = (): void => {
    const view = viewOf(place);
    if (name.trim() === '' || !view) return;
    close();
    void desk.savedEdits.make('search', name.trim(), [place.query.trim()], view);
  };
  return (
    <Sheet title="Save this search" isOpen onClose={close}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label className={styles.labelled}>
          Name
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
        <p className={styles.hint}>
          It stands on the library side and says how many articles imports have brought to it since you last cleared it.
        </p>
        <div className={styles.actions}>
          <Button onPress={close}>Leave</Button>
          <Button type="submit" look="primary" isDisabled={name.trim() === ''}>
            Save
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
