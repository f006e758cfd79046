import type { QueryNode } from '../../../query/index';
import { findHits, tokenize, wordsAround } from '../../../search/index';
import { sortWords, type NewLine } from './concordance-lines';
import type { WordCodes } from './word-codes';

/** What of an article is looked through. */
export interface ArticleText {
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
}

/** Folded forms of hits, of which there are few. */
const maxForms = 20_000;

/** Makes the finder of a query's lines: the hits that the reader marks, of the headline first. */
export function createFindLines(tree: QueryNode, codes: WordCodes): (article: ArticleText) => readonly NewLine[] {
  const forms = new Map<string, number>();
  const formOf = (hit: string): number => {
    const known = forms.get(hit);
    if (known !== undefined) return known;
    if (forms.size >= maxForms) forms.clear();
    const code = codes.codeOf(tokenize(hit).join(' '));
    forms.set(hit, code);
    return code;
  };
  const list = (text: string, language: string | null, field: 'title' | 'text'): NewLine[] =>
    findHits(text, tree, field, language).map(([start, end]) => {
      const { before, after } = wordsAround(text, start, end, sortWords);
      return {
        isTitle: field === 'title',
        start,
        end,
        hit: formOf(text.slice(start, end)),
        before: before.map(codes.codeOf),
        after: after.map(codes.codeOf),
      };
    });
  return ({ title, text, language }) => [...list(title, language, 'title'), ...list(text, language, 'text')];
}
