import type { ImportRule } from '../../../contract/import-rule';
import { say } from '../messages/say';
import { formatWords } from '../words';

/** A rule as a sentence: what an article must be like, and what it then gets. `collection` is the name of the rule's. */
export function describeRule({ when, give }: ImportRule, collection: string | null): { when: string; gives: string } {
  const conditions = [
    when.outlet === undefined ? null : say('importing.outlet2', { outlet: when.outlet }),
    when.section === undefined ? null : say('importing.section2', { section: when.section }),
    when.folder === undefined ? null : say('importing.folder', { folder: when.folder }),
    when.format === undefined ? null : say('importing.format2', { value: formatWords[when.format] }),
  ].filter((part) => part !== null);
  const effects = [
    give.tags.length === 0 ? null : `${give.tags.length === 1 ? 'tag' : 'tags'} ${give.tags.join(', ')}`,
    give.collection === null ? null : `collection ${collection ?? '(deleted)'}`,
    give.read === null ? null : give.read ? say('importing.arrivesAsRead2') : say('importing.arrivesUnread2'),
  ].filter((part) => part !== null);
  return { when: conditions.join(' and '), gives: effects.join(', ') };
}
