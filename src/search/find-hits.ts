import type { QueryNode, TextField } from '../query/tree';
import { askedSequences, compileQuery, type Sequence } from './compile-query';
import { createSequenceMatcher, type SequenceMatcher } from './sequence-matcher';
import { archiveFields } from './mini-options';
import type { HitRange, SearchDocument } from './types';
import { stemmedLanguage } from './words/stem-term';

/** A match and which of the query's words or phrases it is. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly sequence: number;
}

type OneField = Exclude<TextField, 'any'>;

interface FieldMatcher {
  readonly matcher: SequenceMatcher;
  readonly isEmpty: boolean;
}

const matchers = new WeakMap<QueryNode, Map<string, FieldMatcher>>();

function matcherFor(tree: QueryNode, field: OneField, tag: string | null): FieldMatcher {
  const language = stemmedLanguage(tag);
  const key = `${field} ${language ?? ''}`;
  let byField = matchers.get(tree);
  if (!byField) {
    byField = new Map();
    matchers.set(tree, byField);
  }
  let found = byField.get(key);
  if (!found) {
    const byKey = new Map<string, Sequence>();
    for (const sequence of askedSequences(compileQuery(tree))) {
      if (sequence.field === 'any' || sequence.field === field) byKey.set(sequence.key, sequence);
    }
    const sequences = Array.from(byKey.values());
    found = { matcher: createSequenceMatcher(sequences, language), isEmpty: sequences.length === 0 };
    byField.set(key, found);
  }
  return found;
}

/** At most `maxHits` matches in the order of their ends. The one matcher behind list, passage and reader. */
export function collectHits(
  text: string,
  tree: QueryNode,
  field: OneField,
  language: string | null,
  maxHits: number,
): readonly Hit[] {
  const { matcher, isEmpty } = matcherFor(tree, field, language);
  if (isEmpty) return [];
  const hits: Hit[] = [];
  matcher.run(text, (start, end, sequence) => {
    hits.push({ start, end, sequence });
    return hits.length >= maxHits;
  });
  return hits;
}

/** Enough to step through by hand; a word that stands in a text 100,000 times is marked so far. */
const maxRanges = 50_000;

/**
 * Where the words and phrases a query asks for stand in one field's text: UTF-16 ranges of the text as
 * given, in order, never overlapping, on whole characters. Words that are only excluded are not marked.
 * `language`: the document's, whose other forms of a word are marked as the search finds them.
 */
export function findHits(text: string, tree: QueryNode, field: OneField, language: string | null): readonly HitRange[] {
  return mergeRanges(collectHits(text, tree, field, language, maxRanges));
}

/** Whether any word or phrase that a query asks for stands in any field of a document; other forms are not looked for. */
export function hasHit(fields: SearchDocument['fields'], tree: QueryNode): boolean {
  return archiveFields.some(
    (field) => fields[field] !== '' && collectHits(fields[field], tree, field, null, 1).length > 0,
  );
}

/** Ranges in order, overlapping ones as one. */
export function mergeRanges(hits: readonly Hit[]): readonly HitRange[] {
  const sorted = hits.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const ranges: [number, number][] = [];
  for (const { start, end } of sorted) {
    const last = ranges.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
