import * as fc from 'fast-check';
import { marked } from 'marked';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readTree } from './clean-tree';
import { exportMarkdown } from './export-markdown';
import {
  gather,
  makeCollection,
  makeHighlight,
  makeInput,
  makeView,
  nastyTexts,
  secretPath,
} from './testing/make-input';
import { readZip } from './testing/read-zip';
import { escapeHtml } from './write-html';
import { writeMarkdown } from './write-markdown';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What a real Markdown parser makes of a text: its words without any markup, white space made single. */
function wordsOf(markdown: string): string {
  const read = (node: Node): string => {
    if (node.nodeName === '#text' && 'value' in node) return node.value;
    if (node.nodeName === 'br') return ' ';
    return 'childNodes' in node
      ? `${node.childNodes.map(read).join('')}${/^(?:p|li|h\d|t[dhr]|pre|div)$/u.test(node.nodeName) ? ' ' : ''}`
      : '';
  };
  return squeeze(
    parseFragment(marked.parse(markdown, { async: false, gfm: true }))
      .childNodes.map(read)
      .join(''),
  );
}

const squeeze = (text: string): string => text.replaceAll(/[\s\u2028\u2029]+/gu, ' ').trim();

/** Head and body of a file, as any reader of front matter cuts it. */
function cut(file: Buffer | undefined): { head: Record<string, unknown>; body: string } {
  const match = /^---\n([^]*?)\n---\n([^]*)$/u.exec(file?.toString() ?? '');
  return { head: parse(match?.[1] ?? '') as Record<string, unknown>, body: match?.[2] ?? '' };
}

const toTree = (html: string) => writeMarkdown(readTree(html), (sha) => `images/${sha.slice(0, 4)}.png`);

