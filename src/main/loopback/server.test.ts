import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createDownloads } from './downloads';
import { serveStub } from './testing/serve-stub';
import type { StubServer } from './testing/serve-stub';
import { startServer } from './server';

const html = '11'.repeat(32);
const text = '22'.repeat(32);
const png = '33'.repeat(32);
const svg = '44'.repeat(32);
let stub: StubServer;
beforeAll(async () => {
  stub = await serveStub({
    [html]: Buffer.from('<!DOCTYPE html><html><body onload="x()">Grüße</body></html>'),
    [text]: Buffer.from('Plain words, and <html> among them.'),
    [png]: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(16)]),
    [svg]: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'),
  });
});
afterAll(() => stub.close());

const ask = (
  path: string,
  init: { readonly method?: string; readonly body?: string; readonly headers?: Record<string, string> } = {},
) =>
  fetch(`http://127.0.0.1:${stub.port}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { cookie: stub.cookie, ...init.headers },
  });
const own = () => ({ 'x-backfile': '1', origin: `http://127.0.0.1:${stub.port}` });

const offer = async (words: string) => {
  const dir = await mkdtemp(join(tmpdir(), 'backfile-offer-'));
  const path = join(dir, 'export.html');
  await writeFile(path, words);
  let isOver = false;
  const address = stub.server.offer({ path, fileName: 'My “week”/<b>.html' }, () => (isOver = true));
  return { address, isOver: () => isOver, remove: () => rm(dir, { recursive: true }) };
};

describe('an export offered for download', () => {
  it('is fetched once, as an attachment that no browser shows', async () => {
    const offered = await offer('<script>x()</script>');
    expect((await ask(offered.address, { method: 'HEAD' })).status).toBe(404);
    expect(offered.isOver()).toBe(false);
    const fetched = await ask(offered.address);
    expect(fetched.status).toBe(200);
    expect(fetched.headers.get('content-type')).toBe('application/octet-stream');
    expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
    expect(fetched.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"/<>]+"; filename\*=UTF-8''/);
    expect(await fetched.text()).toBe('<script>x()</script>');
    await expect.poll(offered.isOver).toBe(true);
    expect((await ask(offered.address)).status).toBe(404);
    await offered.remove();
  });

  it('is given to nobody without our cookie, nor under another address', async () => {
    const offered = await offer('words');
    expect((await ask(offered.address, { headers: { cookie: '' } })).status).toBe(401);
    expect((await ask(`/export/${'A'.repeat(43)}`)).status).toBe(404);
    expect(offered.isOver()).toBe(false);
    expect(await (await ask(offered.address)).text()).toBe('words');
    await offered.remove();
  });

  it('can be fetched again when the download was broken off', async () => {
    const offered = await offer('long '.repeat(4_000_000));
    const broken = new AbortController();
    const first = await fetch(`http://127.0.0.1:${stub.port}${offered.address}`, {
      headers: { cookie: stub.cookie },
      signal: broken.signal,
    });
    await first.body?.getReader().read();
    broken.abort();
    await expect.poll(async () => (await ask(offered.address)).status).toBe(200);
    await offered.remove();
  });

  it('is taken back when its time is over', async () => {
    const downloads = createDownloads(1);
    const over = new Promise<void>((resolve) => {
      downloads.offer({ path: '/nowhere', fileName: 'x' }, resolve);
    });
    await over;
  });
});

describe('the way in', () => {
  it('takes an address once: the token is exchanged for a cookie and leaves the address bar', async () => {
    const address = stub.server.address('window');
    const first = await fetch(address, { redirect: 'manual' });
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/');
    expect(first.headers.get('set-cookie')).toMatch(
      new RegExp(`^backfile-${stub.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    const second = await fetch(address, { redirect: 'manual' });
    expect(second.status).toBe(401);
    expect(second.headers.get('set-cookie')).toBeNull();
  });

  it('does not use a token up for a request that only asks for headers', async () => {
    const address = stub.server.address('window');
    expect((await fetch(address, { method: 'HEAD', redirect: 'manual' })).status).toBe(404);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  });

  it('leads the engine to its own page', async () => {
    const entered = await fetch(stub.server.address('engine'), { redirect: 'manual' });
    expect(entered.headers.get('location')).toBe('/engine.html');
  });

  it('says that the port is taken instead of taking another, which would be another archive', async () => {
    const taken = await startServer({
      port: stub.port,
      rendererDir: 'src/contract',
      library: {
        attach: () => undefined,
        original: () => Promise.resolve(null),
        newSpool: () => Promise.reject(),
        spool: () => null,
      },
      openLink: null,
      onPages: () => undefined,
      log: () => undefined,
    });
    expect(taken).toMatchObject({ ok: false, failure: { code: 'port-taken' } });
  });
});

describe('the headers', () => {
  it('of the page are these', async () => {
    const page = await ask('/');
    const nonce = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(await page.text())?.[1] ?? '';
    expect(nonce).toHaveLength(24);
    const headers = Object.fromEntries(
      [...page.headers].filter(([name]) => !/^(date|connection|keep-alive|content-length)$/.test(name)),
    );
    expect({
      ...headers,
      'content-security-policy': headers['content-security-policy']?.replace(nonce, 'NONCE'),
    }).toMatchInlineSnapshot(`
      {
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-NONCE'; img-src 'self' blob: data:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types backfile backfile-worker",
        "content-type": "text/html; charset=utf-8",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      }
    `);
  });

  it('carry another nonce each time', async () => {
    const policies = await Promise.all(
      [ask('/'), ask('/')].map(async (page) => (await page).headers.get('content-security-policy')),
    );
    expect(policies[0]).not.toBe(policies[1]);
  });

  it.each(['/', '/assets/index-1.js', `/original/${html}`, `/object/${png}`, '/missing'])(
    'of %s forbid guessing types and other sites',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );
});

describe('an original', () => {
  it('is shown sandboxed, its bytes unchanged, and kept in no cache', async () => {
    const shown = await ask(`/original/${html}`);
    expect(shown.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    );
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(await shown.text()).toContain('Grüße');
  });

  it('that is plain text is shown as text, whatever tags it speaks of', async () => {
    expect((await ask(`/original/${text}`)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('is downloaded under its name', async () => {
    const saved = await ask(`/original/${html}?download=${encodeURIComponent('Grüße "1".html')}`);
    expect(saved.headers.get('content-disposition')).toBe(
      `attachment; filename="Gr__e _1_.html"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20_1_.html`,
    );
    expect(saved.headers.get('content-type')).toBe('application/octet-stream');
  });
});

describe('an image', () => {
  it('is served when its bytes are a raster image', async () => {
    expect((await ask(`/object/${png}`)).headers.get('content-type')).toBe('image/png');
  });

  it('is not served when it is a drawing that may hold scripts', async () => {
    expect((await ask(`/object/${svg}`)).status).toBe(404);
  });
});

describe('an upload', () => {
  it('is streamed into a spool under its relative name', async () => {
    const opened: unknown = await (await ask('/upload', { method: 'POST', headers: own() })).json();
    expect(opened).toEqual({ ok: true, value: { spool: 'spool-1' } });
    const name = 'folder/Füße 100%.html';
    const sent = await ask(`/upload/spool-1/${encodeURIComponent(name)}`, {
      method: 'PUT',
      headers: own(),
      body: 'words',
    });
    expect(sent.status).toBe(200);
    expect(stub.uploaded.get(name)).toBe('words');
  });

  it('with a name that cannot be read is refused', async () => {
    const sent = await ask('/upload/spool-1/%FF', { method: 'PUT', headers: own(), body: 'words' });
    expect(await sent.json()).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  });
});

describe('a link', () => {
  it.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
  ])('%s is handed to the system', async (url, opened) => {
    expect((await ask('/open-link', { method: 'POST', headers: own(), body: url })).status).toBe(200);
    expect(stub.opened.at(-1)).toBe(opened);
  });

  it.each(['javascript:alert(1)', 'java\tscript:alert(1)', 'file:///etc/passwd', 'smb://host/x', '-x', ''])(
    '%j is not',
    async (url) => {
      const before = stub.opened.length;
      expect((await ask('/open-link', { method: 'POST', headers: own(), body: url })).status).toBe(400);
      expect(stub.opened).toHaveLength(before);
    },
  );
});

const open = (name: string, page: string) =>
  new WebSocket(`ws://127.0.0.1:${stub.port}/wire/${name}?page=${page}`, {
    headers: { cookie: stub.cookie, origin: own().origin },
  });
const when = (socket: WebSocket, event: string) =>
  new Promise<unknown>((resolve) => {
    socket.once(event, resolve);
  });

describe('a window', () => {
  it('is attached when both its wires are there, and loses nothing it said before', async () => {
    const control = open('control', 'page-0000000000000001');
    await when(control, 'open');
    control.send(JSON.stringify({ type: 'command', id: 1, name: 'library-info', args: {} }));
    const archive = open('archive', 'page-0000000000000001');
    await expect.poll(() => stub.attached.length).toBe(1);
    const page = stub.attached[0];
    const heard = await new Promise((resolve) => page?.control.onMessage(resolve));
    expect(heard).toMatchObject({ name: 'library-info' });
    const answered = when(control, 'message');
    page?.control.send({ type: 'done', id: 1, value: 'x' });
    expect(String(await answered)).toBe('{"type":"done","id":1,"value":"x"}');
    const gone = new Promise<void>((resolve) => page?.archive?.onClose(resolve));
    archive.close();
    await gone;
    await expect.poll(() => stub.server.pages).toBe(0);
  });

  it('that brings one wire twice is not attached', async () => {
    const first = open('control', 'page-0000000000000002');
    await when(first, 'open');
    const second = open('control', 'page-0000000000000002');
    expect(await when(second, 'close')).toBe(1002);
    expect(stub.server.pages).toBe(0);
    first.close();
  });
});

it('serves nothing on another address of this computer', async () => {
  await expect(fetch(`http://127.0.0.2:${stub.port}/`)).rejects.toThrow();
});
