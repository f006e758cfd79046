import type { Change } from '../../../contract/change';
import { mostRules } from '../../../contract/import-rule';
import { done, noOp, type Applied } from './applied';
import type { Workspace } from './workspace';

/** Sets all rules of importing at once; what takes it back is the list as it was. */
export async function applyRulesSet(
  workspace: Workspace,
  { seq, rules }: Extract<Change, { type: 'rules-set' }>,
): Promise<Applied> {
  const before = await workspace.rules();
  if (rules.length > mostRules) return noOp(seq, 'too many rules');
  if (JSON.stringify(before) === JSON.stringify(rules)) return noOp(seq, 'nothing to change');
  workspace.putRules(rules);
  return done(seq, 0, [{ type: 'rules-set', rules: before }]);
}
