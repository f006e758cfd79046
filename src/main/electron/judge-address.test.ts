import { describe, expect, it } from 'vitest';
import { isOwnRequest, isTrustedSender, mayShow } from './judge-address';
import { readDevHost } from './page-address';

const foreign = [
  'https://example.org/',
  'http://127.0.0.1:5173/',
  'file:///etc/passwd',
  'app://other/index.html',
  'app://backfile.evil/index.html',
  'ftp://backfile/',
  'chrome://settings',
  'javascript:alert(1)',
  'ws://127.0.0.1:5173/',
  'devtools://devtools/bundled/x.js',
];

describe('a page of the desktop app', () => {
  it.each(foreign)('requests nothing from %s, and is not led there', (url) => {
    expect(isOwnRequest(url, null)).toBe(false);
    expect(mayShow(url, true)).toBe(false);
    expect(mayShow(url, false)).toBe(false);
  });

  it.each([
    'app://backfile/assets/a.js',
    'app://backfile/original/ab',
    'blob:app://backfile/1-2',
    'data:image/png;base64,AA',
  ])('may request %s', (url) => {
    expect(isOwnRequest(url, null)).toBe(true);
  });

  it('shows originals in a frame only, and its own pages in the window only', () => {
    expect(mayShow('app://backfile/index.html#x', true)).toBe(true);
    expect(mayShow('app://backfile/index.html', false)).toBe(false);
    expect(mayShow('app://backfile/original/ab', false)).toBe(true);
    expect(mayShow('app://backfile/original/ab', true)).toBe(false);
    expect(mayShow('data:text/html,x', true)).toBe(false);
    expect(mayShow('about:blank', false)).toBe(true);
  });

  it('is listened to by main in its top frame only', () => {
    const top = { url: 'app://backfile/index.html', parent: null };
    expect(isTrustedSender(top)).toBe(true);
    expect(isTrustedSender({ ...top, parent: top })).toBe(false);
    expect(isTrustedSender({ ...top, url: 'app://backfile/original/ab' })).toBe(false);
    expect(isTrustedSender({ ...top, url: 'https://example.org/index.html' })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
  });
});

describe('the dev server', () => {
  it.each<[string, string | undefined, boolean, string | null]>([
    ['is used in development', 'http://localhost:5173/', false, 'localhost:5173'],
    ['is not used when packaged, whatever the environment says', 'http://localhost:5173/', true, null],
    ['must be on this computer', 'http://evil.example:5173/', false, null],
    ['is not there in a build', undefined, false, null],
  ])('%s', (_what, url, isPackaged, host) => {
    expect(readDevHost({ ELECTRON_RENDERER_URL: url }, isPackaged)).toBe(host);
  });
});
