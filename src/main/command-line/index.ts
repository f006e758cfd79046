/** The command line: reads the words, does the work, gives the exit code. Roots hand in how libraries are opened. */
import { resolve } from 'node:path';
import type { InspectLine } from '../../contract/inspect';
import { assertNever } from '../../contract/failure';
import { readCommandLine, usage, type CommandLine } from './arguments';
import { standardOutput, type Output } from './output';
import { runConcordance } from './run-concordance';
import { runBatch } from './run-batch';
import { runExport } from './run-export';
import { runImport } from './run-import';
import { runDryImport } from './run-dry-import';
import { runInspect } from './run-inspect';
import { runSearch, runShow } from './run-search';
import { failureWords, type ExitCode, type LibraryClient, type OpenLibrary } from './types';
import { runWatch } from './run-watch';
import { runRebuild, runStats, runVerify } from './run-upkeep';

export type { OpenLibrary } from './types';
export { failureWords } from './types';

export interface CommandLineParts {
  /** Connects to the process that has the library open, or opens it with a headless page. */
  readonly openLibrary: OpenLibrary;
  readonly inspectFiles: (paths: readonly string[]) => AsyncIterable<InspectLine>;
  /** Runs the window or the server until it is closed; gives the exit code. */
  readonly serve: (options: {
    readonly dir: string;
    readonly mode: 'open' | 'serve';
    readonly watch: readonly string[];
  }) => Promise<number>;
}

/** Runs one command. `argv` are the words after `backfile`. Never throws for what the user typed. */
export async function runCommandLine(argv: readonly string[], parts: CommandLineParts): Promise<number> {
  const output = standardOutput();
  const line = readCommandLine(argv);
  if ('wrong' in line) {
    output.err(line.wrong);
    return 2;
  }
  switch (line.command) {
    case 'help':
      output.out(usage());
      return 0;
    case 'open':
      return parts.serve({ dir: line.library, mode: line.noWindow ? 'serve' : 'open', watch: folders(line) });
    case 'serve':
      return parts.serve({ dir: line.library, mode: 'serve', watch: folders(line) });
    case 'inspect':
      return runInspect(parts.inspectFiles(line.words), line, output);
    case 'import':
      if (line.dryRun) {
        return withLibrary(line, parts, output, (client, signal) =>
          runDryImport(client, line.words, { json: line.json, signal }, output),
        );
      }
      if (line.watch) {
        return withLibrary(line, parts, output, (client, signal) => runWatch(client, line, signal, output));
      }
      return withLibrary(line, parts, output, (client, signal) =>
        runImport(client, line.words, { ...line, signal }, output),
      );
    case 'search':
      return withLibrary(line, parts, output, (client) => runSearch(client, line.words.join(' '), line, output));
    case 'concordance':
      return withLibrary(line, parts, output, (client) => runConcordance(client, line.words.join(' '), line, output));
    case 'batch':
      return withLibrary(line, parts, output, (client, signal) =>
        runBatch(client, line.words[0] ?? '', { ...line, signal }, output),
      );
    case 'show':
      return withLibrary(line, parts, output, (client) => runShow(client, line.words[0] ?? '', line.json, output));
    case 'export': {
      const { export: words } = line;
      // The arguments are read with what `export` takes, or refused.
      if (words === null) return 2;
      return withLibrary(line, parts, output, (client, signal) =>
        runExport(client, words, { json: line.json, signal }, output),
      );
    }
    case 'verify':
      return withLibrary(line, parts, output, (client) => runVerify(client, line.json, output));
    case 'rebuild':
      return withLibrary(line, parts, output, (client) => runRebuild(client, line.json, output));
    case 'stats':
      return withLibrary(line, parts, output, (client) => runStats(client, line.json, output));
    default:
      return assertNever(line.command);
  }
}

/** Words that name folders, from where this process stands. */
function folders({ words }: CommandLine): readonly string[] {
  return words.map((word) => resolve(word));
}

async function withLibrary(
  line: CommandLine,
  parts: CommandLineParts,
  output: Output,
  work: (client: LibraryClient, signal: AbortSignal) => Promise<ExitCode>,
): Promise<number> {
  const opened = await parts.openLibrary(line.library);
  if (!opened.ok) {
    output.err(failureWords(opened.failure));
    return 1;
  }
  const interrupted = new AbortController();
  const onSignal = (): void => interrupted.abort();
  process.once('SIGINT', onSignal);
  try {
    return await work(opened.value.client, interrupted.signal);
  } finally {
    process.off('SIGINT', onSignal);
    await opened.value.close();
  }
}
