import * as fc from 'fast-check';
import { html, parse, serialize as serializeParse5, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { fromParse5 } from '../extract/parse5-tree';
import { extractHtml } from '../extract/index';
import { cleanBody } from './index';

const elements = new Set(
  (
    'p h2 h3 h4 h5 h6 ul ol li blockquote q cite pre code em strong b i u s sub sup a figure figcaption img table caption ' +
    'thead tbody tr th td dl dt dd br hr abbr time span bdi bdo ruby rt rp'
  ).split(' '),
);
const attributes: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?|mailto):/,
  src: /^object:[0-9a-f]{64}$/,
  alt: /^[^]*$/,
  lang: /^[A-Za-z0-9-]+$/,
  dir: /^(?:ltr|rtl|auto)$/,
  colspan: /^\d+$/,
  rowspan: /^\d+$/,
  datetime: /^[\w:.+\- ]+$/,
};

/** Everything in a clean body that should not be there, as a browser's parser sees it. */
function intruders(source: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (node.nodeName === '#comment') found.push('comment');
    if (!('tagName' in node)) return;
    if (!elements.has(node.tagName) || node.namespaceURI !== html.NS.HTML) found.push(node.tagName);
    for (const { name, value } of node.attrs) {
      if (attributes[name]?.test(value) !== true) found.push(`${node.tagName} ${name}=${value}`);
    }
    node.childNodes.forEach(visit);
  };
  parseFragment(source).childNodes.forEach(visit);
  return found;
}

function clean(source: string): string {
  return cleanBody(fromParse5(parse(source)), {
    base: 'https://paper.example/a/b',
    explain: false,
    facts: { title: '', byline: [], outlet: null, section: null, dates: [], opinion: null },
  }).html;
}

const prose = 'The council voted on Tuesday, after a debate of three hours, to close the bridge for eleven weeks. ';
const attacks = [
  '<script>alert(1)</script>',
  '<p onclick="alert(1)" style="position:fixed" class="x" id="y" data-x="1">words</p>',
  '<a href="javascript:alert(1)">link</a>',
  '<a href=" java\tscript:alert(1)">link</a>',
  '<a href="data:text/html,<script>alert(1)</script>">link</a>',
  '<a href="https://user:pass@paper.example/">link</a>',
  '<img src=x onerror=alert(1) alt="a picture">',
  '<img src="https://tracker.example/pixel.gif" srcset="https://tracker.example/2x.gif 2x" alt="pixel">',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+" alt="drawing">',
  '<img src="data:image/png;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==" alt="no png">',
  '<svg onload=alert(1)><style><a title="</style><img src=x onerror=alert(1)>"></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">words</p></noscript>',
  '<template><script>alert(1)</script><p>words</p></template>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<iframe src="https://tracker.example/" srcdoc="<script>alert(1)</script>"></iframe>',
  '<form action="https://tracker.example/"><input name="q"><button formaction="javascript:alert(1)">go</button><p>words</p></form>',
  '<meta http-equiv="refresh" content="0;url=https://tracker.example/"><base href="https://tracker.example/">',
  '<p lang="<b>" dir="evil">words</p>',
  '<table><tr><td colspan="1000000" onmouseover="x">cell</td><td>cell</td></tr><tr><td>cell</td><td>cell</td></tr></table>',
  '<time datetime="<script>">now</time>',
  '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  '<xmp><img src=x onerror=alert(1)></xmp><plaintext><script>alert(1)</script>',
  '<a href="https://a.example/"><a href="https://b.example/">twice</a></a>',
  '<details open ontoggle=alert(1)><summary>more</summary>words</details>',
];

describe('a clean article', () => {
  it.each(attacks)('holds only what the allow-list names, given %s', (attack) => {
    expect(intruders(clean(`<p>${prose}</p>${attack}<p>${prose}</p>`))).toEqual([]);
    const page = `<html><head><title>Bridge</title></head><body><article><h1>Bridge to close</h1><p>${prose.repeat(4)}</p>${attack}<p>${prose.repeat(4)}</p></article></body></html>`;
    const result = extractHtml({ text: page, fileName: 'a.html', part: null, savedMs: null, explain: false });
    if ('content' in result) expect(intruders(result.content.html)).toEqual([]);
  });

  it('shows escaped markup as the words it is', () => {
    expect(clean('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  });

  it('keeps the words of a link that leads nowhere we go', () => {
    expect(clean('<p>See <a href="javascript:alert(1)">the list</a> of names.</p>')).toBe(
      '<p>See the list of names.</p>',
    );
  });

  it('makes relative links absolute', () => {
    expect(clean('<p>See <a href="../c?d=1&e=2">the list</a> of names.</p>')).toBe(
      '<p>See <a href="https://paper.example/c?d=1&amp;e=2">the list</a> of names.</p>',
    );
  });

  const name = fc.constantFrom(
    ...elements,
    ...'script style svg math mtext mglyph noscript template iframe form div section h1 font center select option textarea title base tbody nobr'.split(
      ' ',
    ),
  );
  const attribute = fc
    .tuple(
      fc.constantFrom(
        'href',
        'src',
        'alt',
        'lang',
        'dir',
        'onclick',
        'style',
        'id',
        'class',
        'colspan',
        'datetime',
        'data-a',
      ),
      fc.constantFrom(
        'x',
        'javascript:alert(1)',
        'https://a.example/?q="><b>',
        'rtl',
        '3',
        '</p><script>',
        "' onload='x",
        'en',
      ),
    )
    .map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`);
  const markup = fc.array(
    fc.oneof(
      fc.tuple(name, fc.array(attribute, { maxLength: 3 })).map(([tag, list]) => `<${tag}${list.join('')}>`),
      name.map((tag) => `</${tag}>`),
      fc.constantFrom(
        'words of a text ',
        '&lt;b&gt;',
        '<!--',
        '-->',
        ']]>',
        '<![CDATA[',
        '\n',
        '\0',
        '&#xD800;',
        'a<b',
        '\r\n x',
      ),
    ),
    { maxLength: 40 },
  );

  it('holds only what the allow-list names, whatever the page is made of', () => {
    fc.assert(
      fc.property(markup, (parts) => {
        expect(intruders(clean(parts.join('')))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('reads back as the same tree, whatever the page is made of', () => {
    fc.assert(
      fc.property(markup, (parts) => {
        const written = clean(parts.join(''));
        expect(serializeParse5(parseFragment(written)).replace(/"/g, '&quot;')).toBe(
          // Both spellings of a quotation mark are the same to a parser.
          written.replace(/"/g, '&quot;').replaceAll('<pre>\n', '<pre>'),
        );
      }),
      { numRuns: 400 },
    );
  });
});
