import { findField, type FieldName } from './field-table';
import { scanQuery } from './scan-query';
import type { Notice } from './tree';

/** A word of a query, or the value of a field, that is being written; `from` to `to` is what a completion replaces. */
export interface QuerySpot {
  readonly from: number;
  readonly to: number;
  /** From its beginning to the caret, without quotation marks; may be empty after a field. */
  readonly typed: string;
  /** null: a word by itself. */
  readonly field: FieldName | null;
}

/** Longer queries are pasted rather than written. */
const maxCharacters = 2_000;

/**
 * What is being written where the caret stands; null where nothing could go on: after a space, within a phrase, an exact
 * word or a pattern. Of the text behind the caret only the end of the same word or phrase is replaced.
 */
export function findSpot(text: string, caret: number): QuerySpot | null {
  if (text.length > maxCharacters) return null;
  const notices: Notice[] = [];
  const head = text.slice(0, caret);
  const tokens = scanQuery(head, notices);
  const open = notices.findLast(({ code }) => code === 'unbalanced-quote')?.range[0];
  if (open !== undefined) {
    const field = tokens.find((token) => token.type === 'field' && token.range[1] === open);
    if (field?.type !== 'field') return null;
    return { from: open, to: endOf(text, open, caret), typed: head.slice(open + 1), field: field.field };
  }
  const last = tokens.at(-1);
  if (last?.type !== 'word' || last.range[1] !== caret) return null;
  const written = head.slice(...last.range);
  // A field with nothing after it yet is read as a word.
  const field = written.endsWith(':') ? findField(written.slice(0, -1)) : undefined;
  if (field) return { from: caret, to: endOf(text, caret, caret), typed: '', field: field.name };
  if (last.prefix || written !== last.text) return null;
  const before = tokens.at(-2);
  const isValue = before?.type === 'field' && before.range[1] === last.range[0];
  const [from] = last.range;
  return { from, to: endOf(text, from, caret), typed: last.text, field: isValue ? before.field : null };
}

/** The end of what begins at a place of the whole text. */
function endOf(text: string, from: number, caret: number): number {
  const token = scanQuery(text, []).find(({ range }) => range[0] === from);
  const isWhole = token?.type === 'word' || token?.type === 'phrase' || token?.type === 'wildcard';
  return isWhole ? Math.max(caret, token.range[1]) : caret;
}
