import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleContent } from '../../../contract/article';
import { similarity } from '../../../contract/similarity';
import { foldUrl, identify } from './index';

function article(text: string, more: Partial<ArticleContent> = {}): ArticleContent {
  return {
    kind: 'article',
    title: 'Harbour bridge to close',
    byline: [],
    outlet: 'The Harbour Post',
    section: null,
    url: null,
    canonicalUrl: 'harbourpost.example/bridge',
    published: { iso: '2021-05-04', precision: 'day', raw: '4 May 2021' },
    updated: null,
    saved: null,
    language: 'en',
    words: 0,
    lead: '',
    html: '',
    text,
    images: [],
    copyright: null,
    evidence: {},
    ...more,
  };
}

// Words drawn by a fixed rule, so that the texts differ and the test does not.
function story(seed: number, words: number): string {
  let state = seed;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return `w${(state >>> 8) % 3_000}`;
  }).join(' ');
}

describe('the identity of an article', () => {
  it('is the same for the same headline, body and address, whatever the quotation marks and spaces', () => {
    const one = identify(article('“We know,” said Ana  Pereira, the engineer; it is going to hurt a lot.'));
    const two = identify(article('"We know", said ANA Pereira - the engineer: it is going to hurt a lot'));
    expect(two).toEqual(one);
  });

  it.each([
    ['another headline', { title: 'Bridge shut' }],
    ['another address', { canonicalUrl: 'otherpaper.example/bridge' }],
  ])('differs with %s, while the body stays the same', (_, more) => {
    const text = story(1, 60);
    expect(identify(article(text, more)).content).not.toBe(identify(article(text)).content);
    expect(identify(article(text, more)).body).toBe(identify(article(text)).body);
  });

  it('goes by outlet and day where there is no address', () => {
    const none = { canonicalUrl: null };
    const text = story(2, 60);
    const first = identify(article(text, none)).content;
    expect(identify(article(text, none)).content).toBe(first);
    expect(identify(article(text, { ...none, outlet: 'Valley Times' })).content).not.toBe(first);
    expect(identify(article(text, { ...none, published: null })).content).not.toBe(first);
  });

  it('has no signature for a body of under eight words', () => {
    expect(identify(article('Seven words are too few for this')).signature).toBe('');
    expect(identify(article('Eight words are just enough for this one')).signature).toHaveLength(172);
  });

  it('has stored constants: a signature made today can be compared with one made years ago', () => {
    expect(identify(article('The harbour bridge will close to all traffic from Monday for eleven weeks.'))).toEqual({
      rules: 1,
      content: 'd4fc2477b31bba5863a0cd25dfc38b94',
      body: '8a3a0d0f9a84aeb063378514a416ab06',
      signature:
        '5kagMSYClCj6rpQ+5ygPUPGmyROjyeHhhFJdfh67tNZ7LGkRTkm78XlmRee9k3wzkwbIVsP2V8Eq9cSjHAfIydXZi4w4KsuAejnwtt2npe0bLoTdkvE9valR+gtUsHhrvZJZ9is+VJuFqOA8Y3F5Pvry72f0TKcRulm4tQffzNk=',
    });
  });
});

const signature = (text: string): string => identify(article(text)).signature;

