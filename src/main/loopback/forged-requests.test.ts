import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, requestText } from './testing/raw-request';
import { serveStub } from './testing/serve-stub';
import type { StubServer } from './testing/serve-stub';

const original = 'ab'.repeat(32);
let stub: StubServer;
beforeAll(async () => {
  stub = await serveStub({ [original]: Buffer.from('<html>secret</html>') });
});
afterAll(() => stub.close());

type Headers = Record<string, string | readonly string[] | null>;
/** PORT and COOKIE stand for the real ones: each row is right but for the one thing that is forged. */
const right: Headers = { Host: '127.0.0.1:PORT', Cookie: 'COOKIE', 'Sec-Fetch-Site': 'same-origin' };
const socket: Headers = {
  ...right,
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  Origin: 'http://127.0.0.1:PORT',
};
const wire = 'GET /wire/control?page=0123456789abcdef';
const put = 'PUT /upload/spool-1/a.html';
const change: Headers = { ...right, Origin: 'http://127.0.0.1:PORT', 'x-backfile': '1', 'Content-Length': '0' };

const forged: readonly (readonly [what: string, line: string, headers: Headers])[] = [
  ['a rebound name', 'GET /', { ...right, Host: 'evil.example:PORT' }],
  ['a rebound name without a port', 'GET /', { ...right, Host: 'evil.example' }],
  ['localhost', 'GET /', { ...right, Host: 'localhost:PORT' }],
  ['no port', 'GET /', { ...right, Host: '127.0.0.1' }],
  ['another port', 'GET /', { ...right, Host: '127.0.0.1:1' }],
  ['a short address', 'GET /', { ...right, Host: '127.1:PORT' }],
  ['a decimal address', 'GET /', { ...right, Host: '2130706433:PORT' }],
  ['a hexadecimal address', 'GET /', { ...right, Host: '0x7f.0.0.1:PORT' }],
  ['any address', 'GET /', { ...right, Host: '0.0.0.0:PORT' }],
  ['IPv6 loopback', 'GET /', { ...right, Host: '[::1]:PORT' }],
  ['mapped IPv6', 'GET /', { ...right, Host: '[::ffff:127.0.0.1]:PORT' }],
  ['a trailing dot', 'GET /', { ...right, Host: '127.0.0.1.:PORT' }],
  ['our address as a label', 'GET /', { ...right, Host: '127.0.0.1:PORT.evil.example' }],
  ['a name before ours', 'GET /', { ...right, Host: 'evil.example@127.0.0.1:PORT' }],
  ['a leading zero in the port', 'GET /', { ...right, Host: '127.0.0.1:0PORT' }],
  ['two hosts, ours first', 'GET /', { ...right, Host: ['127.0.0.1:PORT', 'evil.example'] }],
  ['two hosts, ours last', 'GET /', { ...right, Host: ['evil.example', '127.0.0.1:PORT'] }],
  ['no host', 'GET /', { ...right, Host: null }],
  ['an empty host', 'GET /', { ...right, Host: '' }],
  ['an absolute target', 'GET http://evil.example/', right],
  ['an absolute target of our own', 'GET http://127.0.0.1:PORT/', right],
  ['a target of two slashes', 'GET //evil.example/', right],
  ['another origin', 'GET /', { ...right, Origin: 'http://evil.example' }],
  ['the origin of a sandboxed frame', 'GET /', { ...right, Origin: 'null' }],
  ['our origin on another port', 'GET /', { ...right, Origin: 'http://127.0.0.1:1' }],
  ['our origin by another scheme', 'GET /', { ...right, Origin: 'https://127.0.0.1:PORT' }],
  ['localhost as origin', 'GET /', { ...right, Origin: 'http://localhost:PORT' }],
  ['a cross-site fetch', 'GET /', { ...right, 'Sec-Fetch-Site': 'cross-site' }],
  ['a same-site fetch of another port', 'GET /', { ...right, 'Sec-Fetch-Site': 'same-site' }],
  ['no cookie', 'GET /', { ...right, Cookie: null }],
  ['an empty cookie', 'GET /', { ...right, Cookie: 'backfile-PORT=' }],
  ['a guessed cookie', 'GET /', { ...right, Cookie: `backfile-PORT=${'A'.repeat(43)}` }],
  ['the cookie of another port', 'GET /', { ...right, Cookie: 'backfile-1=VALUE' }],
  ['the cookie with more behind it', 'GET /', { ...right, Cookie: 'COOKIE=x' }],
  ['no cookie, for an original', `GET /original/${original}`, { ...right, Cookie: null }],
  ['no cookie, for an image', `GET /object/${original}`, { ...right, Cookie: null }],
  ['no token', 'GET /enter', { ...right, Cookie: null }],
  ['an empty token', 'GET /enter?t=', { ...right, Cookie: null }],
  ['a guessed token', `GET /enter?t=${'A'.repeat(43)}`, { ...right, Cookie: null }],
  ['a page outside the table', 'GET /enter?t=x&to=//evil.example', right],
  ['a way up', 'GET /../package.json', right],
  ['an encoded way up', 'GET /..%2fpackage.json', right],
  ['a doubly encoded way up', 'GET /%252e%252e/package.json', right],
  ['a backslash way up', 'GET /..\\package.json', right],
  ['a source map', 'GET /assets/index-1.js.map', right],
  ['a folder', 'GET /assets/', right],
  ['an original by a path', 'GET /original/../../etc/passwd', right],
  ['an original in capitals', `GET /original/${original.toUpperCase()}`, right],
  ['an original as an image', `GET /object/${original}`, right],
  ['a socket without an origin', wire, { ...socket, Origin: null }],
  ['a socket of another origin', wire, { ...socket, Origin: 'http://evil.example' }],
  ['a socket of a sandboxed frame', wire, { ...socket, Origin: 'null' }],
  ['a socket without a cookie', wire, { ...socket, Cookie: null }],
  ['a socket by a rebound name', wire, { ...socket, Host: 'evil.example:PORT' }],
  ['a socket that is not ours', 'GET /wire/other?page=0123456789abcdef', socket],
  ['a socket without a page', 'GET /wire/control', socket],
  ['an upload without an origin', put, { ...change, Origin: null }],
  ['an upload of another origin', put, { ...change, Origin: 'http://evil.example' }],
  ['an upload as a form sends it', put, { ...change, 'x-backfile': null }],
  ['an upload without a cookie', put, { ...change, Cookie: null }],
  ['an upload into no spool', 'PUT /upload/other/a.html', change],
  ['a link opened by a form', 'POST /open-link', { ...change, 'x-backfile': null }],
  ['a page changed', 'DELETE /', change],
  ['a page posted to', 'POST /', change],
];

