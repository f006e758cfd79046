import { createHash } from 'node:crypto';
import type { ArticleView } from '../../../contract/archive-api';
import type { Article, Origin } from '../../../contract/article';
import type { Collection, Highlight, MarkColour } from '../../../contract/mark';
import type { ExportInput } from '../types';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where a made article comes from; its path is one that no export but JSON Lines may tell. */
export const secretPath = '/home/somebody/secret folder/page.html';

const origin: Origin = {
  object: sha('original'),
  bytes: 8,
  fileName: 'page.html',
  path: secretPath,
  part: null,
  format: 'html',
  charset: 'utf-8',
  extractor: 1,
};

/** An article as the archive gives it. `text` is made of `html` where it is not given: its blocks, a line each. */
export function makeView(id: number, article: Partial<Article>, rest: Partial<ArticleView> = {}): ArticleView {
  const html = article.html ?? '<p>One paragraph.</p>';
  return {
    article: {
      id,
      kind: 'article',
      title: `Headline ${id}`,
      byline: ['Ada Writer'],
      outlet: 'Coast Gazette',
      section: null,
      url: 'https://example.org/a?b=1&c=2',
      canonicalUrl: 'example.org/a',
      published: { iso: '2024-05-03', precision: 'day', raw: '3 May 2024' },
      updated: null,
      saved: '2024-05-04T10:00:00.000Z',
      language: 'en',
      words: 2,
      lead: '',
      html,
      text: textOfHtml(html),
      images: [],
      copyright: null,
      evidence: {},
      imported: '2026-01-01T00:00:00.000Z',
      importId: 1,
      origin,
      ...article,
    },
    isRead: true,
    isStarred: false,
    isTrashed: false,
    tags: [],
    collections: [],
    highlights: [],
    note: '',
    sightings: [{ at: '2026-01-01T00:00:00.000Z', importId: 1, origin, saved: '2024-05-04T10:00:00.000Z' }],
    versions: [],
    storyArticles: 0,
    ...rest,
  };
}

function textOfHtml(html: string): string {
  return html
    .replaceAll(/<\/(?:p|h\d|li|td|th|blockquote|pre)>|<br>/gu, '\n')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** A highlight over the first place of some words in an article's text; adrift when they are not in it. */
export function makeHighlight(view: ArticleView, words: string, colour: MarkColour = 'sun', note = ''): Highlight {
  const start = view.article.text.indexOf(words);
  const end = start + words.length;
  return {
    id: 1000 + start,
    articleId: view.article.id,
    anchor: { start, end, exact: words, prefix: '', suffix: '' },
    range: start < 0 ? null : [start, end],
    colour,
    note,
    tags: [],
    made: '2026-01-02T00:00:00.000Z',
    edited: '2026-01-02T00:00:00.000Z',
  };
}

/** A collection with nothing filed in it yet. */
export function makeCollection(id: number, name: string, parent: number | null = null): Collection {
  return { id, name, description: '', parent, articles: 0, articlesWithin: 0 };
}

/** What an exporter is given for these articles, two a page. */
export function makeInput(views: readonly ArticleView[], change: Partial<ExportInput> = {}): ExportInput {
  return {
    head: { title: 'My week', description: '', note: '', made: '2026-02-03T04:05:06.000Z' },
    count: views.length,
    withNotes: true,
    isWhole: false,
    collections: [],
    tags: [],
    saved: [],
    outletRules: [],
    async *pages() {
      for (let at = 0; at < views.length; at += 2) yield await Promise.resolve(views.slice(at, at + 2));
    },
    object: (sha256) => Promise.resolve(sha256 === origin.object ? Buffer.from('original') : null),
    filedIn: (id) => Promise.resolve(views.flatMap((view) => (view.collections.includes(id) ? view.article.id : []))),
    noteOf: () => Promise.resolve(''),
    onWritten: () => undefined,
    ...change,
  };
}

/** All bytes of an export. */
export async function gather(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) pieces.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(pieces);
}

/** Headlines and paragraphs as the world makes them and as nobody should, after the Big List of Naughty Strings' kinds. */
export const nastyTexts: readonly string[] = [
  '=HYPERLINK("http://evil.invalid","x")',
  '+1+1',
  '-2 degrees at noon',
  '@SUM(A1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '\t=1+1',
  ' \u200b=1+1',
  "'quoted'",
  '"; DROP TABLE articles; --',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '</style><script>alert(1)</script>',
  ']]><!--',
  '&lt;b&gt; &amp;amp; &copy; &#x41;',
  '--- title: no',
  '---',
  '...',
  '# no heading',
  '1. no list',
  '2) no list',
  '- no list',
  '+ no list',
  '> no quote',
  '```',
  '~~~',
  '***',
  '* * *',
  '____',
  '===',
  '==not marked==',
  '*a* **b** _c_ __d__ snake_case_name `e` ~~f~~ ~g~',
  'a*b*c 2*3*4 _x_',
  '[a](http://evil.invalid) ![b](http://evil.invalid/c.png) [c]: d',
  '[^1] [ ] [x]',
  '<http://evil.invalid> http://evil.invalid/a_b_c www.evil.invalid me@evil.invalid',
  '| a | b |',
  '|---|---|',
  ':--- | ---:',
  'back\\slash \\* \\\\ end\\',
  'tick ` and `` ticks',
  '!important: yes',
  'no',
  'null',
  '2024-05-03',
  '1:30',
  '0x1F',
  '{a: [b]}',
  '%TAG ! x',
  '\u202eright to left\u202c and \u2066isolated\u2069',
  'العنوان العربي "مع" علامات',
  'כותרת בעברית',
  '港の防波堤、徹夜の審議の末に再建を可決',
  '👩‍👩‍👧‍👦 family 🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag 👍🏽',
  'é as one and é as two',
  'zero\u200bwidth\u200djoiner\ufeff',
  'C0 \u0001\u0007 and C1 \u0085\u009b',
  'lone \ud800 surrogate',
  'line\u2028and\u2029paragraph',
  'a&nbsp;b\u00a0c',
  'con',
  'NUL.txt',
  'COM1',
  '../../etc/passwd',
  'C:\\Windows\\system32',
  'name.with.dots...',
  ' spaces at the ends ',
  '.hidden',
  'a/b\\c:d*e?f"g<h>i|j',
  '~$lock',
  'long '.repeat(2000),
  '長'.repeat(10_000),
  '👩‍👩‍👧‍👦'.repeat(500),
];
