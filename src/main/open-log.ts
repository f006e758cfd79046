import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const largestBytes = 1024 * 1024;

/**
 * The log of a library, `backfile.log` in its folder: what the user is told in one line stands there with its stack.
 * It never throws: a full disk must not take the program down by way of its log. Past 1 MB the old one
 * becomes `backfile.log.1`.
 */
export function openLog(dir: string): (line: string) => void {
  const file = join(dir, 'backfile.log');
  return (line) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // No folder yet, or no room.
    }
  };
}

/** An error with its stack, for the log. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