describe('An article’s body as Markdown', () => {
  it.each([
    ['<p>One <b>bold</b> and <i>slanted</i> word.</p>', 'One **bold** and *slanted* word.'],
    ['<p>One<b> bold </b>word</p>', 'One **bold** word'],
    ['<p><i>a\\ </i>b</p>', '*a\\\\* b'],
    ['<p><b>„Nein“,</b>sagte er</p>', '<strong>„Nein“,</strong>sagte er'],
    ['<p><b><i>both</i></b></p>', '<strong><em>both</em></strong>'],
    ['<h2>A # head #</h2><p>x</p>', '## A # head \\#\n\nx'],
    ['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', '- a\n\n- b\n\n  - c'],
    ['<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n* b'],
    ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['<pre>  x = `y`\n\n  z</pre>', '```\n  x = `y`\n\n  z\n```'],
    ['<pre>```</pre>', '````\n```\n````'],
    ['<p>a<br>- b</p>', 'a\\\n\\- b'],
    ['<p>a</p><hr><p>b</p>', 'a\n\n* * *\n\nb'],
    [
      '<p>see <a href="https://example.org/a_(b)">the <b>page</b></a></p>',
      'see [the **page**](<https://example.org/a_(b)>)',
    ],
    ['<p>see <a href="javascript:x()">this</a></p>', 'see this'],
    ['<p>H<sub>2</sub>O</p>', 'H<sub>2</sub>O'],
    ['<p>a <code>b`c</code></p>', 'a ``b`c``'],
    [
      `<figure><img src="object:${'ab'.repeat(32)}" alt="A wall"><figcaption>The wall</figcaption></figure>`,
      '![A wall](images/abab.png)\n\nThe wall',
    ],
    ['<p><img alt="not kept"></p>', '![not kept](images/.png)'],
    [
      '<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td></td></tr></table>',
      '| a | b\\|c |\n| --- | --- |\n| 1 |  |',
    ],
    ['<table><tr><td>a</td></tr></table>', '|  |\n| --- |\n| a |'],
    ['<table><tr><td colspan="2">a</td></tr></table>', '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>'],
    ['<script>x()</script><p onclick="x()">a<svg><a href="https://x.invalid">b</a></svg></p>', 'a'],
  ])('%j is %j', (html, markdown) => {
    expect(toTree(html)).toBe(markdown);
  });

  it.each(nastyTexts.map((text) => [text.slice(0, 40), text] as const))(
    'says the same words when a Markdown parser reads it: %j',
    (_, text) => {
      const safe = squeeze(text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Cs}/gu, '\ufffd'));
      for (const [open, close] of [
        ['<p>', '</p>'],
        ['<h3>', '</h3>'],
        ['<ul><li>', '</li></ul>'],
        ['<p>x <b>', '</b> y</p>'],
        ['<table><tr><td>', '</td></tr></table>'],
        ['<blockquote><p>', '</p></blockquote>'],
        ['<pre>', '</pre>'],
        ['<p>a<br>', '<br>b</p>'],
      ]) {
        const html = `${open}${escapeHtml(text)}${close}`;
        const around = squeeze(
          html
            .replaceAll(/<br>/gu, ' ')
            .replaceAll(/<[^>]*>/gu, '\0')
            .split('\0')
            .map((part) => (part === escapeHtml(text) ? safe : part))
            .join(''),
        );
        if (html.includes('<br>')) expect(wordsOf(toTree(html))).toBe(squeeze(`a ${safe} b`));
        else expect(wordsOf(toTree(html)), html).toBe(around);
      }
    },
  );

  it('says the same words whatever the text and wherever it is bold, slanted, linked or marked', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12, unit: 'grapheme' }),
      fc.constantFrom(...nastyTexts.filter((text) => text.length < 60)),
      fc.stringMatching(/^[ab *_`~[\]()<>!#=|\\.:&;-]{0,8}$/u),
    );
    const wrap = fc.constantFrom('', 'b', 'i', 'em', 'strong', 'a href="https://example.org/"', 'span', 'cite');
    fc.assert(
      fc.property(fc.array(fc.tuple(wrap, piece), { maxLength: 6 }), (pieces) => {
        const html = pieces
          .map(([tag, text]) =>
            tag === '' ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag.split(' ')[0] ?? ''}>`,
          )
          .join('');
        const said = squeeze(
          pieces.map(([, text]) => text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Cs}/gu, '\ufffd')).join(''),
        );
        expect(wordsOf(toTree(`<p>${html}</p>`))).toBe(said);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('A zip of Markdown files', () => {
  it('has a file for each article in their order, with a head that any YAML reader reads', async () => {
    const collections = [makeCollection(5, 'Harbour'), makeCollection(6, 'Wall', 5)];
    const first = makeView(
      1,
      { title: 'Wall: "yes"', byline: ['Ada', 'Bo'] },
      { tags: ['no', 'b/c'], collections: [6] },
    );
    const files = await readZip(
      await gather(exportMarkdown(makeInput([first, makeView(2, { title: 'Wall: "yes"' })], { collections }))),
    );
    expect([...files.keys()]).toEqual(['001 Wall yes.md', '002 Wall yes.md']);
    const { head, body } = cut(files.get('001 Wall yes.md'));
    expect(head).toEqual({
      title: 'Wall: "yes"',
      byline: ['Ada', 'Bo'],
      outlet: 'Coast Gazette',
      date: '2024-05-03',
      url: 'https://example.org/a?b=1&c=2',
      saved: '2024-05-04T10:00:00.000Z',
      lang: 'en',
      tags: ['no', 'b/c'],
      collections: ['Harbour / Wall'],
    });
    expect(body).toBe('\n# Wall: "yes"\n\nOne paragraph.\n');
    expect(Buffer.concat([...files.values()]).includes(secretPath)).toBe(false);
  });

  it('reads back every nasty headline from head and body', async () => {
    const views = nastyTexts.map((title, at) =>
      makeView(at + 1, { title, byline: [title], outlet: title, url: title }, { tags: [title] }),
    );
    const files = await readZip(await gather(exportMarkdown(makeInput(views))));
    expect(files.size).toBe(views.length);
    for (const [at, file] of [...files.values()].entries()) {
      const wanted = Buffer.from(nastyTexts[at] ?? '').toString();
      const { head, body } = cut(file);
      expect(head).toMatchObject({ title: wanted, byline: [wanted], outlet: wanted, url: wanted, tags: [wanted] });
      expect(wordsOf(body)).toBe(squeeze(`${wanted} One paragraph.`));
    }
    for (const name of files.keys()) expect(Buffer.byteLength(name)).toBeLessThan(200);
  });

  it('marks highlights in the text, overlapping ones as one, and tells those whose words are gone', async () => {
    const view = makeView(1, { html: '<p>The <b>harbour wall</b> will be raised.</p><p>Nobody asked.</p>' });
    const highlights = [
      makeHighlight(view, 'harbour wall will'),
      makeHighlight(view, 'will be raised'),
      makeHighlight(view, 'raised.\nNobody', 'rose', 'Ask *them*.'),
      makeHighlight(view, 'words that are gone'),
    ];
    const marked4 = { ...view, highlights, note: 'See also [this](https://example.org/).' };
    const [withNotes] = [...(await readZip(await gather(exportMarkdown(makeInput([marked4]))))).values()];
    expect(cut(withNotes).body).toBe(
      [
        '',
        '# Headline 1',
        'The **==harbour wall==** ==will be raised.==',
        '==Nobody== asked.',
        '## Highlights',
        '> raised.\n> Nobody',
        'Ask *them*.',
        '> words that are gone',
        '## Note',
        'See also [this](https://example.org/).\n',
      ]
        .join('\n\n')
        .slice(1),
    );
    const [without] = [
      ...(await readZip(await gather(exportMarkdown(makeInput([marked4], { withNotes: false }))))).values(),
    ];
    expect(without?.toString()).not.toMatch(/Ask|See also/u);
    expect(without?.toString()).toContain('> words that are gone');
  });

  it('brings the images along that an article shows, each once, and leaves out what is no image', async () => {
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500)]);
    const [kept, svg] = ['aa'.repeat(32), 'bb'.repeat(32)];
    const html = `<figure><img src="object:${kept}" alt="A"></figure><p><img src="object:${svg}" alt="B"></p>`;
    const views = [makeView(1, { html, images: [kept, svg] }), makeView(2, { html })];
    const object = (sha: string) => Promise.resolve(sha === kept ? png : Buffer.from('<svg onload="x()">'));
    const files = await readZip(await gather(exportMarkdown(makeInput(views, { object }))));
    expect([...files.keys()]).toEqual([`images/${'aa'.repeat(16)}.png`, '001 Headline 1.md', '002 Headline 2.md']);
    expect(files.get('002 Headline 2.md')?.toString()).toContain(`![A](images/${'aa'.repeat(16)}.png)\n\n\\[B\\]`);
  });

  it('says what a collection is about, and its note when notes go along', async () => {
    const head = {
      title: 'My *week*',
      description: 'All on the wall',
      note: '- one\n- two',
      made: '2026-02-03T00:00:00.000Z',
    };
    const files = await readZip(await gather(exportMarkdown(makeInput([makeView(1, {})], { head }))));
    expect(files.get('About.md')?.toString()).toBe('# My \\*week\\*\n\nAll on the wall\n\n- one\n- two\n');
  });
});
