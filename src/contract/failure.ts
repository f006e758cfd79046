/**
 * Expected failures. They cross a process boundary as data, never as thrown classes (Comlink and
 * Electron both lose an error's fields), and are made where the real error is known.
 */

/** Why one file, or one part of it, was not taken in. */
export const refusalCodes = [
  'empty', // nothing in the file
  'not-an-article', // readable, but no text that could be an article
  'unknown-format', // binary or a format Backfile does not read
  'unreadable', // the system would not let us read it
  'vanished', // gone between listing and reading
  'changed', // grew, shrank or was replaced while it was read
  'too-large', // over limits.fileBytes or limits.documentBytes
  'too-complex', // over a tag, depth or attribute budget
  'too-slow', // over limits.fileSeconds
  'crashed', // the extractor died on it (out of memory, a bug)
  'link-loop', // a symbolic link that leads back to itself
  'outside', // a link or an archive member that leads out of its folder
  'special-file', // a pipe, socket or device
  'bad-archive', // zip or gzip that cannot be read
  'archive-bomb', // unpacks to far more than it should
  'encrypted', // needs a password
  'bad-text', // bytes that are no text in any charset
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Why a command or a query could not be done. */
export const commandCodes = [
  'no-space', // under limits.freeFloorBytes
  'library-in-use', // another process owns it and does not answer
  'library-newer', // written by a newer Backfile
  'library-unwritable', // folder cannot be made or written
  'library-damaged', // the record itself is damaged; detail says where
  'archive-ahead', // the archive holds changes the journal lost; nothing is written until the user decides
  'archive-unavailable', // no window or engine answers
  'port-taken', // browser mode's fixed port is used by another program
  'no-browser', // browser mode found no Chromium, Chrome or Edge
  'not-found', // no such article, import, job, object
  'unwritable', // the file or folder an export was to be written to cannot be written
  'pasted-address', // a web address was pasted; Backfile never goes online
  'nothing-to-import', // no file among the sources
  'cancelled',
  'bad-request', // arguments that do not fit
  'internal', // a bug; detail is the message, the stack is in the log
] as const;
export type CommandCode = (typeof commandCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** For people who want to know more: a system error, an offset, a count. Never needed to understand the code. */
  readonly detail: string;
}

export interface Failure {
  readonly code: CommandCode;
  readonly detail: string;
}

/** What a command gives back: a value, or why not. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: CommandCode, detail = ''): Result<never> {
  return { ok: false, failure: { code, detail } };
}

/** Ends a switch over a closed union: a case that is missing does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
