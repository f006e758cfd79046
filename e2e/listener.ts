import { createServer, type Server } from 'node:net';
import { once } from 'node:events';

/** Whether Chromium asks for a name by itself: its maker's sign-in and updates. */
export const isItsOwn = (name: string): boolean => /^[\w.-]+\.(?:google|googleapis)\.com\b/.test(name);

/** Listens on every interface and counts whoever connects. */
export async function listen(): Promise<{ server: Server; port: number; heard: readonly string[] }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    const at = heard.push('a connection that said nothing') - 1;
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      // The name it wanted stands in the clear, in an HTTP request as in a TLS hello.
      heard[at] =
        bytes
          .toString('latin1')
          .match(/[\w.-]+\.[a-z]{2,}/g)
          ?.join(' ') ?? 'no name';
      socket.destroy();
    });
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return { server, port: address.port, heard };
}
