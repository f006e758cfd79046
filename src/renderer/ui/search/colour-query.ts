import { fieldTable } from '../../../query';

/** A stretch of a query as it is coloured. */
export interface QueryPart {
  readonly start: number;
  readonly text: string;
  readonly kind: 'plain' | 'operator' | 'phrase';
}

const names = fieldTable.flatMap((field) => [field.name, ...field.aliases]).join('|');
const tokens = new RegExp(
  `(?<phrase>"[^"]*"?)|(?<operator>(?<![\\p{L}\\p{N}])(?:(?:${names}):|OR\\b|AND\\b|NOT\\b|-(?=\\S))|[()|])`,
  'giu',
);

/** Cuts what was typed into words, phrases and operators; joined, the parts are the text. Only for the eye: the parser decides. */
export function colourQuery(text: string): readonly QueryPart[] {
  const parts: QueryPart[] = [];
  let at = 0;
  for (const match of text.matchAll(tokens)) {
    // The words of the language are capitals; "or" is a word like any other.
    if (/^(?:or|and|not)$/i.test(match[0]) && match[0] !== match[0].toUpperCase()) continue;
    if (match.index > at) parts.push({ start: at, text: text.slice(at, match.index), kind: 'plain' });
    parts.push({ start: match.index, text: match[0], kind: match.groups?.['phrase'] ? 'phrase' : 'operator' });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ start: at, text: text.slice(at), kind: 'plain' });
  return parts;
}
