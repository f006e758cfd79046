import type { WebSocket } from 'ws';
import { createSocketWire } from './socket-wire';
import type { ArchiveWire, ControlWire } from '../library/types';

export type SocketName = 'control' | 'archive';

/** The pages that are connected, each by two sockets that name the same random id. */
export interface PageSockets {
  /** Takes one socket; with its fellow, the page is attached. A page whose fellow does not come within 10 s is dropped. */
  add(page: string, name: SocketName, socket: WebSocket): void;
  /** Connected pages. */
  readonly count: number;
  close(): void;
}

const fellowMs = 10_000;

/** `attach` is given each page once, when both its sockets are there; `changed` whenever the count of pages changes. */
export function createPageSockets(
  attach: (control: ControlWire, archive: ArchiveWire) => void,
  changed: (count: number) => void,
): PageSockets {
  const waiting = new Map<
    string,
    { readonly name: SocketName; readonly socket: WebSocket; readonly timer: NodeJS.Timeout }
  >();
  const all = new Set<WebSocket>();
  let count = 0;

  const pair = (control: WebSocket, archive: WebSocket) => {
    count += 1;
    changed(count);
    let isGone = false;
    const gone = () => {
      if (isGone) return;
      isGone = true;
      count -= 1;
      // Half a page is none: whichever socket goes takes the other with it.
      control.close();
      archive.close();
      changed(count);
    };
    attach(createSocketWire(control), createSocketWire(archive));
    for (const socket of [control, archive]) {
      socket.once('close', gone);
      if (socket.readyState === socket.CLOSED) gone();
    }
  };

  return {
    get count() {
      return count;
    },
    add(page, name, socket) {
      all.add(socket);
      socket.once('close', () => all.delete(socket));
      const fellow = waiting.get(page);
      if (fellow === undefined) {
        const timer = setTimeout(() => {
          waiting.delete(page);
          socket.close(1002);
        }, fellowMs);
        timer.unref();
        socket.once('close', () => {
          clearTimeout(timer);
          if (waiting.get(page)?.socket === socket) waiting.delete(page);
        });
        socket.on('error', () => undefined);
        // Kept in the socket until its fellow is there: a message must not be lost between.
        socket.pause();
        waiting.set(page, { name, socket, timer });
        return;
      }
      if (fellow.name === name) {
        socket.close(1002);
        return;
      }
      waiting.delete(page);
      clearTimeout(fellow.timer);
      if (name === 'control') pair(socket, fellow.socket);
      else pair(fellow.socket, socket);
      fellow.socket.resume();
    },
    close() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
      for (const socket of all) socket.terminate();
    },
  };
}
