import type { ImportDefaults } from '../../../contract/import-plan';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import { CollectionChoice } from './CollectionChoice';
import { listTags } from './list-tags';
import styles from './ImportGifts.module.css';

/** What everything this import brings is given. */
export function ImportGifts({
  defaults,
  onDefaults,
  arrivesRead,
  onArrivesRead,
  isFolder,
}: {
  readonly defaults: ImportDefaults;
  readonly onDefaults: (defaults: ImportDefaults) => void;
  readonly arrivesRead: boolean;
  readonly onArrivesRead: (isRead: boolean) => void;
  readonly isFolder: boolean;
}) {
  const desk = useDesk();
  const { folderCollections } = useStore(desk.settings);
  const change = (part: Partial<ImportDefaults>): void => onDefaults({ ...defaults, ...part });
  return (
    <fieldset className={styles.gifts}>
      <legend>{say('importing.whatEverythingGets')}</legend>
      <label>
        {say('importing.tags')}
        <input
          type="text"
          placeholder={say('importing.oneTwo')}
          onChange={(event) => change({ tags: listTags(event.target.value) })}
        />
      </label>
      <CollectionChoice value={defaults.collection} onChange={(collection) => change({ collection })} />
      <label>
        {say('importing.outletWhereNoneIs')}
        <input type="text" onChange={(event) => change({ outlet: event.target.value.trim() || null })} />
      </label>
      <label>
        {say('importing.languageWhereNoneIs')}
        <input
          type="text"
          placeholder={say('importing.en')}
          maxLength={12}
          onChange={(event) => change({ language: readLanguage(event.target.value) })}
        />
      </label>
      <label className={styles.check}>
        <input type="checkbox" checked={arrivesRead} onChange={(event) => onArrivesRead(event.target.checked)} />
        {say('importing.arrivesAsRead')}
      </label>
      {isFolder ? (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={folderCollections}
            onChange={(event) => desk.settings.update((old) => ({ ...old, folderCollections: event.target.checked }))}
          />
          {say('importing.subfoldersBecomeCollections')}
        </label>
      ) : null}
    </fieldset>
  );
}

/** A language tag in its usual spelling; null for what is none. */
function readLanguage(typed: string): string | null {
  try {
    return Intl.getCanonicalLocales(typed.trim())[0] ?? null;
  } catch {
    return null;
  }
}
