import { IntlMessageFormat } from 'intl-messageformat';
import { english, type MessageKey } from './english';
import { currentLocale, perLocale } from './locale';
import { pseudoMessage } from './pseudo-message';

type Draw<Thing> = (inside: (string | Thing)[]) => Thing;

const compiled = perLocale(() => new Map<MessageKey, IntlMessageFormat>());
const texts = new Map(
  Object.entries(english).flatMap(([folder, messages]) =>
    Object.entries(messages).map(([name, text]): readonly [string, string] => [`${folder}.${name}`, text]),
  ),
);

/** A message with its values in it: a text, or parts in order where a value or a tag is no text. */
export function fillMessage<Thing = never>(
  key: MessageKey,
  values: Readonly<Record<string, string | number | Thing | Draw<Thing>>> = {},
): string | Thing | (string | Thing)[] {
  return compileMessage(key).format<Thing>(currentLocale().direction === 'rtl' ? isolate(values) : values);
}

/** A message read once for each language. */
function compileMessage(key: MessageKey): IntlMessageFormat {
  const known = compiled().get(key);
  if (known) return known;
  const { intl, pseudo } = currentLocale();
  const message = new IntlMessageFormat(texts.get(key) ?? key, intl);
  const made = pseudo === null ? message : new IntlMessageFormat(pseudoMessage(message.getAst(), pseudo), intl);
  compiled().set(key, made);
  return made;
}

/** Names of either direction, kept from turning the sentence around them over. */
function isolate<T>(values: Readonly<Record<string, T>>): Record<string, T | string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value]),
  );
}
