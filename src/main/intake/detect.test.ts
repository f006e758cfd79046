import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect';
import { makeZip } from './testing/make-zip';

function detect(content: string | Uint8Array, fileName: string): string {
  const format = detectFormat(Buffer.from(content), fileName);
  return typeof format === 'string' ? format : `${format.code}: ${format.detail}`;
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('what a file is', () => {
  it.each([
    ['a page', '<!DOCTYPE html><p>x', 'a.html', 'html'],
    ['a page without an extension', '\n <!-- saved by --> <html lang=en>', 'a', 'html'],
    ['a page named as text', '<!doctype html><title>x</title>', 'a.txt', 'html'],
    ['a page named as a style sheet', '<html><body>404', 'a.css', 'html'],
    ['a page behind a byte order mark', '\uFEFF<!doctype html>', 'a', 'html'],
    ['a page in UTF-16', utf16('<html><body><p>x'), 'a', 'html'],
    ['XHTML', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html xmlns="z">', 'a.xml', 'html'],
    ['a fragment', '<h1>Title</h1>\n<p>One</p><p>Two</p>', 'a', 'html'],
    ['a page named by a script', '<div>x</div>', 'news.php', 'html'],
    ['text named as a page', 'Only words, not one tag.', 'a.html', 'text'],
    ['text', 'Headline\n\nWords.', 'a.txt', 'text'],
    ['text without an extension', 'Headline\n\nWords.', 'README', 'text'],
    ['text about tags', 'In HTML <b> is bold and 1 < 2.', 'a.txt', 'text'],
    ['text with a NUL byte', 'Some words\0 and more of them, enough for a line.', 'a.txt', 'text'],
    ['text in UTF-16', utf16('Headline\n\nWords.'), 'a.txt', 'text'],
    ['text that begins with a rule', '---\n\nWords between\n\n---\n', 'a.txt', 'text'],
    ['Markdown by its name', 'Words.', 'a.md', 'markdown'],
    ['Markdown by its YAML head', '---\ntitle: x\n---\nWords.', 'a.txt', 'markdown'],
    ['Markdown by its TOML head', '+++\ntitle = "x"\n+++\nWords.', 'a', 'markdown'],
    ['Markdown by its marks', '# Title\n\nA [link](https://a.example/) and **bold** words.\n', 'a.txt', 'markdown'],
    ['text with a number sign', '# 5 is alive\n\nWords only.', 'a.txt', 'text'],
    ['a zip, whatever its name', makeZip([{ name: 'a.txt', content: 'x' }]), 'a.html', 'zip'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'a', 'gzip'],
  ])('takes %s for what it is', (_, content, fileName, expected) => {
    expect(detect(content, fileName)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['white space only', ' \n\t\r\n'],
    ['a byte order mark only', '\uFEFF'],
    ['zero bytes only', '\0'.repeat(4096)],
  ])('calls a file of %s empty', (_, content) => {
    expect(detect(content, 'a.html')).toBe('empty: ');
  });

  it.each([
    ['a picture named as a page', '\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'a.html', 'PNG image'],
    ['a program named as a page', `\x7FELF\x02\x01\x01${'\0'.repeat(60)}`, 'a.html', 'program'],
    ['PDF', '%PDF-1.7\n', 'a.pdf', 'PDF document'],
    ['RTF', '{\\rtf1\\ansi x}', 'a.rtf', 'RTF document'],
    ['JSON', '{"a": 1}', 'a.json', 'JSON data'],
    ['JSON without an extension', '[{"a": 1}]', 'a', 'JSON data'],
    ['a style sheet', 'p { color: red }', 'a.css', 'style sheet'],
    ['a script', 'alert(1)', 'a.js', 'script'],
    ['a table', 'a,b\n1,2', 'a.csv', 'table (CSV)'],
    ['a feed', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', 'a', 'XML data (rss)'],
    ['a drawing', '<svg xmlns="x"><path/></svg>', 'a.svg', 'SVG image'],
    ['WARC', 'WARC/1.0\r\n', 'a.warc', 'WARC web archive'],
    [
      'MHTML',
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n',
      'a.mht',
      'MHTML page',
    ],
    ['e-mail', 'Received: from a\r\nSubject: x\r\n\r\nHi', 'a', 'e-mail'],
  ])('names %s, which it does not read', (_, content, fileName, detail) => {
    expect(detect(Buffer.from(content, 'latin1'), fileName)).toBe(`unknown-format: ${detail}`);
  });

  it('names documents that are zips inside', () => {
    expect(
      detect(
        makeZip([
          { name: '[Content_Types].xml', content: 'x' },
          { name: 'word/document.xml', content: 'x' },
        ]),
        'a.zip',
      ),
    ).toBe('unknown-format: Word document');
    expect(detect(makeZip([{ name: 'mimetype', content: 'application/epub+zip', isStored: true }]), 'a.epub')).toBe(
      'unknown-format: EPUB book',
    );
  });

  it('refuses bytes without a pattern under any name', () => {
    // A linear congruential generator: the same "random" bytes each time.
    let state = 1;
    const noise = Uint8Array.from({ length: 5000 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
    for (const name of ['a.html', 'a.txt', 'a.md', 'a'])
      expect(detect(noise, name)).toBe('unknown-format: binary data');
  });
});
