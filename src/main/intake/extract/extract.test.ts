import { describe, expect, it } from 'vitest';
import type { ArticleContent } from '../../../contract/article';
import { extractHtml, extractMarkdown, extractText, type Extracted, type ExtractInput } from './index';

function input(text: string, more: Partial<ExtractInput> = {}): ExtractInput {
  return { text, fileName: 'bridge_story.html', part: null, savedMs: null, explain: false, ...more };
}

function contentOf(result: Extracted): ArticleContent {
  if ('refusal' in result) throw new Error(result.refusal.detail);
  return result.content;
}

const prose =
  'The harbour bridge will close to all traffic from Monday for eleven weeks while its bearings are replaced, the council said.';
const page = (head: string, body = ''): string =>
  `<html lang="en"><head><title>Bridge to close</title>${head}</head><body><article><h1>Bridge to close</h1>${`<p>${prose}</p>`.repeat(3)}${body}</article></body></html>`;

describe('a saved page', () => {
  it('may suggest by its date when it was saved, never when it was published', () => {
    const content = contentOf(extractHtml(input(page(''), { savedMs: Date.UTC(2021, 4, 4) })));
    expect(content).toMatchObject({ saved: '2021-05-04T00:00:00.000Z', published: null });
    expect(content.evidence).toMatchObject({ saved: 'file' });
  });

  it.each([
    ['nested 20,000 deep', `{"@type":"NewsArticle","headline":"x","a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['nested 1,000 deep', `${'{"@type":"NewsArticle","hasPart":'.repeat(1_000)}1${'}'.repeat(1_000)}`],
    ['of two megabytes and more', `{"@type":"NewsArticle","headline":"${'x'.repeat(2_100_000)}"}`],
    ['cut off in the middle', '{"@type":"NewsArticle","headline":"Bri'],
    ['full of markup', '{"@type":"NewsArticle","headline":"<b>Bridge</b> &amp;amp; <script>x<\\/script>"}'],
    ['of the wrong types', '{"@type":5,"headline":{"a":[1]},"author":[[[null]]],"datePublished":true}'],
    ['null', 'null'],
  ])('with JSON-LD %s is read all the same', (_, json) => {
    const content = contentOf(extractHtml(input(page(`<script type="application/ld+json">${json}</script>`))));
    expect(content.title).toBe('Bridge to close');
    expect(content.text).toContain(prose);
  });

  it.each([
    ['a bare fragment', `<h1>Bridge to close</h1><p>${prose}</p><p>${prose}</p>`],
    ['no html element', `<head><title>Bridge to close</title></head><body><p>${prose}</p><p>${prose}</p></body>`],
    ['NUL bytes', page('').replaceAll(' ', '\0 ')],
  ])('of %s is read', (_, html) => {
    expect(contentOf(extractHtml(input(html))).text).toContain('bridge');
  });

  it.each([
    ['nothing', ''],
    ['only programs', '<html><head></head><body><script>var a = 1;</script></body></html>'],
  ])('with %s in it is refused with the reason', (_, html) => {
    expect(extractHtml(input(html))).toMatchObject({ refusal: { code: 'not-an-article' } });
  });

  it('without a headline goes by the name of its file, and says so', () => {
    const content = contentOf(extractHtml(input(`<p>${prose}</p><p>${prose}</p>`)));
    expect(content.title).toBe('bridge story');
    expect(content.evidence.title).toBe('file');
  });

  it('shows what was removed and why only when asked', () => {
    const html = page('', '<p>Sign up for our newsletter</p>');
    const asked = extractHtml(input(html, { explain: true }));
    expect('explained' in asked && asked.explained).toContainEqual({
      rule: 'newsletter',
      why: 'a call to subscribe or follow',
      text: 'Sign up for our newsletter',
    });
    const quiet = extractHtml(input(html));
    expect('explained' in quiet && quiet.explained).toEqual([]);
  });

  it('in another language than its template says is in its own', () => {
    const german =
      '<p>Das Rathaus der Stadt wird von Montag an elf Wochen lang saniert, wie die Verwaltung am Dienstag nach einer dreistündigen Sitzung des Gemeinderats mitteilte. Die Ämter ziehen um.</p>';
    const content = contentOf(
      extractHtml(
        input(`<html lang="en"><head></head><body><h1>Rathaus wird saniert</h1>${german.repeat(2)}</body></html>`),
      ),
    );
    expect(content).toMatchObject({ language: 'de', evidence: { language: 'detected' } });
  });
});

describe('a scraped text', () => {
  it.each(['1984', '9/11', '1,200'])('keeps a headline that is a number: %s', (title) => {
    expect(contentOf(extractText(input(`${title}\n0\n${prose}`)))).toMatchObject({ title, text: prose });
  });

  it('keeps a number that stands between paragraphs', () => {
    expect(contentOf(extractText(input(`Bridge to close\n${prose}\n42\n${prose} Again.`))).text).toBe(
      `${prose}\n42\n${prose} Again.`,
    );
  });

  it.each([
    '0',
    '12',
    '1.2k',
    '1.2k shares',
    '3 comments',
    'Share on Facebook',
    'Tweet',
    'Advertisement',
    'Subscribe to our newsletter',
    'Teilen',
    'Partager',
    'Поделиться',
  ])('loses %j under its headline', (line) => {
    expect(contentOf(extractText(input(`Bridge to close\n${line}\n${prose}\n${prose} Again.`))).text).toBe(
      `${prose}\n${prose} Again.`,
    );
  });

  it.each([
    'Leave a Reply\nYour email address will not be published. Required fields are marked *\nComment\nName\nEmail\nWebsite',
    'Schreibe einen Kommentar\nDeine E-Mail-Adresse wird nicht veröffentlicht.\nName\nE-Mail\nWebsite',
    'Laisser un commentaire\nVotre adresse e-mail ne sera pas publiée.\nNom\nE-mail\nSite web',
    'Deja una respuesta\nTu dirección de correo electrónico no será publicada.\nNombre\nCorreo electrónico\nWeb',
    'Добавить комментарий\nВаш адрес email не будет опубликован.\nИмя\nEmail\nСайт',
    'コメントを残す\nメールアドレスが公開されることはありません。\n名前\nメール\nサイト',
  ])('loses the comment form at its end: %s', (form) => {
    expect(contentOf(extractText(input(`Bridge to close\n${prose}\n${form}\n`))).text).toBe(prose);
  });

  it.each([
    ['London', 'The name of the bridge is Tower; its website was down on Tuesday, and comment was not to be had.'],
    ['a share', 'Share prices fell on Tuesday after the council said that the bridge would close, and trade was thin.'],
    ['a subscriber', 'Subscribers to the ferry, who number some nine hundred, are to travel free until the works end.'],
  ])('keeps a sentence that speaks of %s', (_, sentence) => {
    expect(contentOf(extractText(input(`Bridge to close\n${prose}\n${sentence}\n${prose}`))).text).toContain(sentence);
  });

  it('of a single short line is refused, of a brief in one line is kept', () => {
    expect(extractText(input('Bridge to close\n0\n'))).toMatchObject({ refusal: { code: 'not-an-article' } });
    expect(contentOf(extractText(input(prose)))).toMatchObject({ title: prose, text: prose });
  });

  it('has its facts read from a head of names and values', () => {
    const text = `Title: Bridge to close\nURL: https://www.paper.example/bridge?utm_source=x\nAuthor: Jane Roe; John Doe\nDate: 2021-05-04\nSource: The Harbour Post\n\n${prose}`;
    expect(contentOf(extractText(input(text)))).toMatchObject({
      title: 'Bridge to close',
      byline: ['Jane Roe', 'John Doe'],
      outlet: 'The Harbour Post',
      canonicalUrl: 'paper.example/bridge',
      published: { iso: '2021-05-04' },
      text: prose,
    });
  });

  it('cannot be markup', () => {
    expect(contentOf(extractText(input(`Bridge <b>\n<script>alert(1)</script> ${prose}`))).html).toMatch(
      /^<p>&lt;script&gt;/,
    );
  });
});

describe('a Markdown file', () => {
  it('has its facts from its head and its words from its body', () => {
    const content = contentOf(
      extractMarkdown(
        input(`<h1>Bridge to close</h1><p>${prose}</p><ul><li><a href="https://a.example/">one</a></li></ul>`, {
          fileName: 'bridge.md',
          frontMatter: {
            title: 'Bridge to close',
            authors: ['Jane Roe', { name: 'John Doe' }],
            date: new Date('2021-05-04T00:00:00Z'),
            canonical_url: 'https://paper.example/bridge',
            publication: 'The Harbour Post',
            lang: 'en-GB',
            subtitle: 'Eleven weeks of detours',
            tags: ['transport', '#bridges', 'transport'],
            cover: { url: 'https://paper.example/bridge.jpg' },
          },
        }),
      ),
    );
    expect(content).toMatchObject({
      title: 'Bridge to close',
      dek: 'Eleven weeks of detours',
      keywords: ['transport', 'bridges'],
      leadImage: { url: 'https://paper.example/bridge.jpg', alt: null },
      byline: ['Jane Roe', 'John Doe'],
      outlet: 'The Harbour Post',
      published: { iso: '2021-05-04', precision: 'day' },
      language: 'en-GB',
      text: `${prose}\none`,
    });
    expect(content.html).toBe(`<p>${prose}</p><ul><li><a href="https://a.example/">one</a></li></ul>`);
  });

  it('without a head takes its first heading for the headline and the day from its name', () => {
    const content = contentOf(
      extractMarkdown(input(`<h1>Bridge to close</h1><p>${prose}</p>`, { fileName: '2021-05-04-bridge.md' })),
    );
    expect(content).toMatchObject({ title: 'Bridge to close', published: { iso: '2021-05-04' }, text: prose });
    expect(content.evidence).toMatchObject({ title: 'visible', published: 'file' });
  });
});
