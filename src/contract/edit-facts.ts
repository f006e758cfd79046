/** Editing what an article says of itself, one fact at a time. The window previews by the same code as the record is written by. */
import type { ArticleContent, ArticleDate, ArticleKind, EvidenceField } from './article';

/** What a user may edit, in the order shown. */
export const factFields = [
  'title',
  'kicker',
  'dek',
  'byline',
  'outlet',
  'section',
  'published',
  'updated',
  'language',
  'url',
  'kind',
  'keywords',
  'copyright',
] as const satisfies readonly EvidenceField[];
export type FactField = (typeof factFields)[number];

/** Facts that are lists; they are written as one name a line. */
export const listFields: ReadonlySet<FactField> = new Set(['byline', 'keywords']);
/** Facts in which words can be replaced. */
export const replaceableFields = [
  'title',
  'kicker',
  'dek',
  'byline',
  'outlet',
  'section',
  'url',
  'keywords',
  'copyright',
] as const;
/** Facts that an article cannot be without. */
export const neededFields: ReadonlySet<FactField> = new Set(['title', 'kind']);

export const articleKinds = [
  'article',
  'live',
  'gallery',
  'index',
  'stub',
  'other',
] as const satisfies readonly ArticleKind[];

export type FactEdit =
  /** `value` as a user writes it: lists one a line, dates as `2019`, `2019-05`, `2019-05-03` or `2019-05-03 14:30+02:00`. */
  | { readonly op: 'set'; readonly field: FactField; readonly value: string }
  | { readonly op: 'clear'; readonly field: FactField }
  /** Every occurrence, case heeded. */
  | {
      readonly op: 'replace';
      readonly field: (typeof replaceableFields)[number];
      readonly find: string;
      readonly with: string;
    };

/** A fact as a user writes it; '' for none. */
export function writeFact(content: ArticleContent, field: FactField): string {
  const value = content[field];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if ('iso' in value) return value.iso.replace('T', ' ');
  return value.join('\n');
}

/** Why a value cannot be set, or null. */
export function refuseFact(
  field: FactField,
  value: string,
): 'empty' | 'not-a-date' | 'not-an-address' | 'not-a-language' | 'not-a-kind' | null {
  const text = value.trim();
  if (text === '') return neededFields.has(field) ? 'empty' : null;
  switch (field) {
    case 'published':
    case 'updated':
      return readTypedDate(text) === null ? 'not-a-date' : null;
    case 'url':
      return /^https?:\/\/[^\s/]+\S*$/iu.test(text) ? null : 'not-an-address';
    case 'language':
      return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(text) ? null : 'not-a-language';
    case 'kind':
      return articleKinds.some((kind) => kind === text) ? null : 'not-a-kind';
    default:
      return null;
  }
}

/**
 * A content with edits made, one after the other; each field changed has its evidence from the user. Values that are
 * refused (`refuseFact`) change nothing. `canonicalUrl` goes by `foldUrl` where the address changed; without one it is left as it was.
 */
export function editFacts(
  content: ArticleContent,
  edits: readonly FactEdit[],
  foldUrl?: (url: string) => string | null,
): ArticleContent {
  return edits.reduce((now, edit) => editFact(now, edit, foldUrl), content);
}

function editFact(content: ArticleContent, edit: FactEdit, foldUrl?: (url: string) => string | null): ArticleContent {
  const { field } = edit;
  const before = writeFact(content, field);
  const after = edit.op === 'clear' ? '' : edit.op === 'set' ? clean(field, edit.value) : replaceIn(before, edit);
  if (after === before || refuseFact(field, after) !== null) return content;
  const evidence = { ...content.evidence, [field]: 'user' as const };
  const { credits, ...rest } = content;
  const next = { ...(field === 'byline' || credits === undefined ? rest : content), evidence };
  switch (field) {
    case 'kicker':
    case 'dek':
    case 'keywords': {
      const { [field]: _, ...others } = next;
      if (after === '') return others;
      return { ...others, [field]: field === 'keywords' ? after.split('\n') : after };
    }
    case 'byline':
      return { ...next, byline: after === '' ? [] : after.split('\n') };
    case 'published':
    case 'updated':
      return { ...next, [field]: after === '' ? null : readTypedDate(after) };
    case 'url':
      return {
        ...next,
        url: after === '' ? null : after,
        ...(foldUrl && { canonicalUrl: after === '' ? null : foldUrl(after) }),
      };
    case 'title':
      return { ...next, title: after };
    case 'kind':
      // Refused above where it is none.
      return { ...next, kind: articleKinds.find((kind) => kind === after) ?? content.kind };
    default:
      return { ...next, [field]: after === '' ? null : after };
  }
}

function replaceIn(text: string, edit: Extract<FactEdit, { op: 'replace' }>): string {
  return edit.find === ''
    ? text
    : clean(
        edit.field,
        text.replaceAll(edit.find, () => edit.with),
      );
}

/** One line, or one name a line. */
function clean(field: FactField, value: string): string {
  const lines = listFields.has(field) ? value.split(/\r?\n/u) : [value.replace(/\r?\n/gu, ' ')];
  const trimmed = lines.map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '');
  return [...new Set(trimmed)].join('\n');
}

/** A date as a user types it, as precise as it is; null for none or one that is not in the calendar. */
export function readTypedDate(text: string): ArticleDate | null {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?\s?(Z|[+-]\d\d:\d\d)?)?)?)?$/u.exec(
    text.trim(),
  );
  if (!found) return null;
  const [, year = '', month, day, hour, minute, second, zone] = found;
  if (Number(year) < 1600) return null;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined) {
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    if (at.getUTCDate() !== Number(day) || Number(day) < 1) return null;
  }
  if (hour !== undefined && (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59)) return null;
  const days = [year, month, day].filter((part) => part !== undefined).join('-');
  const raw = text.trim();
  if (hour === undefined) return { iso: days, precision: day ? 'day' : month ? 'month' : 'year', raw };
  const time = `${hour}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}${zone ?? ''}`;
  return { iso: `${days}T${time}`, precision: 'minute', raw };
}
