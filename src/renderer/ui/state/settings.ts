import { normalReadingType, parseReadingType, type ReadingType } from './reading-type';
import { createStore, type Store } from './store';

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  /** Steps from the normal reading size; each is a tenth. */
  readonly readingSize: number;
  /** How articles are set otherwise. */
  readonly readingType: ReadingType;
  /** Whether letters alone are commands; keys with Ctrl or ⌘ always are. */
  readonly letterKeys: boolean;
  /** Whether the subfolders of an imported folder become collections. */
  readonly folderCollections: boolean;
  /** Whether what the results have in common is shown over their list. */
  readonly facets: boolean;
  /** Whether lists show one row for each story. */
  readonly byStory: boolean;
  /** How two texts are held against each other; a narrow reader always shows them in one. */
  readonly compare: 'side' | 'inline';
  /** Whether what comes of a folder arrives as read. */
  readonly folderArrivesRead: boolean;
  /** Whether the list goes on to the next article when one was starred, tagged or filed in it. */
  readonly goOn: boolean;
  /** Whether files are looked at before they are imported. */
  readonly previewFirst: boolean;
}

const key = 'backfile:settings';
const normal: Settings = {
  theme: 'system',
  density: 'comfortable',
  readingSize: 0,
  readingType: normalReadingType,
  letterKeys: true,
  folderCollections: true,
  facets: false,
  byStory: false,
  compare: 'side',
  folderArrivesRead: true,
  goOn: true,
  previewFirst: false,
};

/** The settings as they were at first; what switches a view (facets, one row for each story, compared texts) stays. */
export function resetSettings({ facets, byStory, compare }: Settings): Settings {
  return { ...normal, facets, byStory, compare };
}

/** Smallest and largest step of the reading size. */
export const readingSizes = { smallest: -3, largest: 8 } as const;

/** Reads settings as stored; anything that does not fit falls back to the normal one. */
function parseSettings(stored: string | null): Settings {
  if (stored === null) return normal;
  try {
    // What was stored may be anything: each part is checked before it is used.
    const found = JSON.parse(stored) as Partial<Record<keyof Settings, unknown>> | null;
    const theme = found?.theme === 'light' || found?.theme === 'dark' ? found.theme : 'system';
    const density = found?.density === 'compact' ? 'compact' : 'comfortable';
    const size = typeof found?.readingSize === 'number' ? Math.round(found.readingSize) : 0;
    return {
      theme,
      density,
      letterKeys: found?.letterKeys !== false,
      folderCollections: found?.folderCollections !== false,
      facets: found?.facets === true,
      byStory: found?.byStory === true,
      compare: found?.compare === 'inline' ? 'inline' : 'side',
      folderArrivesRead: found?.folderArrivesRead !== false,
      goOn: found?.goOn !== false,
      previewFirst: found?.previewFirst === true,
      readingType: parseReadingType(found?.readingType),
      readingSize: Math.min(readingSizes.largest, Math.max(readingSizes.smallest, size)),
    };
  } catch {
    return normal;
  }
}

/** Makes the settings, read from and kept in `storage`. */
export function createSettings(storage: Pick<Storage, 'getItem' | 'setItem'>): Store<Settings> {
  const store = createStore(parseSettings(storage.getItem(key)));
  store.subscribe(() => storage.setItem(key, JSON.stringify(store.get())));
  return store;
}

/** Takes over what another window of the library chose, as soon as it has; gives the way to stop. */
export function followSettings(settings: Store<Settings>): () => void {
  const onStored = (event: StorageEvent): void => {
    if (event.key === key) settings.set(parseSettings(event.newValue));
  };
  window.addEventListener('storage', onStored);
  return () => window.removeEventListener('storage', onStored);
}
