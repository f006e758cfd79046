import { parseQuery, printQuery, type QueryNode } from '../../../query';

/** A part of a query that can be taken away. */
export interface QueryChip {
  /** Where it begins in what was typed; no two chips begin at one place. */
  readonly start: number;
  /** The part as it would be typed. */
  readonly text: string;
  /** The query without it. */
  readonly without: string;
}

/**
 * The parts of a query that are all asked for at once, each with the query that is left when it is taken away; none while
 * the query is nothing but words, which the field shows as well. `today` as in a search: relative days become days.
 */
export function chipsOf(query: string, today: string): readonly QueryChip[] {
  const { tree, sort } = parseQuery(query, { today, typing: false });
  const parts: readonly QueryNode[] = tree.type === 'and' ? tree.of : [tree];
  if (parts.every(isPlain)) return [];
  const texts = parts.map((part) =>
    part.type === 'or' && parts.length > 1 ? `(${printQuery(part)})` : printQuery(part),
  );
  const order = sort === null ? [] : [`sort:${sort}`];
  return texts.map((text, at) => ({
    start: parts[at]?.range[0] ?? 0,
    text,
    without: [...texts.filter((_, other) => other !== at), ...order].join(' '),
  }));
}

function isPlain(node: QueryNode): boolean {
  return node.type === 'all' || (node.type === 'word' && node.field === 'any');
}
