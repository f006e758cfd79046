import { readFile } from 'node:fs/promises';
import type { ResultRow } from '../../contract/archive-api';
import type { BatchFigures, BatchQuestion } from '../../contract/batch';
import { batchHeading, batchQuery, firstColumn, readBatchLines } from '../../contract/batch-lines';
import { batchCells, batchColumns, tellOutlets } from '../../contract/batch-table';
import { csvRow } from '../../contract/csv-cell';
import { decodeList } from '../../contract/decode-list';
import { limits } from '../../contract/limits';
import { batchKinds, type BatchKind } from '../../contract/saved';
import { askArchive, askCovered, Unanswered } from './ask-archive';
import { plain, type Output } from './output';
import { today } from './today';
import { failureWords, type ExitCode, type LibraryClient } from './types';

const pageRows = 500;

interface BatchOptions {
  readonly json: boolean;
  readonly csv: boolean;
  readonly asQueries: boolean;
  readonly hits: boolean;
  readonly onlyNew: boolean;
  readonly signal: AbortSignal;
}

interface List {
  /** Of a saved list; null for a file. */
  readonly id: number | null;
  readonly kind: BatchKind;
  readonly lines: readonly string[];
  readonly seen: number | null;
  readonly blank: number;
  readonly repeated: readonly string[];
}

/**
 * `batch`: runs a list of names or queries and prints how much each finds, or what. A saved list run to its end counts as
 * its last run from then on; a file has no last run, so nothing of it is new.
 */
export async function runBatch(
  client: LibraryClient,
  what: string,
  options: BatchOptions,
  output: Output,
): Promise<ExitCode> {
  try {
    const list = await findList(client, what, options);
    if ('wrong' in list) {
      output.err(list.wrong);
      return 1;
    }
    return await run(client, list, options, output);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    output.err(failureWords(error.failure));
    return 1;
  }
}

async function run(client: LibraryClient, list: List, options: BatchOptions, output: Output): Promise<ExitCode> {
  const { json, csv, hits, onlyNew, signal } = options;
  const { id, kind, lines, seen } = list;
  const started = performance.now();
  if (csv) output.out(csvRow(hits ? hitColumns : batchColumns));
  let upTo: number | null = null;
  const sums = { hits: 0, new: 0, remarks: 0 };
  for (const [at, line] of lines.entries()) {
    if (signal.aborted) {
      output.err(`Cancelled: ${at} of ${lines.length} lines were run.`);
      return 1;
    }
    output.progress(`${at} of ${lines.length} lines`);
    const question: BatchQuestion = { query: batchQuery(line, kind), seen, upTo, today: today() };
    const figures: BatchFigures = await askCovered<BatchFigures>(
      () => askArchive(client, 'batchFigures', question),
      output,
    );
    upTo ??= figures.upTo;
    sums.hits += figures.found;
    sums.new += figures.fresh ?? 0;
    sums.remarks += figures.notices.length;
    if (!hits) {
      if (!onlyNew || (figures.fresh ?? 0) > 0) printFigures(line, figures, options, output);
      continue;
    }
    for (const { message } of figures.notices) output.err(plain(`${line}: ${message}`));
    // What holds nothing to look for would find everything.
    if ((onlyNew ? (figures.fresh ?? 0) : figures.found) === 0) continue;
    const isFresh = (article: number): boolean => seen !== null && article > seen && article <= (upTo ?? 0);
    for await (const row of listHits(client, question.query)) {
      if (!onlyNew || isFresh(row.id)) printHit(line, row, isFresh(row.id), options, output);
    }
  }
  if (id !== null && upTo !== null) {
    const changes = [{ type: 'saved-seen' as const, id, upTo }];
    const marked = await client.command('edit', { name: 'saved-seen', changes, undoes: null });
    if (!marked.ok) throw new Unanswered(marked.failure);
  }
  const { blank, repeated } = list;
  const ms = Math.round(performance.now() - started);
  if (json) {
    const told = { lines: lines.length, ...sums, new: seen === null ? null : sums.new, blank, repeated, ms };
    output.out(JSON.stringify({ summary: told }));
  } else {
    const left = [
      blank > 0 ? `${blank} blank` : '',
      repeated.length > 0 ? `${repeated.length} repeated (${repeated.join(', ')})` : '',
    ].filter(Boolean);
    const fresh = seen === null ? '' : `, ${sums.new} new`;
    const out = left.length > 0 ? `; left out: ${left.join(', ')}` : '';
    output.err(plain(`${lines.length} lines, ${sums.hits} hits${fresh}${out} (${ms} ms)`));
  }
  return 0;
}

