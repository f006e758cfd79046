import type { ImportReport, ImportsApi, RefusedFile } from '../../../contract/archive-api';
import type { RefusalCode } from '../../../contract/failure';
import { flag } from '../rows';
import type { Store } from '../store';

const filesListed = 1_000;

/** Answers what imports brought. */
export function answerImports({
  database,
  holdings,
}: Store): Pick<ImportsApi, 'imports' | 'importReport' | 'finishedFiles'> {
  async function outOfTrash(importId: number): Promise<readonly number[]> {
    if (!holdings.imports.get(importId)?.tookFromTrash) return [];
    const ids = new Set<number>();
    await database.sightings
      .where('importId')
      .equals(importId)
      .each(({ articleId, fromTrash }) => {
        const state = fromTrash ? holdings.states.get(articleId) : undefined;
        if (state && !(state.flags & (flag.trashed | flag.withdrawn))) ids.add(articleId);
      });
    return [...ids].sort((a, b) => a - b);
  }

  return {
    imports: async () => [...holdings.imports.values()].sort((a, b) => b.id - a.id),

    async importReport(importId) {
      const row = holdings.imports.get(importId);
      if (!row) return null;
      const byCode = new Map<RefusalCode, { count: number; files: RefusedFile[] }>();
      const files = await database.importFiles.where('importId').equals(importId).toArray();
      for (const { path, refused } of files) {
        for (const { part, refusal } of refused) {
          const known = byCode.get(refusal.code) ?? { count: 0, files: [] };
          known.count++;
          if (known.files.length < filesListed) known.files.push({ path, part, detail: refusal.detail });
          byCode.set(refusal.code, known);
        }
      }
      const refusals: ImportReport['refusals'] = [...byCode]
        .map(([code, { count, files: listed }]) => ({ code, count, files: listed }))
        .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
      return { ...row, refusals, outOfTrash: await outOfTrash(importId) };
    },

    async finishedFiles(importId) {
      const files = await database.importFiles.where('importId').equals(importId).toArray();
      return files.map(({ path }) => path);
    },
  };
}
