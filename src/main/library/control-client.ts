import type { CommandName, Commands, FromMain, ToMain } from '../../contract/control';
import { fail, ok, type Result } from '../../contract/failure';
import type { ClientWire } from './connect-to-owner';

type Event = Exclude<FromMain, { type: 'done' | 'refused' }>;

/** Commands out, events in, over one control wire. */
export interface ControlClient {
  /** Answers when main does; `archive-unavailable` when the line is lost before. Never rejects. */
  command<N extends CommandName>(name: N, args: Commands[N]['args']): Promise<Result<Commands[N]['value']>>;
  /** Gives a function that stops listening. Events that came before the first listener of their type are not kept, but for `role` and `rescue`: the last one of these is told at once. */
  on<T extends Event['type']>(type: T, listener: (event: Extract<Event, { type: T }>) => void): () => void;
  /** Resolves when the line is gone, whoever closed it. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Makes a typed client of a library, for the command line and for tests. */
export function createControlClient(wire: ClientWire): ControlClient {
  let lastId = 0;
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Map<string, Set<(event: Event) => void>>();
  const standing = new Map<string, Event>();
  let isClosed = false;

  wire.onMessage((message) => {
    if (message.type === 'done' || message.type === 'refused') {
      const settle = waiting.get(message.id);
      waiting.delete(message.id);
      settle?.(message.type === 'done' ? ok(message.value) : { ok: false, failure: message.failure });
      return;
    }
    if (message.type === 'role' || message.type === 'rescue') standing.set(message.type, message);
    // A role after a rescue says that it is over.
    if (message.type === 'role') standing.delete('rescue');
    for (const listener of listeners.get(message.type) ?? []) listener(message);
  });
  const closed = new Promise<void>((resolve) => {
    wire.onClose(() => {
      isClosed = true;
      for (const settle of waiting.values()) settle(fail('archive-unavailable', 'the connection was lost'));
      waiting.clear();
      resolve();
    });
  });

  return {
    command<N extends CommandName>(name: N, args: Commands[N]['args']) {
      if (isClosed) return Promise.resolve(fail('archive-unavailable', 'the connection is closed'));
      return new Promise<Result<Commands[N]['value']>>((resolve) => {
        lastId += 1;
        // The value's type is the contract's for this name; both ends are compiled against the same table.
        waiting.set(lastId, resolve);
        // A union over all names cannot be built from a generic one; name and args belong together by this function's type.
        wire.send({ type: 'command', id: lastId, name, args } as ToMain);
      });
    },
    on(type, listener) {
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set);
      // Only events of this type are ever given to this set.
      const typed = listener as (event: Event) => void;
      set.add(typed);
      const kept = standing.get(type);
      if (kept) typed(kept);
      return () => {
        set.delete(typed);
      };
    },
    closed,
    close: () => wire.close(),
  };
}
