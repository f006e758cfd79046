import { fillMessage } from './fill-message';
import type { MessageKey, PlainKey, TextOf } from './english';
import type { TagsOf, ValuesOf } from './values-of';

/** What a message wants; one with tags cannot be said, it is drawn by `<Sentence>`. */
type Filled<Key extends MessageKey> = [Key] extends [PlainKey]
  ? []
  : [TagsOf<TextOf<Key>>] extends [never]
    ? [values: AllOf<ValuesOf<TextOf<Key>>>]
    : [never];

/** What all of several keys want together. */
type AllOf<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/**
 * A sentence of the window in its language: `say('facets.more', { count: 3 })`.
 * The language stays what it is while the window is open.
 */
export function say<Key extends MessageKey>(key: Key, ...[values]: Filled<Key>): string {
  // Safe: `Filled` holds texts and numbers by name, whatever the key; the compiler cannot see that while the key is open.
  const text = fillMessage(key, values as Readonly<Record<string, string | number>> | undefined);
  return typeof text === 'string' ? text : String(text);
}
