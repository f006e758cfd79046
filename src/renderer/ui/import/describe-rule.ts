import type { ImportRule } from '../../../contract/import-rule';
import { formatWords } from '../words';

/** A rule as a sentence: what an article must be like, and what it then gets. `collection` is the name of the rule's. */
export function describeRule({ when, then }: ImportRule, collection: string | null): { when: string; then: string } {
  const conditions = [
    when.outlet === undefined ? null : `outlet “${when.outlet}”`,
    when.section === undefined ? null : `section “${when.section}”`,
    when.folder === undefined ? null : `folder “${when.folder}”`,
    when.format === undefined ? null : `format ${formatWords[when.format]}`,
  ].filter((part) => part !== null);
  const effects = [
    then.tags.length === 0 ? null : `${then.tags.length === 1 ? 'tag' : 'tags'} ${then.tags.join(', ')}`,
    then.collection === null ? null : `collection ${collection ?? '(deleted)'}`,
    then.read === null ? null : then.read ? 'arrives as read' : 'arrives unread',
  ].filter((part) => part !== null);
  return { when: conditions.join(' and '), then: effects.join(', ') };
}
