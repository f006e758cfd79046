import { realpath } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import type { FromMain, ToMain } from '../../contract/control';
import { isLockLive, readLock } from './lock';
import { createSocketWire } from './socket-wire';
import type { Wire } from './wire';

/** A client's end of the control wire. */
export type ClientWire = Wire<FromMain, ToMain>;

const connectTimeoutMs = 5000;

/**
 * Connects to the process that has the library open. null when there is none, or it does not answer within
 * 5 s: then `openLibrary` is the thing to try. The first message to come is the client's `role`, or `rescue`.
 */
export async function connectToOwner(dir: string): Promise<ClientWire | null> {
  const lock = await readLock(await realpath(dir).catch(() => dir));
  if (!lock || !isLockLive(lock)) return null;
  const socket = await connect(lock.address);
  if (!socket) return null;
  const wire = createSocketWire<FromMain, ToMain>(socket);
  wire.sendLine(lock.token);
  return wire;
}

function connect(address: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    const late = setTimeout(() => socket.destroy(), connectTimeoutMs);
    socket.once('close', () => {
      clearTimeout(late);
      resolve(null);
    });
    socket.once('error', () => socket.destroy());
    socket.once('connect', () => {
      clearTimeout(late);
      resolve(socket);
    });
  });
}
