import type { ChangeDraft } from '../../contract/change';
import type { ImportDefaults } from '../../contract/import-plan';
import { applyRules, type ImportRule } from '../../contract/import-rule';
import type { FolderCollections } from './folder-collections';
import { subjectOf } from './import-choosing';

/**
 * Adds to an import's frames what tags and files their articles: the collections of their folders, what the user
 * chose for this import, and the lasting rules. All are changes of the import's own step. null when there is nothing of it.
 */
export function createImportFiling(
  folders: FolderCollections | null,
  defaults: ImportDefaults | undefined,
  rules: readonly ImportRule[],
): FolderCollections | null {
  const tagsForAll = defaults?.tags ?? [];
  const collectionForAll = defaults?.collection ?? null;
  if (tagsForAll.length === 0 && collectionForAll === null && rules.every(({ isOn }) => !isOn)) return folders;
  return {
    extend(changes, firstSeq) {
      const tagged = new Map<string, number[]>();
      const filed = new Map<number, number[]>();
      for (const [i, change] of changes.entries()) {
        if (change.type !== 'article-add') continue;
        const gift = applyRules(rules, subjectOf(change));
        // The seq names the article, be it new, a version, or one held already.
        const id = firstSeq + i;
        for (const tag of new Set([...tagsForAll, ...gift.tags])) note(tagged, tag, id);
        const wanted = collectionForAll === null ? gift.collections : [collectionForAll, ...gift.collections];
        for (const collection of new Set(wanted)) note(filed, collection, id);
      }
      const extended = folders?.extend(changes, firstSeq);
      const tags = [...tagged].map(([tag, ids]): ChangeDraft => ({ type: 'tag-add', tag, ids }));
      const adds = [...filed].map(([id, ids]): ChangeDraft => ({ type: 'collection-add', id, ids, before: null }));
      return {
        changes: [...(extended?.changes ?? changes), ...tags, ...adds],
        keep: extended?.keep ?? ((): void => {}),
      };
    },
  };
}

function note<K>(map: Map<K, number[]>, key: K, id: number): void {
  const known = map.get(key);
  if (known) known.push(id);
  else map.set(key, [id]);
}
