import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ArchiveWire, ControlWire, Spool } from '../../library/types';
import { startServer } from '../server';
import { freePort } from './free-port';
import type { LoopbackServer } from '../server';

export interface StubServer {
  readonly port: number;
  readonly server: LoopbackServer;
  /** The cookie of somebody who came in by a token. */
  readonly cookie: string;
  readonly attached: { readonly control: ControlWire; readonly archive: ArchiveWire | null }[];
  /** Uploaded files by their names. */
  readonly uploaded: Map<string, string>;
  readonly opened: string[];
  close(): Promise<void>;
}

/** The real server over a small page and a library that holds what it is given here. */
export async function serveStub(originals: Readonly<Record<string, Uint8Array>> = {}): Promise<StubServer> {
  const rendererDir = await mkdtemp(join(tmpdir(), 'backfile-page-'));
  for (const [path, text] of Object.entries(page)) {
    await mkdir(dirname(join(rendererDir, path)), { recursive: true });
    await writeFile(join(rendererDir, path), text);
  }
  const attached: StubServer['attached'] = [];
  const uploaded = new Map<string, string>();
  const opened: string[] = [];
  const spool: Spool = {
    id: 'spool-1',
    dir: rendererDir,
    async write(name, body) {
      let text = '';
      for await (const chunk of body) text += Buffer.from(chunk).toString('utf8');
      uploaded.set(name, text);
    },
  };
  const port = await freePort();
  const started = await startServer({
    port,
    rendererDir,
    library: {
      attach: (control, archive) => attached.push({ control, archive }),
      original: (object) => Promise.resolve(originals[object] ?? null),
      newSpool: () => Promise.resolve(spool),
      spool: (id) => (id === spool.id ? spool : null),
    },
    openLink: (url) => Promise.resolve(void opened.push(url)),
    onPages: () => undefined,
    log: () => undefined,
  });
  if (!started.ok) throw new Error(started.failure.code);
  const server = started.value;
  const entered = await fetch(server.address('window'), { redirect: 'manual' });
  return {
    port,
    server,
    cookie: (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    attached,
    uploaded,
    opened,
    async close() {
      await server.close();
      await rm(rendererDir, { recursive: true });
    },
  };
}

const page: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><html><head><title>Backfile</title></head><body>the window</body></html>',
  'engine.html': '<!doctype html><html><head></head><body>the engine</body></html>',
  'assets/index-1.js': 'export {};',
  'assets/index-1.js.map': '{}',
};
