import * as fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { checkHtmlBudget } from './budget';

const small = { tags: 1000, depth: 20, attributes: 10 };

describe('the budget of a page', () => {
  it.each([
    ['100,000 nested elements', '<div>'.repeat(100_000)],
    ['100,000 nested elements of an unknown name', '<x-y>'.repeat(100_000)],
    ['100,000 nested elements that close the wrong ones', '<b></i>'.repeat(100_000)],
    ['100,000 slashed elements, which HTML does not close', '<div/>'.repeat(100_000)],
    ['100,000 list items with a paragraph each, none closed', '<li><p>'.repeat(100_000)],
    ['100,000 attributes on one element', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>`],
    ['100,000 attributes without values', `<p ${'a '.repeat(100_000)}>`],
    ['300,000 elements in a row', '<br>'.repeat(300_000)],
    ['100,000 nested elements behind a comment that ends at once', `<!-->${'<div>'.repeat(100_000)}`],
  ])('does not let %s through', (_, html) => {
    expect(checkHtmlBudget(html)).toMatchObject({ code: 'too-complex' });
  });

  it.each([
    ['100,000 unclosed paragraphs', '<p>words'.repeat(100_000)],
    ['100,000 unclosed list items', `<ul>${'<li>words'.repeat(100_000)}`],
    ['100,000 unclosed table cells', `<table>${'<tr><td>1<td>2'.repeat(60_000)}`],
    ['many elements that are text inside a script', `<script>${'<div>'.repeat(300_000)}</script>`],
    ['many elements inside a comment', `<!--${'<div>'.repeat(300_000)}-->`],
    ['many elements inside an attribute', `<p title="${'<div>'.repeat(300_000)}">`],
    ['100,000 shapes in a drawing', `<svg>${'<path d="M0 0"/>'.repeat(100_000)}</svg>`],
    ['50 MB of one line', 'x'.repeat(50_000_000)],
    ['1,000,000 entities', '&amp;'.repeat(1_000_000)],
    ['1,000,000 openings of nothing', '< '.repeat(1_000_000)],
    ['1,000,000 end tags of nothing', `${'<div>'.repeat(1_900)}${'</b>'.repeat(1_000_000)}`],
    ['1,000,000 unfinished raw texts', `<textarea>${'</t'.repeat(1_000_000)}`],
    ['a tag that never ends', `<p ${' '.repeat(1_000_000)}`],
    ['a quote that never ends', `<p a="${"<p a='".repeat(1_000_000)}`],
  ])('lets %s through', (_, html) => {
    expect(checkHtmlBudget(html)).toBeNull();
  });

  it('counts attributes with quotes, spaces and slashes as the standard does', () => {
    const ten = `<p a=1 b='>' c=">" d = 4 e/f g=a/b/c h\ni="x"j=1>`;
    expect(checkHtmlBudget(ten, small)).toBeNull();
    expect(checkHtmlBudget(ten, { ...small, attributes: 9 })).toMatchObject({ code: 'too-complex' });
  });

  it("never lets a tree through that the standard's own parser makes deeper or larger", () => {
    const piece = fc.constantFrom(
      '<div>', '</div>', '<p>', '</p>', '<b>', '</b>', '<ul><li>', '</ul>', '<li>', '<br>', '<script>', '</script>', '<!--',
      '-->', '<a href="', '">', "<i x='", "'>", '<svg>', '</svg>', '<g/>', '<title>', '</title>', 'x', '>', '<', '<?x', '<span/>',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const html = pieces.join('');
        // Twice, plus html, body and the implied: the standard's parser re-opens formatting elements.
        fc.pre(checkHtmlBudget(html, small) === null);
        expect(depthOf(parse(html))).toBeLessThanOrEqual(small.depth * 2 + 4);
      }),
      { numRuns: 500 },
    );
  });
});

function depthOf(node: DefaultTreeAdapterTypes.Node): number {
  return 1 + Math.max(0, ...('childNodes' in node ? node.childNodes : []).map(depthOf));
}
