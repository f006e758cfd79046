import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { createInbox } from './inbox';
import type { Wire } from './wire';

/** A wire over a local socket, whose first line may be taken before messages begin. */
export interface SocketWire<In, Out> extends Wire<In, Out> {
  /** Resolves with the first line that comes, raw; null when the socket ends before one is whole. Ask once, before `onMessage`. */
  firstLine(): Promise<string | null>;
  sendLine(line: string): void;
}

/**
 * Speaks JSON, one message a line, over a socket. A line that is no JSON ends the connection: both ends are
 * Backfile, so it is a sign of something else talking. Only the shape of the line is checked, not the message.
 */
export function createSocketWire<In, Out>(socket: Socket): SocketWire<In, Out> {
  const inbox = createInbox<In>();
  const decoder = new StringDecoder('utf8');
  /** Pieces of the line that is not whole yet; joined once, since an answer may be many megabytes. */
  let pieces: string[] = [];
  let takeFirst: ((line: string | null) => void) | null = null;

  const take = (line: string): void => {
    if (takeFirst) {
      const taken = takeFirst;
      takeFirst = null;
      taken(line);
      return;
    }
    if (line === '') return;
    let message: In;
    try {
      // The other end is typed by the same contract; what it means is checked where it is handled.
      message = JSON.parse(line) as In;
    } catch {
      socket.destroy();
      return;
    }
    inbox.receive(message);
  };

  socket.on('data', (chunk: Buffer) => {
    const lines = decoder.write(chunk).split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      pieces.push(line);
      const whole = pieces.join('');
      pieces = [];
      take(whole);
    }
    if (last !== '') pieces.push(last);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    takeFirst?.(null);
    takeFirst = null;
    inbox.end();
  });

  const sendLine = (line: string): void => {
    if (!socket.destroyed) socket.write(`${line}\n`);
  };
  return {
    firstLine: () =>
      new Promise((resolve) => {
        if (socket.destroyed) resolve(null);
        else takeFirst = resolve;
      }),
    sendLine,
    send: (message) => sendLine(JSON.stringify(message)),
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close: () => {
      socket.end();
    },
  };
}
