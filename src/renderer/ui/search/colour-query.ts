import { fieldTable } from '../../../query';

/** A stretch of a query as it is coloured. */
export interface QueryPart {
  readonly start: number;
  readonly text: string;
  readonly kind: 'plain' | 'operator' | 'phrase';
}

const names = fieldTable.flatMap((field) => [field.name, ...field.aliases]).join('|');
const tokens = new RegExp(
  `(?<phrase>"[^"]*"?)|(?<operator>(?<![\\p{L}\\p{N}])(?:(?:${names}):|OR\\b|AND\\b|NOT\\b|-(?=\\S)|=(?=[^\\s=()|]))|[()|])`,
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

/** The same parts, cut where ranges of the text begin and end, which are to be underlined. */
export function underline(
  parts: readonly QueryPart[],
  ranges: readonly (readonly [start: number, end: number])[],
): readonly (QueryPart & { readonly isUnderlined: boolean })[] {
  const bounds = [...new Set(ranges.flat())].sort((a, b) => a - b);
  return parts.flatMap(({ start, text, kind }) => {
    const cuts = [0, ...bounds.map((bound) => bound - start).filter((at) => at > 0 && at < text.length), text.length];
    return cuts.slice(1).map((end, at) => {
      const from = cuts[at] ?? 0;
      const isUnderlined = ranges.some(([first, last]) => first <= start + from && start + end <= last);
      return { start: start + from, text: text.slice(from, end), kind, isUnderlined };
    });
  });
}
