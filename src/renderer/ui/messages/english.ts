/** Every sentence of the window in English, a file for each folder. Its keys and values are what `say` is checked by. */
import { batch } from './en/batch';
import { citation } from './en/citation';
import { commands } from './en/commands';
import { concordance } from './en/concordance';
import { copies } from './en/copies';
import { editFacts } from './en/edit-facts';
import { explain } from './en/explain';
import { exporting } from './en/export';
import { facets } from './en/facets';
import { filing } from './en/filing';
import { highlights } from './en/highlights';
import { history } from './en/history';
import { importing } from './en/import';
import { imports } from './en/imports';
import { library } from './en/library';
import { notes } from './en/notes';
import { palette } from './en/palette';
import { parts } from './en/parts';
import { reading } from './en/reading';
import { results } from './en/results';
import { savedSearches } from './en/saved-searches';
import { search } from './en/search';
import { settings } from './en/settings';
import { shell } from './en/shell';
import { state } from './en/state';
import { status } from './en/status';
import { stories } from './en/stories';
import { versions } from './en/versions';
import { wordLists } from './en/word-lists';

export const english = {
  batch,
  citation,
  commands,
  concordance,
  copies,
  editFacts,
  explain,
  exporting,
  facets,
  filing,
  highlights,
  history,
  importing,
  imports,
  library,
  notes,
  palette,
  parts,
  reading,
  results,
  savedSearches,
  search,
  settings,
  shell,
  state,
  status,
  stories,
  versions,
  wordLists,
} as const;

type English = typeof english;

/** A message by its folder and name: "facets.narrow". */
export type MessageKey = { [Folder in keyof English]: `${Folder}.${keyof English[Folder] & string}` }[keyof English];

/** The English text of a message, as the compiler knows it. */
export type TextOf<Key extends MessageKey> = Key extends `${infer Folder}.${infer Name}`
  ? Folder extends keyof English
    ? Name extends keyof English[Folder]
      ? English[Folder][Name] & string
      : never
    : never
  : never;

/** The messages that want no values: what a table from codes to words holds. */
export type PlainKey = {
  [Key in MessageKey]: TextOf<Key> extends `${string}{${string}` | `${string}</${string}` ? never : Key;
}[MessageKey];
