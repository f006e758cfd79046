import type { ImportSummary } from '../../contract/archive-api';
import type { Change } from '../../contract/change';
import { forgetFile, forgottenName } from '../../contract/forget-file';
import type { Journal } from '../vault/types';
import type { SourceOfText } from './find-text';

/** Where the journal tells the names of files of which nothing is left. */
export interface FoundNames {
  /** The `article-add`s that came out of these files. */
  readonly adds: readonly number[];
  /** Changes without the names, to stand in the place of those of the same seq. */
  readonly instead: readonly Change[];
}

/**
 * Finds the files that held nothing but the articles whose `article-add`s are given, in their imports and those
 * they tried again, and writes the changes that name them without the name. A file with another article, or with a part that was
 * refused, keeps its name: it is still spoken about.
 */
export async function findNames(
  journal: Journal,
  sources: readonly SourceOfText[],
  imports: readonly ImportSummary[],
): Promise<FoundNames> {
  const gone = new Set(sources.map(({ seq }) => seq));
  const paths = new Set(sources.map(({ path }) => path));
  const concerned = withEarlier(new Set(sources.map(({ importId }) => importId)), imports);
  const first = [...concerned].reduce((least, id) => Math.min(least, id), Number.POSITIVE_INFINITY);
  const found: Change[] = [];
  for await (const frame of journal.readAfter(((await journal.frameOf(first)) ?? 1) - 1)) {
    for (const change of frame.changes) {
      if (change.type === 'article-add' && concerned.has(change.importId) && !gone.has(change.seq)) {
        paths.delete(change.origin.path);
      }
      if (change.type === 'import-begin' && concerned.has(change.seq)) found.push(change);
      if (change.type !== 'import-file' || !concerned.has(change.importId)) continue;
      if (change.file.refused.some(({ part }) => part !== null)) paths.delete(change.file.path);
      found.push(change);
    }
  }
  const numbers = new Map<string, number>();
  return {
    adds: sources.filter(({ path }) => paths.has(path)).map(({ seq }) => seq),
    instead: found.flatMap((change) => writeInstead(change, paths, numbers) ?? []),
  };
}

/** These imports and those whose refused files they tried again. */
function withEarlier(ids: Set<number>, imports: readonly ImportSummary[]): ReadonlySet<number> {
  const byId = new Map(imports.map((one) => [one.id, one]));
  // A set is walked to its end also when it grows meanwhile.
  for (const id of ids) {
    for (const source of byId.get(id)?.sources ?? []) if (source.kind === 'retry') ids.add(source.importId);
  }
  return ids;
}

function writeInstead(change: Change, paths: ReadonlySet<string>, numbers: Map<string, number>): Change | null {
  if (change.type === 'import-begin') {
    let head = change;
    for (const path of paths) head = forgetFile(head, path);
    return head === change ? null : { ...head, struck: true };
  }
  if (change.type !== 'import-file' || !paths.has(change.file.path)) return null;
  // Of one file finished twice the import counts one, so both get one name.
  const key = JSON.stringify([change.importId, change.file.path]);
  const number = numbers.get(key) ?? change.seq;
  numbers.set(key, number);
  const file = { ...change.file, path: forgottenName(number), bytes: 0, modifiedMs: 0, refused: [] };
  return { ...change, file, struck: true };
}
