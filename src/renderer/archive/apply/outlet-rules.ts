import type { Change } from '../../../contract/change';
import { done, noOp, type Applied } from './applied';
import type { Workspace } from './workspace';

type Of<T extends Change['type']> = Extract<Change, { type: T }>;

/** Makes a rule for an outlet's pages. */
export function applyOutletRuleMake(workspace: Workspace, { seq, at, rule }: Of<'outlet-rule-make'>): Applied {
  workspace.revisions.putRule({ ...rule, id: seq, made: at, isDeleted: false });
  return done(seq, 0, [{ type: 'outlet-rule-delete', id: seq }]);
}

/** Writes a rule anew. */
export async function applyOutletRuleEdit(
  workspace: Workspace,
  { seq, id, rule }: Of<'outlet-rule-edit'>,
): Promise<Applied> {
  const row = await workspace.revisions.rule(id);
  if (!row || row.isDeleted) return noOp(seq, `no rule ${id}`);
  const { outlet, match, isOn } = row;
  const before = { outlet, match, isOn };
  if (JSON.stringify([outlet, match, isOn]) === JSON.stringify([rule.outlet, rule.match, rule.isOn])) {
    return noOp(seq, 'nothing to change');
  }
  workspace.revisions.putRule({ ...row, ...rule });
  return done(seq, 0, [{ type: 'outlet-rule-edit', id, rule: before }]);
}

/** Takes a rule away, or brings it back. */
export async function applyOutletRulePresence(
  workspace: Workspace,
  { seq, id, type }: Of<'outlet-rule-delete' | 'outlet-rule-restore'>,
): Promise<Applied> {
  const row = await workspace.revisions.rule(id);
  const isDeleted = type === 'outlet-rule-delete';
  if (!row || row.isDeleted === isDeleted) return noOp(seq, `no rule ${id}`);
  workspace.revisions.putRule({ ...row, isDeleted });
  return done(seq, 0, [{ type: isDeleted ? 'outlet-rule-restore' : 'outlet-rule-delete', id }]);
}
