/** The command line's root: what `bin/backfile.mjs` calls. */
import { runCommandLine } from './command-line';
import { inspectFiles } from './intake';
import { openForCommand, startServe } from './serve';

/** Runs the words after `backfile`; gives the exit code. */
export function main(argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, { openLibrary: openForCommand, inspectFiles, serve: startServe });
}
