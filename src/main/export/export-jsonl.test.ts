import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exportJsonl, jsonlMark, type JsonlLine } from './export-jsonl';
import { gather, makeCollection, makeHighlight, makeInput, makeView, nastyTexts } from './testing/make-input';

const linesOf = async (...given: Parameters<typeof makeInput>): Promise<JsonlLine[]> => {
  const text = (await gather(exportJsonl(makeInput(...given)))).toString();
  expect(text.startsWith(jsonlMark)).toBe(true);
  expect(text.endsWith('\n')).toBe(true);
  // Readers that take every kind of line end for one find the same lines.
  expect(text.split(/\r\n|[\n\r\u2028\u2029\u0085]/u)).toHaveLength(text.split('\n').length);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonlLine);
};

const noteOf = () => Promise.resolve('secret three');

describe('JSON Lines', () => {
  it('hold everything of the articles, with bytes of originals and images once, and end with a count', async () => {
    const image = 'aa'.repeat(32);
    const first = makeView(
      1,
      { images: [image] },
      { tags: ['b', 'a'], collections: [6], note: 'A note', isStarred: true },
    );
    const view = { ...first, highlights: [makeHighlight(first, 'One', 'sky', 'Why?')] };
    const object = (sha: string) => Promise.resolve(Buffer.from(sha === image ? 'image' : 'original'));
    const lines = await linesOf([view, makeView(2, { images: [image] })], {
      object,
      collections: [makeCollection(5, 'Harbour'), makeCollection(6, 'Wall', 5), makeCollection(7, 'Other')],
      tags: [{ tag: 'b', colour: 'rose', articles: 1 }],
      noteOf: (id) => Promise.resolve(id === 6 ? 'On the wall' : ''),
    });
    const bare = lines.map((line) =>
      'gzip' in line ? { ...line, gzip: gunzipSync(Buffer.from(line.gzip, 'base64')).toString() } : line,
    );
    expect(bare).toEqual([
      { backfile: 'articles', version: 1, title: 'My week', made: '2026-02-03T04:05:06.000Z', articles: 2 },
      { collection: { id: 5, name: 'Harbour', description: '', parent: null }, note: '' },
      { collection: { id: 6, name: 'Wall', description: '', parent: 5 }, note: 'On the wall' },
      { tag: 'b', colour: 'rose' },
      { tag: 'a', colour: null },
      { object: view.article.origin.object, bytes: 8, gzip: 'original' },
      { object: image, bytes: 5, gzip: 'image' },
      { article: view },
      { article: makeView(2, { images: [image] }) },
      { filed: 6, articles: [1] },
      { end: true, articles: 2 },
    ]);
  });

  it('leave the user’s notes at home where they are not to go along', async () => {
    const first = makeView(1, {}, { collections: [5], note: 'secret one' });
    const view = { ...first, highlights: [makeHighlight(first, 'One', 'sky', 'secret two')] };
    const collections = [makeCollection(5, 'Harbour')];
    expect(JSON.stringify(await linesOf([view], { noteOf, collections }))).toMatch(/three.*two.*one/u);
    const without = JSON.stringify(await linesOf([view], { noteOf, collections, withNotes: false }));
    expect(without).not.toMatch(/secret (?:one|two|three)/u);
    expect(without).toContain('"exact":"One"');
  });

  it('of a whole library hold collections and tags in which nothing stands; of a part, only those of its articles', async () => {
    const change = { collections: [makeCollection(5, 'Empty')], tags: [{ tag: 'unused', colour: null, articles: 0 }] };
    expect(JSON.stringify(await linesOf([makeView(1, {})], change))).not.toMatch(/Empty|unused/u);
    expect(JSON.stringify(await linesOf([makeView(1, {})], { ...change, isWhole: true }))).toMatch(/Empty.*unused/u);
  });

  it('keep a collection’s own order, whatever order the articles come in', async () => {
    const views = [3, 1, 2].map((id) => makeView(id, {}, { collections: [5] }));
    const lines = await linesOf(views, {
      collections: [makeCollection(5, 'A')],
      filedIn: () => Promise.resolve([2, 9, 3, 1]),
    });
    expect(lines.find((line) => 'filed' in line)).toEqual({ filed: 5, articles: [2, 3, 1] });
  });

  it('hold every nasty text as it is', async () => {
    const views = nastyTexts.map((title, at) => makeView(at + 1, { title }, { tags: [title], note: title }));
    const read = (await linesOf(views)).flatMap((line) => ('article' in line ? [line.article] : []));
    expect(read.map(({ article }) => article.title)).toEqual(nastyTexts);
  });

  it('leave out an original that is damaged, and keep its article', async () => {
    const lines = await linesOf([makeView(1, {})], { object: () => Promise.resolve(null) });
    expect(lines.some((line) => 'object' in line)).toBe(false);
    expect(lines.some((line) => 'article' in line)).toBe(true);
  });
});
