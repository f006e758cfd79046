import type { WebSocket } from 'ws';
import type { Wire } from '../library/wire';

/** A WebSocket as a wire. What is no JSON text closes it: nothing of ours sends such a thing. */
export function createSocketWire<In, Out>(socket: WebSocket): Wire<In, Out> {
  let listener: ((message: In) => void) | null = null;
  const early: In[] = [];
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    let message: In;
    try {
      if (isBinary) throw new Error('binary');
      // The other end is our own page, behind cookie and Origin; the library checks what it acts on.
      message = JSON.parse(data.toString('utf8')) as In;
    } catch {
      socket.close(1003);
      return;
    }
    if (listener === null) early.push(message);
    else listener(message);
  });
  // An error is always followed by a close, which says all that the library wants to know.
  socket.on('error', () => undefined);
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(next) {
      listener = next;
      for (const message of early.splice(0)) next(message);
    },
    onClose(gone) {
      if (socket.readyState === socket.CLOSED) queueMicrotask(gone);
      else socket.once('close', gone);
    },
    close() {
      socket.close(1000);
    },
  };
}