const fill = (text: string) => text.replaceAll('PORT', String(stub.port)).replaceAll('COOKIE', stub.cookie);
const ask = (line: string, headers: Headers) => {
  const filled = Object.entries(headers).map(([name, value]) => [
    name,
    value === null ? null : typeof value === 'string' ? fill(value) : value.map(fill),
  ]);
  return rawRequest(stub.port, requestText(fill(line), Object.fromEntries(filled) as Headers));
};

describe('a request that is not from our own window', () => {
  it.each(forged)('is refused: %s', async (_what, line, headers) => {
    const { status, text } = await ask(line, headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('the window');
    expect(text).not.toContain('secret');
    expect(text.toLowerCase()).not.toContain('set-cookie');
    expect(text.toLowerCase()).not.toContain('access-control');
  });

  it('never reached the library', () => {
    expect(stub.attached).toEqual([]);
    expect(stub.uploaded.size).toBe(0);
    expect(stub.opened).toEqual([]);
  });

  it.each([
    ['the page', 'GET /', right, 200],
    ['an original', `GET /original/${original}`, right, 200],
    ['a socket', wire, socket, 101],
    ['an upload', put, change, 200],
  ] as const)('would have been answered, had nothing been forged: %s', async (_what, line, headers, status) => {
    expect((await ask(line, headers)).status).toBe(status);
  });
});
