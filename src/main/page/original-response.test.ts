import { describe, expect, it } from 'vitest';
import { originalResponse } from './original-response';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => utf16(text).swap16();

describe('an original is shown as what it is', () => {
  it.each<[string, Uint8Array, string]>([
    ['a page', Buffer.from('<!doctype html><p>x'), 'text/html; charset=utf-8'],
    ['a page after spaces and a mark', Buffer.from('\ufeff \n<html><p>x'), 'text/html; charset=utf-8'],
    ['a page that begins with a comment', Buffer.from('<!-- saved from url --><html>'), 'text/html; charset=utf-8'],
    ['a fragment', Buffer.from('<div class="a">x</div>'), 'text/html; charset=utf-8'],
    ['text', Buffer.from('A headline\n\nWords.'), 'text/plain; charset=utf-8'],
    ['text that speaks of tags', Buffer.from('Use <html> first.'), 'text/plain; charset=utf-8'],
    ['nothing', new Uint8Array(), 'text/plain; charset=utf-8'],
    ['a page in Latin 1, left to its own declaration', Buffer.from('<html>Gr\xfc\xdfe', 'latin1'), 'text/html'],
    ['a page in ISO-2022-JP, which passes for UTF-8', Buffer.from('<html>\x1b$B%K\x1b(B'), 'text/html'],
    ['a page in UTF-16 without a mark', utf16('<html><p>words of a page</p></html>'), 'text/html; charset=utf-16le'],
    ['the same the other way round', swapped('<html><p>words of a page</p></html>'), 'text/html; charset=utf-16be'],
  ])('%s', (_what, bytes, type) => {
    const shown = originalResponse(bytes, null);
    expect(shown.headers['Content-Type']).toBe(type);
    expect(shown.bytes).toBe(bytes);
  });

  it('and never outside its sandbox, not even as a download', () => {
    for (const name of [null, 'a.html']) {
      expect(originalResponse(Buffer.from('<html>'), name).headers['Content-Security-Policy']).toMatch(
        /^sandbox; default-src 'none'/,
      );
    }
  });
});

describe('a download', () => {
  it.each([
    ['a.html', `attachment; filename="a.html"; filename*=UTF-8''a.html`],
    ['a"; x=".html', `attachment; filename="a_; x=_.html"; filename*=UTF-8''a_%3B%20x%3D_.html`],
    ['a\r\nSet-Cookie: x', `attachment; filename="a__Set-Cookie_ x"; filename*=UTF-8''a__Set-Cookie_%20x`],
    ['\u202egpj.exe', `attachment; filename="_gpj.exe"; filename*=UTF-8''_gpj.exe`],
    ['../../a', `attachment; filename=".._.._a"; filename*=UTF-8''.._.._a`],
    ['\ud800', `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`],
    ['', `attachment; filename="original"; filename*=UTF-8''original`],
  ])('named %j cannot end its header', (name, header) => {
    expect(originalResponse(Buffer.from('x'), name).headers['Content-Disposition']).toBe(header);
  });

  it.each([
    ['in UTF-8', 'utf8'],
    ['in UTF-16', 'utf16le'],
  ] as const)('no link or frame of a page that is shown can make the browser connect, %s', (_what, encoding) => {
    const page =
      '<!doctype html><html><LINK rel=preconnect href="https://beacon.invalid"><link/rel=dns-prefetch><IFrame src=//beacon.invalid></iframe><frame src=x><p>linked</p>';
    const bytes = Buffer.from(page, encoding);
    const shown = Buffer.from(originalResponse(bytes, null).bytes).toString(encoding);
    expect(shown).not.toMatch(/<(?:link|i?frame)\b/i);
    expect(shown).toContain('<p>linked</p>');
    expect(shown).toHaveLength(page.length);
    expect(originalResponse(bytes, 'page.html').bytes).toBe(bytes);
  });
});
