import type { MessagePortMain } from 'electron';
import type { Wire } from '../library/wire';

/** Main's end of a MessagePort as a wire. `close` also ends it from here, when the page was reloaded or crashed. */
export function createPortWire<In, Out>(port: MessagePortMain): Wire<In, Out> {
  let isClosed = false;
  let gone: (() => void) | null = null;
  const end = () => {
    if (isClosed) return;
    isClosed = true;
    gone?.();
  };
  port.on('close', end);
  return {
    send(message) {
      if (!isClosed) port.postMessage(message);
    },
    onMessage(listener) {
      // The other end is our own page, checked when it asked for the port. Messages wait in the port until it is started.
      port.on('message', (event) => listener(event.data as In));
      port.start();
    },
    onClose(listener) {
      gone = listener;
      if (isClosed) queueMicrotask(listener);
    },
    close() {
      port.close();
      end();
    },
  };
}