async function findList(
  client: LibraryClient,
  what: string,
  { asQueries, onlyNew }: BatchOptions,
): Promise<List | { readonly wrong: string }> {
  const bytes = await readFile(what).catch(() => null);
  if (bytes !== null) {
    if (onlyNew) return { wrong: '--new wants a saved list: only of such a one it is known when it was last run.' };
    const text = decodeList(bytes, (charset) => new TextDecoder(charset, { fatal: true }).decode(bytes));
    const read = readBatchLines(/\.(?:csv|tsv)$/iu.test(what) ? firstColumn(text) : text);
    if (text.includes('\0')) return { wrong: `“${plain(what)}” is no text and no CSV.` };
    if (read.lines.length === 0) return { wrong: `There is no line in “${plain(what)}”.` };
    if (read.lines.length > limits.listLines) {
      return { wrong: `“${plain(what)}” has ${read.lines.length} lines; a list holds at most ${limits.listLines}.` };
    }
    return { id: null, kind: asQueries ? 'batch' : 'names', seen: null, ...read };
  }
  const all = await askArchive(client, 'saved');
  const named = all.filter(({ kind, name }) => batchKinds.some((one) => one === kind) && fold(name) === fold(what));
  const [only] = named;
  if (!only) return { wrong: `There is no file and no saved list “${plain(what)}”.` };
  if (named.length > 1)
    return { wrong: `There are ${named.length} lists “${plain(what)}”; give them different names.` };
  const kind: BatchKind = only.kind === 'names' && !asQueries ? 'names' : 'batch';
  return { id: only.id, kind, lines: only.lines, seen: only.seen, blank: 0, repeated: [] };
}

async function* listHits(client: LibraryClient, query: string): AsyncGenerator<ResultRow> {
  const request = { query, view: { kind: 'all' as const }, sort: 'relevance' as const, today: today() };
  for (let offset = 0; ; offset += pageRows) {
    const { rows, total } = await askArchive(client, 'search', { ...request, offset, limit: pageRows });
    yield* rows;
    if (offset + rows.length >= total || rows.length === 0) return;
  }
}

function printFigures(line: string, figures: BatchFigures, { json, csv }: BatchOptions, output: Output): void {
  const { found, fresh, first, last, outlets, notices } = figures;
  if (json) {
    output.out(JSON.stringify({ query: line, hits: found, new: fresh, first, last, outlets, notices }));
  } else if (csv) {
    output.out(csvRow(batchCells(line, figures)));
  } else {
    const days = first === null ? '' : `${first} to ${last}`;
    const counts = `${String(found).padStart(7)}${fresh === null || fresh === 0 ? '' : ` (${fresh} new)`}`;
    output.out(plain(`${counts}  ${line}  ${[days, tellOutlets(outlets)].filter(Boolean).join('  ')}`.trimEnd()));
    for (const { message } of notices) output.err(plain(`${line}: ${message}`));
  }
}

const hitColumns = [batchHeading, 'new', 'id', 'headline', 'byline', 'outlet', 'published', 'language', 'passage'];

function printHit(line: string, row: ResultRow, isFresh: boolean, { json, csv }: BatchOptions, output: Output): void {
  const { id, title, byline, outlet, language, snippet } = row;
  const published = row.published?.iso ?? null;
  if (json) {
    output.out(JSON.stringify({ query: line, new: isFresh, id, title, byline, outlet, published, language, snippet }));
  } else if (csv) {
    const names = byline.join('; ');
    output.out(csvRow([line, isFresh ? 'new' : '', id, title, names, outlet, published, language, snippet]));
  } else {
    const facts = [line, outlet, published].filter(Boolean).join(' · ');
    output.out(plain(`${isFresh ? '*' : ' '}${String(id).padStart(7)}  ${title}\n          ${facts}`));
  }
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
