import type { ArchiveDatabase } from '../database';
import type { OutletRuleRow, RevisionRow } from '../rows';

/** One frame's view of what articles were before they were revised, and of the rules of outlets; see workspace.ts. */
export interface RevisionWorkspace {
  revision(seq: number): Promise<RevisionRow | undefined>;
  putRevision(row: RevisionRow): void;
  rule(id: number): Promise<OutletRuleRow | undefined>;
  putRule(row: OutletRuleRow): void;
  /** `erased`: articles that are gone for good, and what they were before with them. */
  write(erased: ReadonlySet<number>): Promise<unknown>;
}

/** Begins a frame's view of revisions and rules. */
export function createRevisionWorkspace(database: ArchiveDatabase): RevisionWorkspace {
  const revisions = new Map<number, RevisionRow>();
  const rules = new Map<number, OutletRuleRow>();
  return {
    revision: async (seq) => revisions.get(seq) ?? database.revisions.get(seq),
    putRevision: (row) => revisions.set(row.seq, row),
    rule: async (id) => rules.get(id) ?? database.outletRules.get(id),
    putRule: (row) => rules.set(row.id, row),
    write: (erased) =>
      Promise.all([
        database.revisions.bulkPut([...revisions.values()].filter(({ articleId }) => !erased.has(articleId))),
        database.outletRules.bulkPut([...rules.values()]),
        ...(erased.size === 0
          ? []
          : [
              database.revisions
                .where('articleId')
                .anyOf([...erased])
                .delete(),
            ]),
      ]),
  };
}
