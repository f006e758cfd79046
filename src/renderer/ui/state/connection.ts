import type { FromMain, LibraryInfo } from '../../../contract/control';
import type { Failure } from '../../../contract/failure';
import { createStore, type Store } from './store';

/** How the window stands with the main side. */
export interface Connection {
  readonly phase: 'connecting' | 'open' | 'lost';
  readonly role: 'host' | 'guest' | null;
  readonly info: LibraryInfo | null;
  /** Set while the library cannot be opened as it is. `needBytes` for `no-space`. */
  readonly rescue: { readonly failure: Failure; readonly needBytes: number } | null;
}

/** Makes the store of the connection. */
export function createConnection(): Store<Connection> {
  return createStore<Connection>({ phase: 'connecting', role: null, info: null, rescue: null });
}

/** What a message from main makes of the connection; other messages leave it as it is. */
export function nextConnection(old: Connection, message: FromMain): Connection {
  if (message.type === 'role') return { phase: 'open', role: message.role, info: message.info, rescue: null };
  if (message.type === 'rescue') {
    return { ...old, phase: 'open', rescue: { failure: message.failure, needBytes: message.needBytes } };
  }
  return old;
}
