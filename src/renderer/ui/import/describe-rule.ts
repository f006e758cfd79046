import type { ImportRule } from '../../../contract/import-rule';
import { formatWords } from '../words';

/** A rule as a sentence: what an article must be like, and what it then gets. `collection` is the name of the rule's. */
export function describeRule({ when, give }: ImportRule, collection: string | null): { when: string; gives: string } {
  const conditions = [
    when.outlet === undefined ? null : `outlet “${when.outlet}”`,
    when.section === undefined ? null : `section “${when.section}”`,
    when.folder === undefined ? null : `folder “${when.folder}”`,
    when.format === undefined ? null : `format ${formatWords[when.format]}`,
  ].filter((part) => part !== null);
  const effects = [
    give.tags.length === 0 ? null : `${give.tags.length === 1 ? 'tag' : 'tags'} ${give.tags.join(', ')}`,
    give.collection === null ? null : `collection ${collection ?? '(deleted)'}`,
    give.read === null ? null : give.read ? 'arrives as read' : 'arrives unread',
  ].filter((part) => part !== null);
  return { when: conditions.join(' and '), gives: effects.join(', ') };
}
