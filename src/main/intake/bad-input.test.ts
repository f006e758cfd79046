import { describe, expect, it } from 'vitest';
import { limits } from '../../contract/limits';
import type { ArticleContent } from '../../contract/article';
import { extractHtml } from './extract/index';

const prose =
  'The harbour council voted on Tuesday to rebuild the old ferry landing before the winter storms, and to pay for it out of the reserve. ';
const body = Array.from({ length: 6 }, (_, i) => `<p>${i + 1}. ${prose.repeat(2)}</p>`).join('');

function page(head: string, over = ''): ArticleContent {
  const text = `<!doctype html><html lang="en"><head><title>Ferry landing to be rebuilt</title>${head}</head><body><article><h1>Ferry landing to be rebuilt</h1>${over}${body}</article></body></html>`;
  const begun = performance.now();
  const result = extractHtml({ text, fileName: 'ferry.html', part: null, savedMs: null, explain: true });
  // What takes longer is killed by the pool, and refused: the promise is that none of these is.
  expect(performance.now() - begun).toBeLessThan(limits.fileSeconds * 1000);
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.detail}`);
  expect(result.content.title).toBe('Ferry landing to be rebuilt');
  expect(result.content.text).toContain('6. The harbour council voted');
  return result.content;
}

const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`;
const article = { '@type': 'NewsArticle', headline: 'Ferry landing to be rebuilt', datePublished: '2020-05-03' };

describe('A page gives a right article', () => {
  it.each([
    ['cut off in the middle', '{"@type":"NewsArticle","headline":"Ferry landing to be re'],
    ['with commas too many', '{"@type":"NewsArticle",,"headline":"Ferry landing to be rebuilt",}'],
    ['that is no JSON at all', '<!-- nothing --> function () { return 1; }'],
    ['that is a number', '42'],
    ['that is null in a list', '[null, [null], {"@graph": null}]'],
  ])('beside JSON-LD %s', (_, json) => {
    expect(page(ld(json)).byline).toEqual([]);
  });

  it('from JSON-LD nested 1,000 deep', () => {
    const deep = `${'{"@graph":['.repeat(1_000)}${JSON.stringify(article)}${']}'.repeat(1_000)}`;
    expect(page(ld(deep)).published?.iso ?? null).toSatisfy((iso) => iso === null || iso === '2020-05-03');
    const parts = `${'{"@type":"Thing","hasPart":'.repeat(1_000)}1${'}'.repeat(1_000)}`;
    expect(page(ld(parts) + ld(JSON.stringify(article))).published?.iso).toBe('2020-05-03');
  });

  it.each([
    [8_000, '2020-05-03'],
    // Past 2 MB it is not looked at; the article is there all the same.
    [40_000, undefined],
  ])('from JSON-LD with %i comments in it', (count, published) => {
    const comment = Array.from({ length: count }, (_, i) => ({
      '@type': 'Person',
      name: `Reader ${i}`,
      url: `https://x.example/${i}`,
      bio: 'a reader of ours'.repeat(2),
    }));
    const author = { '@type': 'Person', name: 'Ida Marsh' };
    expect(page(ld(JSON.stringify({ ...article, author, comment }))).published?.iso).toBe(published);
  });

  it('from JSON-LD full of markup, of which no tag reaches a fact', () => {
    const content = page(
      ld(
        JSON.stringify({
          ...article,
          headline: '<b>Ferry</b> landing to be rebuilt<script>x</script>',
          author: { name: '<a href="/ida">Ida Marsh</a>' },
          publisher: { name: '<img src=x onerror=alert(1)>Harbour Times' },
          articleSection: '<i>Local</i>',
        }).replaceAll('</script>', '<\\/script>'),
      ),
    );
    const facts = [content.title, ...content.byline, content.outlet, content.section].join('\n');
    expect(facts).not.toMatch(/[<>]/);
    expect(content.byline).toEqual(['Ida Marsh']);
  });

  it('with ten conflicting dates, of which the publisher’s own says when', () => {
    const metas = Array.from(
      { length: 9 },
      (_, i) =>
        `<meta name="${['date', 'dc.date', 'created', 'pubdate', 'sailthru.date', 'parsely-pub-date', 'dcterms.date', 'publish-date', 'article.created'][i] ?? ''}" content="201${i}-0${i + 1}-11">`,
    ).join('');
    expect(page(metas + ld(JSON.stringify(article))).published?.iso).toBe('2020-05-03');
  });

  it('with a byline of 5,000 characters, and takes no novel for a name', () => {
    const long = 'Ida Marsh of the ferry desk who has been there since the beginning of it all '.repeat(66);
    for (const byline of [
      page(`<meta name="author" content="${long}">`).byline,
      page('', `<p class="byline">By ${long}</p>`).byline,
    ]) {
      for (const name of byline) expect(name.length).toBeLessThan(120);
      expect(byline.length).toBeLessThan(30);
    }
  });

  it('in two scripts, with the language of most of it', () => {
    const russian = `<p>${'Совет гавани решил во вторник перестроить старую пристань до зимних бурь, и заплатить за это из запаса. '.repeat(2)}</p>`;
    expect(page('', russian).language).toBe('en');
  });
});
