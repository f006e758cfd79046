import { findField, type FieldName } from './field-table';
import { parseDays } from './parse-days';
import { isSearchable } from './scan-query';
import type { ParsedQuery, QueryNode, Range } from './tree';

/** A filter's node, or the order that `sort:` asks for. */
type ReadFilter = QueryNode | { readonly type: 'sort'; readonly sort: NonNullable<ParsedQuery['sort']> };

/** What a field that filters means by its value; undefined when the value does not fit. `today` as in a search. */
export function readFilter(field: FieldName, text: string, range: Range, today: string): ReadFilter | undefined {
  const value = text.toLowerCase();
  switch (field) {
    case 'published':
    case 'saved':
    case 'imported': {
      const interval = parseDays(value, today);
      return interval === null ? undefined : { type: 'date', field, interval, range };
    }
    case 'lang':
      return /^(?:[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*|unknown)$/.test(value)
        ? { type: 'language', tag: value.replaceAll('_', '-'), range }
        : undefined;
    case 'kind':
      return findField('kind')?.values.includes(value) ? { type: 'kind', kind: value, range } : undefined;
    case 'is':
      return value === 'unread' || value === 'read' || value === 'starred' || value === 'trashed'
        ? { type: 'is', state: value, range }
        : undefined;
    case 'id':
      return /^\d{1,10}$/.test(value) ? { type: 'id', id: Number(value), range } : undefined;
    case 'in':
      return text === '' ? undefined : { type: 'in', name: text, range };
    case 'section':
      return isSearchable(text) ? { type: 'section', text, range } : undefined;
    case 'url':
      return isSearchable(text) ? { type: 'url', text, range } : undefined;
    case 'list':
      return text === '' ? undefined : { type: 'list', name: text, range };
    case 'has':
      return value === 'highlight' || value === 'note' || value === 'original'
        ? { type: 'has', what: value, range }
        : undefined;
    case 'tag':
      return text === '' ? undefined : { type: 'tag', tag: text, range };
    case 'sort':
      return isSort(value) ? { type: 'sort', sort: value } : undefined;
    default:
      return undefined;
  }
}

function isSort(value: string): value is NonNullable<ParsedQuery['sort']> {
  return findField('sort')?.values.includes(value) === true;
}
