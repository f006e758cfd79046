/** What a command needs to do its work. The door is `index.ts`. */
import type { Failure, Result } from '../../contract/failure';
import type { ControlClient } from '../library';

/** A library that can be asked: opened here with a headless page, or the process that has it open. */
export type LibraryClient = Pick<ControlClient, 'command' | 'on' | 'closed'>;

export interface OpenedLibrary {
  readonly client: LibraryClient;
  close(): Promise<void>;
}

/** 0: all went well. 1: something was refused or could not be done. */
export type ExitCode = 0 | 1;

export type OpenLibrary = (dir: string) => Promise<Result<OpenedLibrary>>;

/** What a failure is called on a terminal. */
export function failureWords(failure: Failure): string {
  const words: Record<Failure['code'], string> = {
    'no-space': 'There is too little free space on the disk.',
    'library-in-use': 'Another program has this library open and does not answer.',
    'library-newer': 'This library was written by a newer Backfile.',
    'library-unwritable': 'The library folder cannot be written.',
    'library-damaged': 'The library’s record is damaged.',
    'archive-ahead': 'The archive holds changes that the library’s record has lost. Open the window to put them back.',
    'archive-unavailable': 'The archive did not answer.',
    'port-taken': 'Another program uses this library’s port.',
    'no-browser': 'No Chromium, Chrome or Edge was found on this computer. Install one of them.',
    'not-found': 'There is no such thing in this library.',
    unwritable: 'The file cannot be written there.',
    'pasted-address': 'Backfile never goes online. Save the page in your browser and import the file.',
    'nothing-to-import': 'There is nothing to import there.',
    cancelled: 'Cancelled.',
    'bad-request': 'That cannot be done this way.',
    internal: 'Something went wrong inside Backfile.',
  };
  return failure.detail ? `${words[failure.code]} (${failure.detail})` : words[failure.code];
}
