import { basename } from 'node:path';
import type { ChangeDraft } from '../../contract/change';
import { cleanName } from '../../contract/clean-name';
import type { ImportChoices } from '../../contract/import-plan';
import type { Journal } from '../vault/types';
import type { WalkEntry } from '../intake/types';

/** Files an import's articles into collections that stand for the folders they lay in. */
export interface FolderCollections {
  /**
   * The frame with what makes and fills collections behind it; `firstSeq` is the seq its first change will get.
   * `keep` is called when the frame is journaled: the collections it makes are known from then on.
   */
  extend(
    changes: readonly ChangeDraft[],
    firstSeq: number,
  ): { readonly changes: readonly ChangeDraft[]; readonly keep: () => void };
}

/** Collections one import makes at most; what lies in further folders is filed with the nearest folder above. */
const mostCollections = 2000;

/**
 * `tops` are the folders that become collections at the top, as findTops gives them; `known` what an import that is
 * continued made before, by folder.
 */
export function createFolderCollections(
  importId: number,
  tops: ReadonlySet<string>,
  known: ReadonlyMap<string, number>,
): FolderCollections {
  const made = new Map(known);

  return {
    extend(changes, firstSeq) {
      const makes: ChangeDraft[] = [];
      const making = new Map<string, number>();
      const filed = new Map<number, number[]>();
      const idOf = (folder: string): number | undefined => made.get(folder) ?? making.get(folder);
      /** The collection of a folder, made with all above it if need be. */
      const ensure = (folder: string, top: string): number => {
        const found = idOf(folder);
        if (found !== undefined) return found;
        const parent = folder === top ? null : ensure(folder.slice(0, folder.lastIndexOf('/')), top);
        if (parent !== null && made.size + making.size >= mostCollections) return parent;
        const id = firstSeq + changes.length + makes.length;
        const name = cleanName(basename(folder)).slice(0, 500) || 'Folder';
        makes.push({ type: 'collection-make', name, parent, before: null, folder: { importId, path: folder } });
        making.set(folder, id);
        return id;
      };
      for (const [i, change] of changes.entries()) {
        if (change.type !== 'article-add') continue;
        const place = placeOf(change.origin.path, tops);
        if (!place) continue;
        // The seq names the article, be it new, a version, or one held already.
        const id = ensure(place.folder, place.top);
        filed.set(id, [...(filed.get(id) ?? []), firstSeq + i]);
      }
      const adds = [...filed].map(([id, ids]): ChangeDraft => ({ type: 'collection-add', id, ids, before: null }));
      return {
        changes: [...changes, ...makes, ...adds],
        keep() {
          for (const [folder, id] of making) made.set(folder, id);
        },
      };
    },
  };
}

/** The folder a file lies in, and the top it lies under; null for one that lies under none. */
function placeOf(path: string, tops: ReadonlySet<string>): { readonly folder: string; readonly top: string } | null {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  for (let top = folder; top !== ''; top = top.slice(0, Math.max(0, top.lastIndexOf('/'))))
    if (tops.has(top)) return { folder, top };
  return null;
}

/**
 * The folders given that have files in subfolders: each becomes a collection with its subfolders below it, and files
 * that lie in it directly are filed in it. A folder of files only becomes none: its import is list enough.
 *
 * `given` are paths as the user gave them; of files that came without (an upload), the first part of their names
 * stands for the folder. `show` is how a walked path is called in the archive.
 */
export async function findTops(
  given: readonly { readonly root: string; readonly isFolder: boolean }[],
  list: (roots: readonly string[]) => AsyncIterable<WalkEntry>,
  show: (walked: string) => string,
): Promise<ReadonlySet<string>> {
  const tops = new Set<string>();
  for (const { root, isFolder } of given) {
    const folder = root.replace(/[\\/]+$/u, '');
    for await (const entry of list([root])) {
      if (entry.kind !== 'file') continue;
      const shown = show(entry.shown);
      if (isFolder) {
        if (!entry.shown.startsWith(`${folder}/`) || !entry.shown.slice(folder.length + 1).includes('/')) continue;
        tops.add(folder);
        // One is enough; nothing was opened.
        break;
      }
      const [first = '', second, third] = shown.split('/');
      if (second !== undefined && third !== undefined && first !== '') tops.add(first);
    }
  }
  return tops;
}

/** What an earlier sitting of an import journaled. */
export interface EarlierSitting {
  /** Whether it wanted collections. */
  readonly isWanted: boolean;
  readonly choices: ImportChoices;
  /** The collections it made, by folder. */
  readonly known: ReadonlyMap<string, number>;
}

/** Reads what an earlier sitting of an import journaled. */
export async function readFolderCollections(journal: Journal, importId: number): Promise<EarlierSitting> {
  let isWanted = false;
  let choices: ImportChoices = {};
  const known = new Map<string, number>();
  const from = (await journal.frameOf(importId)) ?? 1;
  for await (const { changes } of journal.readAfter(from - 1)) {
    for (const change of changes) {
      if (change.type === 'import-begin' && change.seq === importId) {
        isWanted = change.collections === true;
        choices = change.choices ?? {};
      }
      if (change.type !== 'collection-make' || change.folder?.importId !== importId) continue;
      known.set(change.folder.path, change.seq);
    }
  }
  return { isWanted, choices, known };
}
