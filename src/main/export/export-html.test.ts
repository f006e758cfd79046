import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { exportHtml } from './export-html';
import { gather, makeHighlight, makeInput, makeView, nastyTexts, secretPath } from './testing/make-input';
import { escapeHtml } from './write-html';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const allowed = new Set(
  'html head meta title style body main header nav section article h1 h2 h3 h4 h5 h6 p div ol ul li small time bdi br a abbr b bdo cite code em i img mark q rp rt ruby s span strong sub sup u blockquote pre figure figcaption table caption thead tbody tr th td dl dt dd hr'.split(
    ' ',
  ),
);
const attributes = new Set(
  'lang dir id class href rel src alt colspan rowspan start datetime charset http-equiv content name aria-label'.split(
    ' ',
  ),
);

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const look = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(look);
  };
  parse(html).childNodes.forEach(look);
  return found;
}

/** A page in which nothing can run or be asked for, as the standard's parser sees it. */
function expectSilent(html: string): Element[] {
  const elements = elementsOf(html);
  for (const { tagName, attrs } of elements) {
    expect(allowed.has(tagName), tagName).toBe(true);
    for (const { name, value } of attrs) {
      expect(attributes.has(name), `${tagName} ${name}`).toBe(true);
      if (name === 'href') expect(value).toMatch(/^(?:#a\d+|https?:|mailto:)/u);
      if (name === 'src') expect(value).toMatch(/^data:image\/(?:png|jpeg|gif|webp|avif|bmp);base64,[A-Za-z0-9+/=]*$/u);
    }
  }
  expect(elements.filter(({ tagName }) => tagName === 'style')).toHaveLength(1);
  expect(elements.filter(({ tagName }) => tagName === 'meta')).toHaveLength(6);
  return elements;
}

const textOf = (node: Node): string =>
  'value' in node && node.nodeName === '#text'
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join('')
      : '';
const attributeOf = (element: Element, wanted: string): string | undefined =>
  element.attrs.find(({ name }) => name === wanted)?.value;

const pageOf = async (...given: Parameters<typeof makeInput>): Promise<string> =>
  (await gather(exportHtml(makeInput(...given)))).toString();

describe('One page of articles', () => {
  it('has a list of contents in the articles’ order, each leading to its article', async () => {
    const html = await pageOf([makeView(9, {}), makeView(3, {}), makeView(5, {})]);
    const elements = expectSilent(html);
    const links = elements.filter((one) => attributeOf(one, 'href')?.startsWith('#') === true);
    expect(links.map(textOf)).toEqual(['Headline 9', 'Headline 3', 'Headline 5']);
    const articles = elements.filter(({ tagName }) => tagName === 'article');
    expect(articles.map((one) => `#${attributeOf(one, 'id') ?? ''}`)).toEqual(
      links.map((one) => attributeOf(one, 'href')),
    );
    expect(articles.map(textOf).map((text) => /Headline \d/u.exec(text)?.[0])).toEqual(links.map(textOf));
    expect(html).toContain('@media print');
    expect(html).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;");
    expect(html).not.toContain(secretPath);
  });

  it('says of each article headline, byline, outlet, date, address and date saved', async () => {
    const article = elementsOf(await pageOf([makeView(1, {}, { tags: ['a/b'] })])).find(
      ({ tagName }) => tagName === 'article',
    );
    const text = article ? textOf(article) : '';
    for (const fact of [
      'Headline 1',
      'Ada Writer',
      'Coast Gazette',
      '2024-05-03',
      'https://example.org/a?b=1&c=2',
      'Saved 2024-05-04',
      'a/b',
    ]) {
      expect(text).toContain(fact);
    }
  });

  it.each(nastyTexts.map((text) => [text.slice(0, 40), text] as const))(
    'is silent and whole whatever an article says: %j',
    async (_, nasty) => {
      const view = makeView(
        1,
        {
          title: nasty,
          byline: [nasty],
          outlet: nasty,
          url: nasty,
          language: 'en',
          html: `<p>${escapeHtml(nasty)}</p>`,
        },
        { tags: [nasty], note: nasty },
      );
      const head = { title: nasty, description: nasty, note: nasty, made: '2026-02-03T00:00:00.000Z' };
      const elements = expectSilent(await pageOf([view], { head }));
      const shown = nasty.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Cs}/gu, '\ufffd');
      const headline = elements.find(({ tagName }) => tagName === 'h1');
      expect(headline && textOf(headline)).toBe(shown);
    },
  );

  it.each([
    '<script>ran = true</script><p>x</p>',
    '<img src=x onerror=alert(1)><p onclick="x()">x</p>',
    '<iframe srcdoc="<script>x()</script>"></iframe><object data=x></object><embed src=x>',
    '<svg><script>x()</script><a xlink:href="javascript:x()">x</a></svg><math><mtext><style><img onerror=x()></style></mtext></math>',
    '<form action="http://evil.invalid"><input autofocus onfocus=x()><button formaction="javascript:x()">b</button></form>',
    '<style>@import "http://evil.invalid";</style><link rel=stylesheet href="http://evil.invalid"><meta http-equiv=refresh content="0;http://evil.invalid"><base href="http://evil.invalid">',
    '<a href="javascript:x()">x</a><a href=" java\nscript:x()">y</a><a href="//evil.invalid">z</a><a href="data:text/html,x">w</a>',
    '<p style="background:url(http://evil.invalid)" class="x" id="a1" name="y" data-x="z">x</p>',
    '<img src="http://evil.invalid/a.png" srcset="http://evil.invalid/b.png 2x"><video poster="http://evil.invalid/c.png"></video>',
    '<template><script>x()</script></template><noscript><img src=x></noscript><textarea><script>x()</script></textarea>',
    '</div></article></main><plaintext><script>x()</script>',
    '<table><tr><td></article><script>x()</script>',
  ])('lets nothing through that stands in an article or a note: %j', async (hostile) => {
    const view = makeView(1, { html: hostile }, { note: hostile });
    const elements = expectSilent(await pageOf([view, makeView(2, {})]));
    expect(elements.filter(({ tagName }) => tagName === 'article')).toHaveLength(2);
  });

  it('shows images of the archive as data, and the words of those it does not have', async () => {
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(4)]);
    const [kept, gone, svg] = ['aa', 'bb', 'cc'].map((two) => two.repeat(32));
    const html = [kept, gone, svg]
      .map((sha) => `<figure><img src="object:${sha}" alt="of ${sha?.slice(0, 2) ?? ''}"></figure>`)
      .join('');
    const object = (sha: string) =>
      Promise.resolve(sha === kept ? png : sha === svg ? Buffer.from('<svg onload="x()">') : null);
    const page = await pageOf([makeView(1, { html })], { object });
    expectSilent(page);
    expect(page).toContain(`src="data:image/png;base64,${png.toString('base64')}" alt="of aa"`);
    expect(page).toContain('[of bb]');
    expect(page).toContain('[of cc]');
  });

  it('shows highlights in their colours, the later over the earlier, and tells those whose words are gone', async () => {
    const view = makeView(1, { html: '<p>The <b>harbour wall</b> will be raised.</p><p>Nobody asked.</p>' });
    const highlights = [
      makeHighlight(view, 'harbour wall will', 'sun', 'Why *now*?'),
      makeHighlight(view, 'will be raised.\nNobody', 'rose'),
      makeHighlight(view, 'words that are gone', 'sky'),
    ];
    const page = await pageOf([{ ...view, highlights }]);
    expectSilent(page);
    expect(page).toContain(
      '<p>The <b><mark class="sun">harbour wall</mark></b><mark class="sun"> </mark><mark class="rose">will be raised.</mark></p><p><mark class="rose">Nobody</mark> asked.</p>',
    );
    expect(page).toContain('<mark class="sky">words that are gone</mark>');
    expect(page).toContain('<p>Why <em>now</em>?</p>');
    const silent = await pageOf([{ ...view, highlights, note: 'A note' }], { withNotes: false });
    expect(silent).not.toMatch(/Why|A note/u);
  });

  it('holds five thousand overlapping highlights without nesting them', async () => {
    const text = 'word '.repeat(5000).trim();
    const view = makeView(1, { html: `<p>${text}</p>` });
    const highlights = Array.from({ length: 5000 }, (_, at) => ({
      ...makeHighlight(view, 'word'),
      id: at,
      range: [at, Math.min(text.length, at + 10_000)] as const,
    }));
    const marks = expectSilent(await pageOf([{ ...view, highlights }])).filter(({ tagName }) => tagName === 'mark');
    expect(marks.length).toBeGreaterThan(4000);
    expect(marks.flatMap(({ childNodes }) => childNodes).every(({ nodeName }) => nodeName === '#text')).toBe(true);
    expect(marks.map(textOf).join('')).toBe(text.slice(0, 14_999));
  });
});
