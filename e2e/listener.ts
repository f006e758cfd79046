import { createServer, type Server } from 'node:net';
import { once } from 'node:events';

/** Whether Chromium asks for a name by itself: its maker's sign-in and updates. */
export const isItsOwn = (name: string): boolean => /^[\w.-]+\.(?:google|googleapis)\.com$/.test(name);

/**
 * Gives the host that a first packet asks for, which stands in the clear: the Host line of an HTTP request (or the name
 * a CONNECT is for), or the server name of a TLS hello (RFC 6066, section 3). Reads the name by its stated length: the
 * bytes after it may be letters too.
 */
function wantedName(bytes: Buffer): string | undefined {
  const isTlsHandshake = bytes[0] === 0x16;
  if (!isTlsHandshake) return /^(?:CONNECT|host:) *([^\s:]+)/im.exec(bytes.toString('latin1'))?.[1];
  // A list of names (length), type 0 (host), length, name; found by its frame, as other extensions come in any order.
  for (let at = bytes.indexOf(Buffer.of(0, 0)); at >= 0; at = bytes.indexOf(Buffer.of(0, 0), at + 1)) {
    if (at + 9 > bytes.length) return undefined;
    const nameBytes = bytes.readUInt16BE(at + 7);
    const isServerName =
      bytes.readUInt16BE(at + 2) === nameBytes + 5 &&
      bytes.readUInt16BE(at + 4) === nameBytes + 3 &&
      bytes[at + 6] === 0;
    const name = bytes.subarray(at + 9, at + 9 + nameBytes).toString('latin1');
    if (isServerName && /^[\w.-]+$/.test(name)) return name;
  }
  return undefined;
}

/** Listens on every interface and counts whoever connects. */
export async function listen(): Promise<{ server: Server; port: number; heard: readonly string[] }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    const at = heard.push('a connection that said nothing') - 1;
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      heard[at] = wantedName(bytes) ?? 'no name';
      socket.destroy();
    });
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return { server, port: address.port, heard };
}
