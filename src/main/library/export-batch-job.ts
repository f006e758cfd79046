import type { ArticleView } from '../../contract/archive-api';
import { batchQuery } from '../../contract/batch-lines';
import type { BatchSelection } from '../../contract/control';
import type { Result } from '../../contract/failure';
import { exportBatchHits, exportBatchTable, writeBeside, type BatchInput } from '../export';
import { articlePages } from './article-pages';
import { askOrThrow, ownDay, untilCovered } from './export-selection';
import type { JobHandle } from './jobs';
import type { ArchiveLink } from './link-types';

/** Writes the table of a batch search, or what it finds, as CSV beside its place. The job counts lines; throws as `askOrThrow` does. */
export async function writeBatch(
  link: Pick<ArchiveLink, 'ask'>,
  { part, lines, as, seen, upTo }: BatchSelection,
  path: string,
  handle: JobHandle,
): Promise<Result<unknown>> {
  const { signal } = handle;
  await untilCovered(link, signal);
  const today = ownDay(new Date());
  const isFresh = (id: number): boolean => seen !== null && id > seen && (upTo === null || id <= upTo);
  const figures: BatchInput['figures'] = (line) =>
    askOrThrow(link, 'batchFigures', { query: batchQuery(line, as), seen, upTo, today });

  async function* hits(line: string): AsyncGenerator<readonly ArticleView[]> {
    // What holds nothing to look for would find everything.
    if (((await figures(line))[part === 'new' ? 'fresh' : 'found'] ?? 0) === 0) return;
    const query = batchQuery(line, as);
    const ids = await askOrThrow(link, 'searchIds', { query, view: { kind: 'all' }, sort: 'relevance', today });
    yield* articlePages(link, part === 'new' ? ids.filter(isFresh) : ids, signal);
  }

  let done = 0;
  handle.update({ done, of: lines.length, counted: 'lines' });
  const input: BatchInput = {
    lines,
    figures,
    hits,
    isFresh,
    collections: await askOrThrow(link, 'collections'),
    onLine() {
      done += 1;
      handle.update({ done });
    },
  };
  return writeBeside(path, part === 'table' ? exportBatchTable(input) : exportBatchHits(input), signal);
}
