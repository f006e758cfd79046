import type { ChangeDraft } from '../../contract/change';
import { id as isId, isRecord } from './checks';
import { readEdit } from './exported-marks';

/** A collection out of a JSON Lines export, checked; ids are those of the library it comes from. */
export interface ExportedCollection {
  readonly old: number;
  readonly parent: number | null;
  readonly name: string;
  readonly description: string;
  /** Markdown. */
  readonly note: string;
}

/** Reads such a line; null when it is none. */
export function readCollection(line: Readonly<Record<string, unknown>>): ExportedCollection | null {
  const { collection, note } = line;
  if (!isRecord(collection)) return null;
  const { id: old, parent, name, description } = collection;
  if (!isId(old) || !(parent === null || isId(parent)) || typeof note !== 'string') return null;
  const made = readEdit({ type: 'collection-make', name, parent: null, before: null, folder: null });
  const edited = readEdit({ type: 'collection-edit', id: 1, description });
  const noted = readEdit({ type: 'note-set', target: { kind: 'collection', id: 1 }, text: note });
  if (made?.type !== 'collection-make' || edited?.type !== 'collection-edit' || !noted) return null;
  return { old, parent, name: made.name, description: edited.description ?? '', note };
}

/** The changes that make collections, the first of which gets `firstSeq`; `known` is told the new ids, and has those of parents made before. */
export function listCollectionMakes(
  given: readonly ExportedCollection[],
  known: Map<number, number>,
  folderOf: (old: number) => { readonly importId: number; readonly path: string },
  firstSeq: number,
): ChangeDraft[] {
  const drafts: ChangeDraft[] = [];
  for (const { old, parent, name, description, note } of given) {
    const id = firstSeq + drafts.length;
    const above = parent === null ? null : (known.get(parent) ?? null);
    drafts.push({ type: 'collection-make', name, parent: above, before: null, folder: folderOf(old) });
    if (description !== '') drafts.push({ type: 'collection-edit', id, description });
    if (note !== '') drafts.push({ type: 'note-set', target: { kind: 'collection', id }, text: note });
    known.set(old, id);
  }
  return drafts;
}
