import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { fail, ok } from '../../contract/failure';
import type { Result } from '../../contract/failure';
import { readFileTable } from '../page';
import { createAccess } from './access';
import { createDownloads, type OfferedFile } from './downloads';
import { judgeRequest } from './judge-request';
import { createPageSockets } from './page-sockets';
import type { SocketName } from './page-sockets';
import { serveRequest } from './serve-request';
import type { ServedLibrary } from './serve-request';

export interface ServerOptions {
  /** The library's own port, never another: it is part of the page's origin, and the origin is the archive's address. */
  readonly port: number;
  /** The built page, `out/renderer`. */
  readonly rendererDir: string;
  readonly library: ServedLibrary;
  /** Opens an address in the system's browser; null where the window had better do it itself. */
  readonly openLink: ((url: string) => Promise<void>) | null;
  /** Called with the number of connected pages whenever it changes. */
  readonly onPages: (count: number) => void;
  readonly log: (line: string) => void;
}

export interface LoopbackServer {
  /** An address that opens the page once; each call makes a new one. */
  address(page: 'window' | 'engine'): string;
  /** Offers a file to the pages once; gives its address, a path on their own origin. See `Downloads`. */
  offer(file: OfferedFile, onOver: () => void): string;
  readonly pages: number;
  close(): Promise<void>;
}

const wirePath = /^\/wire\/(control|archive)\?page=([A-Za-z0-9_-]{16,64})$/;

/**
 * Serves the window on 127.0.0.1. Gives `port-taken` when another program has the port, and rejects
 * when nothing was built.
 */
export async function startServer(options: ServerOptions): Promise<Result<LoopbackServer>> {
  const { port, library, log } = options;
  const access = createAccess(port);
  const downloads = createDownloads();
  const parts = {
    port,
    access,
    library,
    downloads,
    openLink: options.openLink,
    files: await readFileTable(options.rendererDir),
  };
  const pages = createPageSockets((control, archive) => library.attach(control, archive), options.onPages);
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 512 * 1024 * 1024 });
  // A relative name is percent-encoded in the address, three bytes for one, so Node's 16 KB are too few.
  const server = createServer({ maxHeaderSize: 64 * 1024, requestTimeout: 0 }, (request, response) => {
    serveRequest(parts, request, response).catch((error: unknown) => {
      log(`request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      endBroken(response);
    });
  });
  server.on('upgrade', (request, stream: Duplex, head) => {
    const match = wirePath.exec(request.url ?? '');
    const refused = judgeRequest(request, port, access, 'change');
    if (refused !== null || match === null) {
      stream.end(`HTTP/1.1 ${refused?.status ?? 404} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [, name, page = ''] = match;
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // The expression allows these two names only.
      pages.add(page, name as SocketName, socket);
    });
  });

  const failure = await listen(server, port);
  if (failure !== null) return fail('port-taken', `${port} (${failure})`);
  return ok({
    address: (page) => `http://127.0.0.1:${port}/enter?t=${access.issue()}${page === 'engine' ? '&to=engine' : ''}`,
    offer: (file, onOver) => downloads.offer(file, onOver),
    get pages() {
      return pages.count;
    },
    async close() {
      pages.close();
      downloads.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  });
}

function listen(server: Server, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    // 127.0.0.1 by number: `localhost` may be ::1 as well, which is another origin and another door.
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve(null);
    });
  });
}

function endBroken(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Backfile could not answer; its log says why.\n');
}
