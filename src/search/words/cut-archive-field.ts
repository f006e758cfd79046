import { scanTokens } from '../scan-tokens';
import type { CutField } from '../segment/segment-builder';

/**
 * The terms of a field of an archive's document: the one place where a text becomes what is indexed. Its length is the
 * number of its different terms, since the tokeniser gives them folded.
 */
export const cutArchiveField: CutField = (text, _field, sink) => {
  scanTokens(
    text,
    (term, _start, _end, _headEnd, kind) => {
      sink.term(term, kind === 'base');
    },
    (start, end) => sink.word(text, start, end),
  );
  return null;
};
