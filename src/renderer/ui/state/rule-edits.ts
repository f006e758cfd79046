import type { EditDraft } from '../../../contract/change';
import type { ImportRule } from '../../../contract/import-rule';
import { say } from '../messages/say';
import type { Ask } from './archive-door';
import type { Steps } from './steps';

/** What the user does to the rules of importing. Each is one undo step. */
export interface RuleEdits {
  /** Sets the whole list, in its order. */
  setRules(rules: readonly ImportRule[], said: string): Promise<void>;
  /** Does to held articles what the rule does to those that come in. */
  runRule(rule: ImportRule, ids: readonly number[]): Promise<void>;
}

/** Makes them over the steps they are made of. */
export function createRuleEdits(steps: Steps): RuleEdits {
  return {
    async setRules(rules, said) {
      await steps.make('rules', [{ type: 'rules-set', rules }], said);
    },
    async runRule({ give }, ids) {
      const changes: EditDraft[] = give.tags.map((tag) => ({ type: 'tag-add', tag, ids }));
      if (give.collection !== null) changes.push({ type: 'collection-add', id: give.collection, ids, before: null });
      if (give.read !== null) changes.push({ type: 'read', ids, read: give.read });
      if (changes.length === 0 || ids.length === 0) return;
      await steps.make('rule-run', changes, say('state.ruleRunOnArticle', { count: ids.length }));
    },
  };
}

/** The rules as the archive has them now; the last known ones where it cannot answer. */
export async function readRules(ask: Ask, known: readonly ImportRule[]): Promise<readonly ImportRule[]> {
  try {
    return await ask('rules');
  } catch {
    return known;
  }
}
