import { setTimeout as sleep } from 'node:timers/promises';
import type { ConcordanceLine, ConcordanceOrder, ConcordancePage } from '../../contract/concordance';
import { concordanceCsvHead, concordanceCsvRow } from '../../contract/concordance-csv';
import { askArchive, askCovered, Unanswered } from './ask-archive';
import { plain, type Output } from './output';
import { today } from './today';
import { failureWords, type ExitCode, type LibraryClient } from './types';

const pageLines = 500;
const pollMs = 200;
/** Characters printed before a hit, so that hits stand under each other, and after it. */
const shownUnits = 50;

interface Options {
  readonly json: boolean;
  readonly csv: boolean;
  readonly limit: number;
  readonly order: ConcordanceOrder;
}

/** `concordance`: prints hits of a query as lines, once all of them are found. */
export async function runConcordance(
  client: LibraryClient,
  query: string,
  options: Options,
  output: Output,
): Promise<ExitCode> {
  try {
    await print(client, query, options, output);
    return 0;
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    output.err(failureWords(error.failure));
    return 1;
  }
}

async function print(
  client: LibraryClient,
  query: string,
  { json, csv, limit, order }: Options,
  output: Output,
): Promise<void> {
  const request = { query, view: { kind: 'all' }, sort: 'newest', today: today(), order } as const;
  const all = { ...request, query: '', offset: 0, limit: 1 };
  await askCovered(() => askArchive(client, 'search', all), output);
  if (csv) output.out(concordanceCsvHead);
  let page: ConcordancePage | null = null;
  for (let offset = 0; offset < limit;) {
    const wanted = { ...request, offset, limit: Math.min(pageLines, limit - offset) };
    page = await askArchive(client, 'concordance', wanted);
    if (page.state !== 'done') {
      output.progress(`looking through ${page.done} of ${page.of} articles`);
      await sleep(pollMs);
      continue;
    }
    for (const line of page.lines) output.out(json ? jsonLine(line) : csv ? concordanceCsvRow(line) : textLine(line));
    if (page.lines.length === 0) break;
    offset += page.lines.length;
  }
  if (!page) return;
  const { total, articles, isCut, hasWords } = page;
  if (json) output.out(JSON.stringify({ summary: { lines: total, articles, cut: isCut } }));
  else if (!csv) output.out(`${total} lines in ${articles} articles${isCut ? '; there are more' : ''}`);
  if (!hasWords) output.err('The query holds no word that could stand in a line.');
}

function jsonLine({ id, before, hit, after, isTitle, title, outlet, published, language }: ConcordanceLine): string {
  const place = isTitle ? 'headline' : 'text';
  return JSON.stringify({ id, before, hit, after, place, title, outlet, published: published?.iso ?? null, language });
}

function textLine({ id, before, hit, after }: ConcordanceLine): string {
  const start = before.slice(-shownUnits).padStart(shownUnits);
  return plain(`${String(id).padStart(7)}  ${start}[${hit}]${after.slice(0, shownUnits)}`);
}
