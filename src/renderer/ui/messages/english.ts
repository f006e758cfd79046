/** Every sentence of the window in English, a file for each folder. Its keys and values are what `say` is checked by. */
import { citation } from './en/citation';
import { concordance } from './en/concordance';
import { copies } from './en/copies';
import { facets } from './en/facets';
import { imports } from './en/imports';

export const english = { citation, concordance, copies, facets, imports } as const;

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