describe('how alike two bodies are', () => {
  const wire = story(7, 400);

  it.each([
    ['the same text', wire, 1, 1],
    ['the text cut by a third', wire.split(' ').slice(0, 267).join(' '), 0.5, 0.85],
    ['one added paragraph', `${wire}\n${story(9, 40)}`, 0.75, 1],
    ['another dateline', `LONDON (Agency) - ${wire}`, 0.9, 1],
    ['another text', story(8, 400), 0, 0.1],
  ])('tells %s', (_, text, least, most) => {
    const likeness = similarity(signature(wire), signature(text));
    expect(likeness).toBeGreaterThanOrEqual(least);
    expect(likeness).toBeLessThanOrEqual(most);
  });

  it('works by characters in scripts without spaces', () => {
    const chinese = '市议会星期二经过三个小时的辩论后宣布港口大桥将从星期一起全面封闭十一周以更换支座';
    expect(similarity(signature(chinese), signature(`${chinese}并呼吁司机使用隧道`))).toBeGreaterThan(0.6);
    expect(
      similarity(signature(chinese), signature('气象局预计本周末南部山区将有大雨并提醒居民注意防范山洪和道路中断')),
    ).toBeLessThan(0.2);
  });

  it('is nothing for a body without a signature, and the same both ways', () => {
    expect(similarity('', '')).toBe(0);
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        const left = signature(story(a, 30));
        const right = signature(story(b, 30));
        expect(similarity(left, right)).toBe(similarity(right, left));
        expect(similarity(left, left)).toBe(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a folded address', () => {
  it.each([
    ['https://www.paper.example/a/b/', 'paper.example/a/b'],
    ['http://paper.example:80/a/b#comments', 'paper.example/a/b'],
    ['https://m.paper.example/a/b?utm_source=x&utm_medium=y', 'paper.example/a/b'],
    ['https://amp.paper.example/a/b', 'paper.example/a/b'],
    ['https://paper.example/a/b/amp/', 'paper.example/a/b'],
    ['https://paper.example/a/b.amp.html', 'paper.example/a/b.html'],
    ['https://paper.example/amp/a/b', 'paper.example/a/b'],
    ['https://paper.example/a/b?outputType=amp', 'paper.example/a/b'],
    ['https://paper.example/a/b/print', 'paper.example/a/b'],
    ['https://paper.example/a/b?print=1', 'paper.example/a/b'],
    ['https://paper.example/a?b=2&a=1&fbclid=abc&gclid=d', 'paper.example/a?a=1&b=2'],
    ['https://PAPER.example/%7Ejane/A%2fb', 'paper.example/~jane/A%2Fb'],
    ['https://web.archive.org/web/20210504140500/https://www.paper.example/a/b', 'paper.example/a/b'],
    ['https://paper-example.cdn.ampproject.org/c/s/paper.example/a/b', 'paper.example/a/b'],
    ['https://www.google.com/amp/s/www.paper.example/a/b', 'paper.example/a/b'],
    ['https://paper.example/#!/story/5', 'paper.example#!/story/5'],
    ['https://amp.example/a', 'amp.example/a'],
    ['https://paper.example/', 'paper.example'],
    ['https://bit.example/x9', 'bit.example/x9'],
    ['https://bit.ly/amp', 'bit.ly/amp'],
    ['https://www.tinyurl.com/PRINT/?m=1#x', 'tinyurl.com/PRINT?m=1'],
    ['https://youtu.be/abc?utm_source=x', 'youtu.be/abc?utm_source=x'],
    ['https://mobile.paper.example/a?mobile=true', 'paper.example/a'],
    ['https://touch.paper.example/a/index.html', 'paper.example/a'],
    ['https://paper.example/a?pagewanted=print', 'paper.example/a'],
    ['https://paper.example/a?pagewanted=2', 'paper.example/a?pagewanted=2'],
    ['https://paper.example//a///b/#top', 'paper.example/a/b'],
    ['https://paper.example:8080/a', 'paper.example:8080/a'],
    ['https://paper.example/a?m=1&id=7', 'paper.example/a?id=7'],
    ['https://paper.example/a?ref=rss&ref=7', 'paper.example/a?ref=7'],
  ])('leaves out of %s what is not the page', (url, folded) => {
    expect(foldUrl(url)).toBe(folded);
  });

  it.each(['mailto:a@paper.example', 'file:///home/a.html', 'not an address', ''])('is none for %j', (url) => {
    expect(foldUrl(url)).toBeNull();
  });

  it('folds no further when folded again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const folded = foldUrl(url);
        if (folded !== null) expect(foldUrl(`https://${folded}`)).toBe(folded);
      }),
    );
  });
});
