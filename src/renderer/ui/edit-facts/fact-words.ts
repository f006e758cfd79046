import type { ArticleKind } from '../../../contract/article';
import { refuseFact, type FactField } from '../../../contract/edit-facts';

/** What kinds of page are called where one is chosen. */
export const kindWords: Record<ArticleKind, string> = {
  article: 'Article',
  live: 'Live blog',
  gallery: 'Gallery',
  index: 'Front or section page',
  stub: 'Beginning only',
  other: 'Something else',
};

const refusals: Record<Exclude<ReturnType<typeof refuseFact>, null>, string> = {
  empty: 'An article cannot be without it.',
  'not-a-date': 'Write it as 2019, 2019-05, 2019-05-03 or 2019-05-03 14:30+02:00.',
  'not-an-address': 'Write a whole address, beginning with https:// or http://.',
  'not-a-language': 'Write a language code such as en, de or pt-BR.',
  'not-a-kind': 'Choose one of the kinds.',
};

/** Why a value cannot stand in a field, in words, or null. */
export function refusalOf(field: FactField, value: string): string | null {
  const refused = refuseFact(field, value);
  return refused === null ? null : refusals[refused];
}
