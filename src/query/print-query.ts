import type { DayInterval, QueryNode, TextField } from './tree';
import { quote } from './write-value';

const fieldNames: Readonly<Record<TextField, string>> = {
  any: '',
  title: 'title:',
  byline: 'by:',
  outlet: 'outlet:',
  text: 'text:',
};

/** What needs no quotation marks after `=`. */
const plainWord = /^[\p{L}\p{N}\p{M}]+$/u;

/**
 * Writes a tree as a query that parses to the same tree, ranges apart. Relative days come out as the
 * days they meant. Holds for every tree that `parseQuery` makes; words must hold something to look for.
 */
export function printQuery(tree: QueryNode): string {
  switch (tree.type) {
    case 'all':
      return '';
    case 'word':
      return fieldNames[tree.field] + escapeWord(tree.text) + (tree.prefix ? '*' : '');
    case 'phrase':
      return fieldNames[tree.field] + quote(tree.text);
    case 'exact':
      return `${fieldNames[tree.field]}=${plainWord.test(tree.text) ? tree.text : quote(tree.text)}`;
    case 'wildcard':
      return fieldNames[tree.field] + tree.pattern;
    case 'fuzzy':
      return `${fieldNames[tree.field]}${tree.text}~${tree.distance === null ? '' : String(tree.distance)}`;
    case 'near': {
      const words = tree.of.map((word) => printQuery({ ...word, field: 'any' }));
      return `${fieldNames[tree.field]}near/${String(tree.within)}(${words.join(' ')})`;
    }
    case 'list':
      return `list:${quote(tree.name)}`;
    case 'and':
      return tree.of.map(printItem).join(' ');
    case 'or':
      return tree.of.map(printItem).join(' OR ');
    case 'not':
      return `-${printItem(tree.of)}`;
    case 'date':
      return `${tree.field}:${printDays(tree.interval)}`;
    case 'is':
      return `is:${tree.state}`;
    case 'language':
      return `lang:${tree.tag}`;
    case 'kind':
      return `kind:${tree.kind}`;
    case 'in':
      return `in:${quote(tree.name)}`;
    case 'note':
      return `note:${printQuery(tree.of)}`;
    case 'has':
      return `has:${tree.what}`;
    case 'section':
      return `section:${quote(tree.text)}`;
    case 'url':
      return `url:${quote(tree.text)}`;
    case 'tag':
      return `tag:${quote(tree.tag)}`;
    case 'id':
      return `id:${String(tree.id)}`;
    default: {
      const missing: never = tree;
      return missing;
    }
  }
}

function printItem(node: QueryNode): string {
  const text = printQuery(node);
  return node.type === 'and' || node.type === 'or' ? `(${text})` : text;
}

function printDays(interval: DayInterval | 'unknown'): string {
  if (interval === 'unknown') return interval;
  const { from, to } = interval;
  return from !== null && from === to ? from : `${from ?? ''}..${to ?? ''}`;
}

function escapeWord(text: string): string {
  if (text === 'OR' || text === 'AND' || text === 'NOT') return `\\${text}`;
  return text.replaceAll(/[\s\p{Cc}()|"„“”«»「」『』\\*?~:]/gu, (char) => `\\${char}`).replace(/^[-=]/, '\\$&');
}
