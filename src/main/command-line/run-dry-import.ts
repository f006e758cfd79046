import { resolve } from 'node:path';
import type { ImportLine, JobCounts } from '../../contract/control';
import type { RefusalCode } from '../../contract/failure';
import type { PreviewRow, PreviewState, PreviewStanding } from '../../contract/import-plan';
import { plain, type Output } from './output';
import { asGiven, printReport } from './run-import';
import { failureWords, type ExitCode, type LibraryClient } from './types';

const pageRows = 500;

/** Standings as an import would print them: a copy of a file before it would be found to be held. */
const outcomes: Record<PreviewStanding, ImportLine['outcome']> = {
  new: 'article',
  unknown: 'article',
  version: 'version',
  held: 'sighting',
  'in-trash': 'sighting',
  copy: 'sighting',
};

/** `import --dry-run`: what the window's preview shows, of this library: read once, compared with what is held, nothing stored. */
export async function runDryImport(
  client: LibraryClient,
  paths: readonly string[],
  options: { readonly json: boolean; readonly signal: AbortSignal },
  output: Output,
): Promise<ExitCode> {
  const started = performance.now();
  const given = new Map(paths.map((path) => [resolve(path), path]));
  const states: PreviewState[] = [];
  let look: (() => void) | null = null;
  client.on('preview', ({ preview: state }) => {
    states.push(state);
    look?.();
  });
  const answer = await client.command('preview', { from: { kind: 'paths', paths: [...given.keys()] } });
  if (!answer.ok) {
    output.err(failureWords(answer.failure));
    return 1;
  }
  const { preview } = answer.value;
  const last = await new Promise<PreviewState | null>((settle) => {
    look = () => {
      const state = states.findLast(({ id }) => id === preview);
      if (!state) return;
      output.progress(`${state.counts.files}${state.of === null ? '' : ` of ${state.of}`} files read`);
      if (state.isComplete && state.counts.standings.unknown === 0) settle(state);
    };
    options.signal.addEventListener('abort', () => settle(null), { once: true });
    void client.closed.then(() => settle(null));
    look();
  });
  if (!last) {
    output.err('Cancelled. Nothing was stored.');
    return 1;
  }
  const refusals = new Map<RefusalCode, string[]>();
  for (let offset = 0; ; offset += pageRows) {
    const leaveOut = { files: [], outlets: [], formats: [], held: false };
    const page = await client.command('preview-rows', { preview, show: 'all', offset, limit: pageRows, leaveOut });
    if (!page.ok) {
      output.err(failureWords(page.failure));
      return 1;
    }
    for (const row of page.value.rows) print(row, asGiven(row.file, given), options.json, output, refusals);
    if (page.value.rows.length < pageRows) break;
  }
  await client.command('preview-discard', { preview });
  const { files, companions, refused, standings } = last.counts;
  const counts: JobCounts = {
    files,
    articles: standings.new,
    sightings: standings.held + standings['in-trash'] + standings.copy,
    versions: standings.version,
    companions,
    refused,
  };
  const seconds = (performance.now() - started) / 1000;
  if (options.json) output.out(JSON.stringify({ summary: { ...counts, seconds: Math.round(seconds * 100) / 100 } }));
  else {
    output.out('');
    for (const { outlet, count } of last.outlets.slice(0, 20)) {
      output.out(`${String(count).padStart(8)}  ${plain(outlet ?? 'no outlet found')}`);
    }
    output.out('');
    printReport(counts, refusals, seconds, output);
    output.out('\nNothing was stored.');
  }
  return refused > 0 ? 1 : 0;
}

function print(
  row: PreviewRow,
  file: string,
  json: boolean,
  output: Output,
  refusals: Map<RefusalCode, string[]>,
): void {
  const { part, title, outlet, published, standing, refusal: failure } = row;
  if (failure) refusals.set(failure.code, [...(refusals.get(failure.code) ?? []), file]);
  if (json) {
    const outcome = failure ? 'refused' : outcomes[standing];
    output.out(JSON.stringify({ file, part, outcome, id: null, failure, title, outlet, published }));
  } else if (!failure) {
    const date = (published?.slice(0, 10) ?? 'undated').padEnd(10);
    output.out(plain(`${date}  ${standing.padEnd(8)}  ${title ?? file}`));
  }
}
