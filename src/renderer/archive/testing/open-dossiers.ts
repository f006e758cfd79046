import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { View } from '../../../contract/archive-api';
import type { ChangeDraft, GroupName } from '../../../contract/change';
import { addArticle, beginImport, createJournal, driveArchive } from './drive-archive';

const today = '2026-01-01';

/** An archive with one import of articles `Headline 0`..., ids from 2, and words for what tests do with it. */
export async function openDossiers(articles: number) {
  const journal = createJournal();
  const source = { indexedDB: new IDBFactory(), IDBKeyRange };
  const driven = await driveArchive(source, journal);
  await driven.change('import', [
    beginImport(),
    ...Array.from({ length: articles }, (_, i) => addArticle(1, { title: `Headline ${i}` })),
    { type: 'import-end', importId: 1, end: 'done' },
  ]);
  const { api } = driven;

  /** Makes one step; gives its group, which is the seq of its first change. */
  async function step(name: GroupName, ...changes: readonly ChangeDraft[]): Promise<number> {
    await driven.change(name, changes);
    return journal.frames.at(-1)?.group.id ?? 0;
  }

  return {
    journal,
    source,
    driven,
    api,
    step,
    make: (name: string, parent: number | null = null, before: number | null = null): Promise<number> =>
      step('collection-make', { type: 'collection-make', name, parent, before, folder: null }),
    file: (id: number, ids: readonly number[], before: number | null = null): Promise<number> =>
      step('file', { type: 'collection-add', id, ids, before }),
    list: (view: View, query = ''): Promise<readonly number[]> => api.searchIds({ query, view, sort: 'own', today }),
    filed: (id: number): Promise<readonly number[]> =>
      api.searchIds({ query: '', view: { kind: 'collection', id, within: false }, sort: 'own', today }),
    /** The tree as names, indented by depth. */
    tree: async (): Promise<readonly string[]> => {
      const depths = new Map<number | null, number>([[null, -1]]);
      return (await api.collections()).map(({ id, name, parent }) => {
        const depth = (depths.get(parent) ?? 0) + 1;
        depths.set(id, depth);
        return '  '.repeat(depth) + name;
      });
    },
    digest: async (): Promise<string> => (await api.stats()).digest,
  };
}
