import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown, splitFrontMatter } from './markdown';

describe('the head of a Markdown file', () => {
  it.each([
    ['YAML', '---\ntitle: A title\ntags: [a, b]\n---\nBody', { title: 'A title', tags: ['a', 'b'] }],
    ['YAML that ends with dots', '---\ntitle: A\n...\nBody', { title: 'A' }],
    ['YAML with Windows line ends', '---\r\ntitle: A\r\n---\r\nBody', { title: 'A' }],
    [
      'a date, kept as it was written',
      '---\ndate: 2024-05-01 10:00:00 +0200\n---\nBody',
      { date: '2024-05-01 10:00:00 +0200' },
    ],
    ['TOML', '+++\ntitle = "A"\n[extra]\nn = 1\n+++\nBody', { title: 'A', extra: { n: 1 } }],
    ['a TOML date', '+++\ndate = 2024-05-01\n+++\nBody', { date: '2024-05-01' }],
    [
      'a colon in a title, which is no YAML',
      '---\ntitle: Rust: a year\nauthor: "Ann"\n---\nBody',
      { title: 'Rust: a year', author: 'Ann' },
    ],
    ['tags that would make objects', '---\na: !!js/function "x"\nb: 1\n---\nBody', { a: 'x', b: 1 }],
    ['an empty head', '---\n---\nBody', {}],
    ['no head', 'Body', {}],
    ['a rule and a paragraph', '---\n\nWords, not keys\n\n---\nBody', {}],
  ])('is read from %s', (_, text, expected) => {
    const { frontMatter, body } = splitFrontMatter(text);
    expect(frontMatter).toEqual(expected);
    expect(body.endsWith('Body')).toBe(true);
  });

  it('does not grow out of hand by references to references', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `k${i}: &k${i} [${`*k${i - 1}, `.repeat(i === 0 ? 0 : 9)}1]`,
    ).join('\n');
    expect(Object.keys(splitFrontMatter(`---\n${bomb}\n---\nBody`).frontMatter)).toHaveLength(30);
  });

  it('survives a head nested 100,000 deep, and does not touch the prototype of objects', () => {
    expect(splitFrontMatter(`---\na: ${'['.repeat(100_000)}\n---\nBody`).body).toBe('Body');
    const { frontMatter } = splitFrontMatter('---\n__proto__: {polluted: true}\n---\nBody');
    expect('polluted' in {}).toBe(false);
    expect('polluted' in frontMatter).toBe(false);
  });

  it('never throws, and loses nothing of a text without a head', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        splitFrontMatter(`---\n${text}\n---\n`);
        splitFrontMatter(`+++\n${text}\n+++\n`);
        expect(splitFrontMatter(`x${text}`).body).toBe(`x${text}`);
      }),
    );
  });
});

it('renders the body of Markdown to HTML and keeps its head apart', () => {
  const bytes = Buffer.from('---\ntitle: A\n---\n# Heading\n\n**Bold** [link](https://a.example/)\n');
  const document = readMarkdown({ bytes, fileName: 'a.md', part: null, modifiedMs: 5, depth: 0 });
  expect(document).toMatchObject({ format: 'markdown', charset: 'utf-8', frontMatter: { title: 'A' }, bytes });
  expect('text' in document && document.text).toContain('<strong>Bold</strong> <a href="https://a.example/">link</a>');
});
