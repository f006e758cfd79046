import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIntake } from './create-intake';
import { makeZip } from './testing/make-zip';
import type { Intake, IntakeResult, PackedObject, SourceFile } from './types';

const sentence = 'The harbour council voted on Tuesday to rebuild the old ferry landing before the winter storms. ';
const body = Array.from({ length: 8 }, () => `<p>${sentence.repeat(3)}</p>`).join('\n');

function page(title: string, extra = '', inBody = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${extra}</head><body><article><h1>${title}</h1>${body}${inBody}</article></body></html>`;
}

function file(fileName: string, content: string | Uint8Array): SourceFile {
  const bytes = new Uint8Array(Buffer.from(content));
  return { shown: `/in/${fileName}`, fileName, bytes, modifiedMs: Date.UTC(2024, 4, 1) };
}

/** `title` of each article, `part ! code` of each refusal. */
function tell(result: IntakeResult): string[] {
  return [
    ...result.articles.map(({ content }) => content.title),
    ...result.refused.map(({ part, refusal }) => `${part ?? ''} ! ${refusal.code}`),
  ];
}

function unpack(object: PackedObject | undefined): string {
  if (object === undefined) return 'none';
  return Buffer.from(object.encoding === 'gzip' ? gunzipSync(object.stored) : object.stored).toString();
}

let intake: Intake;
beforeAll(() => {
  // Half the usual time, since some of what follows takes all of it.
  intake = createIntake({ workers: 2, fileSeconds: 4 });
});
afterAll(() => intake.close());

describe('reading one file', () => {
  it('gives the article, and the original under its SHA-256, byte for byte', async () => {
    const source = file('a.html', page('Ferry landing'));
    const { articles, objects, refused } = await intake.read(source);
    expect(refused).toEqual([]);
    const sha256 = createHash('sha256').update(source.bytes).digest('hex');
    expect(articles).toMatchObject([
      { part: null, format: 'html', charset: 'utf-8', object: sha256, bytes: source.bytes.length },
    ]);
    expect(articles[0]?.content).toMatchObject({ kind: 'article', title: 'Ferry landing', language: 'en' });
    expect(articles[0]?.keys.content).toMatch(/^[0-9a-f]{32}$/u);
    expect(unpack(objects.find((object) => object.sha256 === sha256))).toBe(Buffer.from(source.bytes).toString());
  });

  it.each([
    ['text', 'a.txt', `Ferry landing\n\n${sentence.repeat(6)}\n\n${sentence.repeat(6)}`],
    ['markdown', 'a.md', `---\ntitle: Ferry landing\n---\n${sentence.repeat(6)}\n\n${sentence.repeat(6)}`],
  ])('reads %s', async (format, name, content) => {
    expect(await intake.read(file(name, content))).toMatchObject({
      articles: [{ format, content: { title: 'Ferry landing' } }],
    });
  });

  it('gives each member of a zip as an article with its own original, and counts companions', async () => {
    const members = ['One', 'Two'].map((name) => ({ name: `${name}.html`, content: page(name) }));
    const result = await intake.read(
      file('a.zip', makeZip([...members, { name: 'One_files/a.css', content: 'p {}' }])),
    );
    expect(tell(result)).toEqual(['One', 'Two']);
    expect(result.companions).toBe(1);
    expect(result.articles.map(({ part }) => part)).toEqual(['One.html', 'Two.html']);
    const original = result.objects.find(({ sha256 }) => sha256 === result.articles[1]?.object);
    expect(unpack(original)).toBe(page('Two'));
  });

  it('lists what was left out when it is asked to explain', async () => {
    const explaining = createIntake({ workers: 1, explain: true });
    const { articles } = await explaining.read(
      file('a.html', page('Ferry', '', '<div class="share"><a href="#">Share</a></div>')),
    );
    await explaining.close();
    expect(Array.isArray(articles[0]?.explained)).toBe(true);
  });

  it('gives nothing, but an AbortError, once it is aborted', async () => {
    await expect(intake.read(file('a.html', page('A')), AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('bad input', () => {
  const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * i * 7919) % 251));

  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'a.html', '', /^ ! empty$/u],
    ['a binary named .html', 'a.html', noise, /^ ! unknown-format$/u],
    ['100,000 nested tags', 'a.html', page('A', '', '<div>'.repeat(100_000)), /^ ! too-complex$/u],
    [
      '100,000 attributes on one tag',
      'a.html',
      page('A', '', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}="b"`).join(' ')}>`),
      /^ ! too-complex$/u,
    ],
    ['50 MB of one line of text', 'a.txt', sentence.repeat(525_000), /./u],
    ['50 MB of one line of HTML', 'a.html', page('A', '', `<p>${sentence.repeat(525_000)}`), /./u],
    ['1,000,000 entities', 'a.html', page('A', '', `<p>${'&eacute;'.repeat(1_000_000)}`), /./u],
    ['1,000,000 broken entities', 'a.html', page('A', '', `<p>${'&#x'.repeat(1_000_000)}`), /./u],
    [
      'JSON-LD nested 20,000 deep',
      'a.html',
      page('Ferry', `<script type="application/ld+json">${'{"a":['.repeat(20_000)}1${']}'.repeat(20_000)}</script>`),
      /^Ferry$/u,
    ],
    ['links of Markdown that open and never close', 'a.md', '['.repeat(50_000), /./u],
    ['a lead of nested quotes in Markdown', 'a.md', `${'>'.repeat(50_000)} x`, /./u],
    [
      '1,000 unclosed formatting elements',
      'a.html',
      page('A', '', Array.from({ length: 1000 }, (_, i) => `<b id=${i}><p>`).join('x')),
      /./u,
    ],
  ])(
    '%s: an article or a coded reason, and no neighbour is lost',
    async (_, name, content, expected) => {
      const [bad, ...good] = await Promise.all([
        intake.read(file(name, content)),
        ...Array.from({ length: 4 }, (_each, i) => intake.read(file(`${i}.html`, page(`Neighbour ${i}`)))),
      ]);
      expect(tell(bad)).toEqual([expect.stringMatching(expected)]);
      expect(good.flatMap(tell)).toEqual(['Neighbour 0', 'Neighbour 1', 'Neighbour 2', 'Neighbour 3']);
    },
    60_000,
  );

  it('reads UTF-16 without a byte order mark', async () => {
    const result = await intake.read(
      file('a.html', Buffer.from(page('Fähranleger').replace('utf-8', 'utf-16'), 'utf16le')),
    );
    expect(result).toMatchObject({ articles: [{ charset: 'utf-16le', content: { title: 'Fähranleger' } }] });
  });

  it('is not misled by a wrong charset label', async () => {
    const mislabelled = page('Fähre über die Förde').replace('utf-8', 'iso-8859-1');
    expect(tell(await intake.read(file('a.html', mislabelled)))).toEqual(['Fähre über die Förde']);
    const latin = Buffer.from(page('Fähre über die Förde'), 'latin1');
    expect(tell(await intake.read(file('a.html', latin)))).toEqual(['Fähre über die Förde']);
  });

  it('lets no NUL byte and no lone surrogate through, wherever they come from', async () => {
    const json =
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry \\ud800 landing","author":{"@type":"Person","name":"A \\udfff B"}}</script>';
    const { articles } = await intake.read(
      file('a.html', page('Ferry &#xD800; landing\0', json, `<p>${sentence}&#xDC00; &#0; \0 end</p>`)),
    );
    expect(articles).toHaveLength(1);
    const all = JSON.stringify(articles[0]?.content);
    // JSON.stringify writes lone surrogates and NUL as escapes.
    expect(all).not.toMatch(/\\u(?:d[89a-f]|0000)/u);
  });
});

describe('a document that takes too long', () => {
  it('is given up alone: the rest of its archive and its neighbours come through', async () => {
    const quick = createIntake({ workers: 1, fileSeconds: 1.5 });
    // 60 MB of words: under the limit of size, and more than any extractor reads in that time.
    const slow = `Slow\n\n${sentence.repeat(630_000)}`;
    const zip = makeZip([
      { name: '1.html', content: page('One') },
      { name: '2.txt', content: slow, isStored: true },
      { name: '3.html', content: page('Three') },
    ]);
    const results = await Promise.all([quick.read(file('a.zip', zip)), quick.read(file('b.html', page('After')))]);
    await quick.close();
    expect(results.flatMap(tell)).toEqual(['One', 'Three', '2.txt ! too-slow', 'After']);
  });
});
