import type { ExportFormat, ExportOptions } from '../../contract/control';
import type { Result } from '../../contract/failure';
import { concordanceCsv, exporters, writeBeside, type ExportInput } from '../export';
import { isObjectDamaged } from '../vault/index';
import type { Vault } from '../vault/types';
import { articlePages } from './article-pages';
import { concordancePages } from './concordance-pages';
import { writeBatch } from './export-batch-job';
import {
  type ArticleSelection,
  askOrThrow,
  failureIn,
  findLeftOut,
  findSelection,
  untilCovered,
} from './export-selection';
import type { Commands } from '../../contract/control';
import type { JobHandle } from './jobs';
import type { ArchiveLink } from './link-types';
import { createRate } from './rate';

/** What an export works with. */
export interface ExportParts {
  readonly vault: Pick<Vault, 'objects'>;
  readonly link: Pick<ArchiveLink, 'ask'>;
}

export interface ExportWork {
  readonly what: Commands['export']['args']['what'];
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  /** Absolute. */
  readonly path: string;
}

/**
 * Writes an export file as a job: finds the articles, reads them page by page, and writes beside the place, so that
 * there is the old file or the new one. True when it was written; else the job has been told why not.
 */
export async function runExport(parts: ExportParts, work: ExportWork, handle: JobHandle): Promise<boolean> {
  try {
    return await write(parts, work, handle);
  } catch (error) {
    const failure = failureIn(error);
    if (handle.signal.aborted) handle.update({ state: 'cancelled', secondsLeft: null });
    else if (failure) handle.fail(failure);
    else throw error;
    return false;
  }
}

async function write(parts: ExportParts, work: ExportWork, handle: JobHandle): Promise<boolean> {
  const written = await writeWhat(parts, work, handle);
  if (written?.ok) return true;
  if (written?.failure.code === 'cancelled') handle.update({ state: 'cancelled', secondsLeft: null });
  else if (written) handle.fail(written.failure);
  return false;
}

function writeWhat(
  parts: ExportParts,
  { what, ...work }: ExportWork,
  handle: JobHandle,
): Promise<Result<unknown> | null> {
  if (what.kind === 'concordance') return writeConcordance(parts, what, work.path, handle);
  if (what.kind === 'batch') return writeBatch(parts.link, what, work.path, handle);
  return writeArticles(parts, { ...work, what }, handle);
}

type ConcordanceSelection = Extract<ExportWork['what'], { kind: 'concordance' }>;

async function writeConcordance(
  { link }: ExportParts,
  { request }: ConcordanceSelection,
  path: string,
  handle: JobHandle,
): Promise<Result<unknown>> {
  await untilCovered(link, handle.signal);
  handle.update({ counted: 'lines' });
  const pages = concordancePages(link, request, handle.signal, ({ what, done, of }) =>
    // Articles that are looked through are no lines yet.
    handle.update(what === 'lines' ? { done, of } : {}),
  );
  return writeBeside(path, concordanceCsv(pages), handle.signal);
}

/** Null when the job has been told why not. */
async function writeArticles(
  { vault, link }: ExportParts,
  work: ExportWork & { readonly what: ArticleSelection },
  handle: JobHandle,
): Promise<Result<unknown> | null> {
  const { signal } = handle;
  const [collections, tags] = [await askOrThrow(link, 'collections'), await askOrThrow(link, 'tags')];
  if (work.what.kind !== 'ids') await untilCovered(link, signal);
  const found = await findSelection(link, work.what, collections);
  if (!found.ok) {
    handle.fail(found.failure);
    return null;
  }
  const { collection, isWhole } = found.value;
  let { ids } = found.value;
  const isEverything = isWhole && work.format === 'jsonl';
  // As they came in, so that they come into another library in that order too.
  if (isEverything) ids = [...new Set([...ids, ...(await findLeftOut(link))])].sort((a, b) => a - b);
  const rate = createRate();
  let done = 0;
  handle.update({ done, of: ids.length });
  const input: ExportInput = {
    head: {
      title: work.options.title.trim() || 'Articles',
      description: collection?.description ?? '',
      note: collection ? await askOrThrow(link, 'note', { kind: 'collection', id: collection.id }) : '',
      made: new Date().toISOString(),
    },
    count: ids.length,
    withNotes: work.options.withNotes,
    isWhole,
    collections,
    tags,
    saved: isEverything ? await askOrThrow(link, 'saved') : [],
    outletRules: isEverything ? await askOrThrow(link, 'outletRules') : [],
    pages: () => articlePages(link, ids, signal),
    object: (sha256) => soundObject(vault, sha256),
    filedIn: (id) => askOrThrow(link, 'filedIn', id),
    noteOf: (id) => askOrThrow(link, 'note', { kind: 'collection', id }),
    onWritten(articles) {
      done += articles;
      const perSecond = rate.note(done);
      const secondsLeft = perSecond <= 0 ? null : Math.max(0, Math.round((ids.length - done) / perSecond));
      handle.update({ done, perSecond, secondsLeft });
    },
  };
  return writeBeside(work.path, exporters[work.format].make(input), signal);
}

async function soundObject(vault: ExportParts['vault'], sha256: string): Promise<Uint8Array | null> {
  try {
    return await vault.objects.get(sha256);
  } catch (error) {
    // What is damaged is found by checking the library; the articles are whole without it.
    if (isObjectDamaged(error)) return null;
    throw error;
  }
}
