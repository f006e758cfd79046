import { Children, type ReactNode } from 'react';
import type { MessageKey, TextOf } from './english';
import { fillMessage } from './fill-message';
import type { TagsOf, ValuesOf } from './values-of';

type Draw = (inside: ReactNode) => ReactNode;

type Drawn<Key extends MessageKey> = ValuesOf<TextOf<Key>, ReactNode> & Readonly<Record<TagsOf<TextOf<Key>>, Draw>>;

/**
 * A sentence with something drawn in it: `<Sentence of="search.found" values={{ count, b: (inside) => <b>{inside}</b> }} />`
 * for a message like "<b>{count, number}</b> found".
 */
export function Sentence<Key extends MessageKey>({
  of,
  values,
}: {
  readonly of: Key;
  readonly values: Drawn<Key>;
}): ReactNode {
  const given = Object.entries<ReactNode | Draw>(values).map(([name, value]) => [
    name,
    typeof value === 'function' ? (inside: ReactNode[]) => value(Children.toArray(inside)) : value,
  ]);
  // Safe: the entries above, each what `values` held under its name.
  return Children.toArray(fillMessage<ReactNode>(of, Object.fromEntries(given) as Record<string, ReactNode>));
}
