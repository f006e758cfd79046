import type { ImportSummary } from '../../contract/archive-api';
import type { SourceOfText } from './find-text';

/** A file that came without a path, in the spool it was put into. */
export interface SpooledFile {
  readonly spool: string;
  /** Relative, `/` between. */
  readonly name: string;
}

/**
 * Where uploaded and pasted files lay that the `article-add`s given came out of. They are there still when their import was cut off,
 * or when something of them was refused.
 */
export function findSpooled(
  sources: readonly SourceOfText[],
  imports: readonly ImportSummary[],
): readonly SpooledFile[] {
  const byId = new Map(imports.map((one) => [one.id, one]));
  return sources.flatMap(({ importId, path }) => spoolsOf(importId, byId).map((spool) => ({ spool, name: path })));
}

/** The spools of an import and of those whose refused files it tried again. */
function spoolsOf(importId: number, byId: ReadonlyMap<number, ImportSummary>): readonly string[] {
  return (byId.get(importId)?.sources ?? []).flatMap((source) => {
    if (source.kind === 'retry') return spoolsOf(source.importId, byId);
    return source.kind === 'uploaded' || source.kind === 'pasted' ? [source.spool] : [];
  });
}
