import type { ArticleKind } from '../../../contract/article';
import { refuseFact, type FactField } from '../../../contract/edit-facts';
import { say } from '../messages/say';

/** What kinds of page are called where one is chosen. */
export const kindWords: Record<ArticleKind, string> = {
  article: say('editFacts.article'),
  live: say('editFacts.liveBlog'),
  gallery: say('editFacts.gallery'),
  index: say('editFacts.frontOrSectionPage'),
  stub: say('editFacts.beginningOnly'),
  other: say('editFacts.somethingElse'),
};

const refusals: Record<Exclude<ReturnType<typeof refuseFact>, null>, string> = {
  empty: say('editFacts.anArticleCannotBe'),
  'not-a-date': say('editFacts.writeItAs2019'),
  'not-an-address': 'Write a whole address, beginning with https:// or http://.',
  'not-a-language': say('editFacts.writeALanguageCode'),
  'not-a-kind': say('editFacts.chooseOneOfThe'),
};

/** Why a value cannot stand in a field, in words, or null. */
export function refusalOf(field: FactField, value: string): string | null {
  const refused = refuseFact(field, value);
  return refused === null ? null : refusals[refused];
}
