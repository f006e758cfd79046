import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSocketWire } from './socket-wire';
import type { ControlWire } from './types';
import type { FromMain, ToMain } from '../../contract/control';

/** sun_path holds 104 bytes on macOS and 108 on Linux, the closing NUL among them. */
const pathLimitBytes = 100;
const tokenTimeoutMs = 5000;

export interface LocalSocket {
  /** Where it answers: a socket's path, or a named pipe on Windows. */
  readonly address: string;
  readonly token: string;
  close(): Promise<void>;
}

/**
 * Answers other processes of this user. A connection that sends the token as its first line within 5 s is
 * handed over as a wire; any other is dropped. Listens inside `dir`, or in a private folder under the system's
 * temporary one when the path would be too long or `dir` cannot hold a socket (FAT, network folders).
 */
export async function openLocalSocket(dir: string, onConnect: (wire: ControlWire) => void): Promise<LocalSocket> {
  const token = randomBytes(32).toString('hex');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    void greet(socket, token, onConnect);
  });
  const place = await listenSomewhere(server, dir);
  server.unref();
  return {
    address: place.address,
    token,
    async close() {
      for (const socket of sockets) socket.end();
      const gone = new Promise<void>((resolve) => server.close(() => resolve()));
      // A client that does not answer the farewell must not keep us.
      const force = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, 500);
      await gone;
      clearTimeout(force);
      await place.remove();
    },
  };
}

async function greet(socket: Socket, token: string, onConnect: (wire: ControlWire) => void): Promise<void> {
  const wire = createSocketWire<ToMain, FromMain>(socket);
  const late = setTimeout(() => socket.destroy(), tokenTimeoutMs);
  const line = await wire.firstLine();
  clearTimeout(late);
  if (line === null || !isSameToken(line, token)) {
    socket.destroy();
    return;
  }
  onConnect(wire);
}

function isSameToken(given: string, token: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

async function listenSomewhere(
  server: Server,
  dir: string,
): Promise<{ readonly address: string; remove(): Promise<void> }> {
  const name = `owner-${randomBytes(4).toString('hex')}.sock`;
  if (process.platform === 'win32') {
    const hash = createHash('sha256').update(dir).digest('hex').slice(0, 16);
    const address = `\\\\.\\pipe\\backfile-${hash}-${name}`;
    await listen(server, address);
    return { address, remove: async () => {} };
  }
  const inside = join(dir, name);
  if (Buffer.byteLength(inside) <= pathLimitBytes) {
    try {
      await listen(server, inside);
      await chmod(inside, 0o600);
      return { address: inside, remove: () => rm(inside, { force: true }) };
    } catch {
      await rm(inside, { force: true });
    }
  }
  // mkdtemp makes a folder that only its owner may enter.
  const address = join(await mkdtemp(join(tmpdir(), 'backfile-')), 'owner.sock');
  await listen(server, address);
  await chmod(address, 0o600);
  return { address, remove: () => rm(dirname(address), { recursive: true, force: true }) };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
