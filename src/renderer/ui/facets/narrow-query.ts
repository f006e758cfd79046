import type { FacetName } from '../../../contract/facet';
import { parseQuery, printQuery, type QueryNode } from '../../../query';

/** A facet whose values can be written in a query; an import is a place instead. */
export type WrittenFacet = Exclude<FacetName, 'import'>;

const range = [0, 0] as const;

/** How a value of a facet is written. */
export function writeValue(name: WrittenFacet, value: string): string {
  switch (name) {
    case 'outlet':
    case 'byline':
      return printQuery({ type: 'phrase', text: value, field: name, range });
    case 'section':
      return printQuery({ type: 'section', text: value, range });
    case 'tag':
      return printQuery({ type: 'tag', tag: value, range });
    case 'collection':
      return printQuery({ type: 'in', name: value, range });
    case 'language':
      return `lang:${value}`;
    case 'kind':
      return `kind:${value}`;
    case 'state':
      return value === 'highlight' ? 'has:highlight' : `is:${value}`;
    default:
      return `published:${value}`;
  }
}

/** How days from one time to another are written; either is a year, a month or a day. */
export function writeSpan(from: string, to: string): string {
  return from === to ? `published:${from}` : `published:${from}..${to}`;
}

/** The parts of a query that all must hold, as they are written anew. */
export function listParts(query: string): readonly string[] {
  return partsOf(parse(query).tree).map(printQuery);
}

/** Adds a part to a query, or takes it out where it is already. A part about days takes the place of others about days. */
export function togglePart(query: string, part: string): string {
  const wanted = listParts(part).join(' ');
  const parts = partsOf(parse(query).tree);
  const isThere = parts.some((node) => printQuery(node) === wanted);
  const isDays = parts.length > 0 && part.startsWith('published:');
  const isGone = (node: QueryNode): boolean =>
    isThere ? printQuery(node) === wanted : isDays && node.type === 'date' && node.field === 'published';
  const kept = cutParts(query, isGone);
  return isThere ? kept : `${kept} ${part}`.trim();
}

/** The query for what a search left out for want of a date. */
export function seekUndated(query: string): string {
  const fields = new Set(partsOf(parse(query).tree).flatMap((node) => (node.type === 'date' ? [node.field] : [])));
  const kept = cutParts(query, (node) => node.type === 'date');
  return [kept, ...Array.from(fields, (field) => `${field}:unknown`)].join(' ').trim();
}

/** Adds a part, if it is not there. */
export function addPart(query: string, part: string): string {
  const kept = cutParts(query, () => false);
  return `${kept} ${part}`.trim();
}

function parse(query: string): ReturnType<typeof parseQuery> {
  return parseQuery(query, { today: new Date().toISOString().slice(0, 10), typing: false });
}

function partsOf(tree: QueryNode): readonly QueryNode[] {
  if (tree.type === 'and') return tree.of;
  return tree.type === 'all' ? [] : [tree];
}

/** The query as it was typed, without some of its parts; written anew where it was not closed, since what is added would fall into it. */
function cutParts(query: string, isGone: (node: QueryNode) => boolean): string {
  const { tree, notices } = parse(query);
  const parts = partsOf(tree);
  if (notices.some(({ code }) => code === 'unbalanced-quote' || code === 'unbalanced-bracket')) {
    const kept = parts.filter((node) => !isGone(node));
    return kept.length === 0 ? '' : printQuery({ type: 'and', of: kept, range });
  }
  return parts
    .filter(isGone)
    .toReversed()
    .reduce((text, node) => text.slice(0, node.range[0]) + text.slice(node.range[1]), query)
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
