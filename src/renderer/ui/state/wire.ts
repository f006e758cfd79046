import type { CommandName, Commands, FromMain } from '../../../contract/control';
import { fail, type Result } from '../../../contract/failure';

/** Sends one command to the main side. Never rejects: a lost main side is a failure like any other. */
export type Send = <N extends CommandName>(name: N, args: Commands[N]['args']) => Promise<Result<Commands[N]['value']>>;

/** The window's end of the control port; it outlives the port, so that stores need not be made again. */
export interface Wire {
  readonly send: Send;
  /** Calls back for every message that is not an answer. */
  listen(listener: (message: FromMain) => void): () => void;
  /** Uses this port from now on. */
  attach(port: MessagePort): void;
  /** Main is gone: everything under way fails with `archive-unavailable`. */
  detach(): void;
}

type Settle = (result: Result<never> | { readonly ok: true; readonly value: unknown }) => void;

/** Makes a wire with no port yet; commands sent before `attach` wait for it. */
export function createWire(): Wire {
  let port: MessagePort | null = null;
  let lastId = 0;
  const pending = new Map<number, Settle>();
  const listeners = new Set<(message: FromMain) => void>();
  const waiting: unknown[] = [];

  const settle = (id: number, result: Parameters<Settle>[0]): void => {
    pending.get(id)?.(result);
    pending.delete(id);
  };

  const receive = (event: MessageEvent<FromMain>): void => {
    const message = event.data;
    if (message.type === 'done') settle(message.id, { ok: true, value: message.value });
    else if (message.type === 'refused') settle(message.id, { ok: false, failure: message.failure });
    else for (const listener of listeners) listener(message);
  };

  return {
    send: (name, args) =>
      new Promise((resolve) => {
        lastId += 1;
        const message = { type: 'command', id: lastId, name, args };
        pending.set(lastId, resolve);
        if (port) port.postMessage(message);
        else waiting.push(message);
      }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach: (next) => {
      port = next;
      next.addEventListener('message', receive);
      next.start();
      for (const message of waiting.splice(0)) next.postMessage(message);
    },
    detach: () => {
      port?.removeEventListener('message', receive);
      port = null;
      waiting.length = 0;
      for (const id of pending.keys()) settle(id, fail('archive-unavailable'));
    },
  };
}
