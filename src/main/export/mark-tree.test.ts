import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTree, type TreeNode } from './clean-tree';
import { markTree } from './mark-tree';
import { makeHighlight, makeView } from './testing/make-input';
import { escapeHtml } from './write-html';

const markedOf = (nodes: readonly TreeNode[], isInside = false): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return isInside ? node : '';
      return markedOf(node.children, isInside || node.name === 'mark');
    })
    .join('');
const mark = (html: string, text: string, words: string) => {
  const view = makeView(1, { html, text });
  const { nodes, unplaced } = markTree(readTree(html), text, [makeHighlight(view, words)]);
  return { marked: markedOf(nodes), unplaced: unplaced.length };
};

describe('A highlight', () => {
  it.each([
    ['<p>a <b>b</b> c</p>', 'a b c', 'b c', 'b c'],
    ['<ul><li>one</li><li>two</li></ul>', 'one\ntwo', 'one\ntwo', 'onetwo'],
    ['<p>one</p><figure><img alt="x"><figcaption>two</figcaption></figure><p>two</p>', 'one\ntwo', 'two', 'two'],
    ['<p><ruby>東<rt>とう</rt></ruby>京</p>', '東京', '東京', '東京'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a\nb', 'b', 'b'],
    ['<pre>a\n  b</pre>', 'a\n  b', 'b', 'b'],
    ['<p>a<br>b</p>', 'a\nb', 'a\nb', 'ab'],
    ['<p>👩‍👩‍👧‍👦 x</p>', '👩‍👩‍👧‍👦 x', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    // The text has a line that the page does not show.
    [
      '<p>The wall will be raised by two metres.</p>',
      'A line that is not there\nThe wall will be raised by two metres.',
      'two',
      'two',
    ],
  ])('in %s over %j finds its words', (html, text, words, marked) => {
    expect(mark(html, text, words)).toEqual({ marked, unplaced: 0 });
  });

  it('whose words are not on the page is told', () => {
    expect(mark('<p>a</p>', 'a', 'z')).toEqual({ marked: '', unplaced: 1 });
    expect(mark('<p>a</p>', 'q z', 'z')).toEqual({ marked: '', unplaced: 1 });
  });

  it('marks exactly its characters, wherever it lies over paragraphs', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé港 ]{0,12}$/u), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (lines, a, b) => {
        const shown = lines.map((line) => line.replaceAll(/ +/gu, ' ').trim()).filter((line) => line !== '');
        const text = shown.join('\n');
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const range = [start ?? 0, end ?? 0] as const;
        const html = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
        const highlight = { ...makeHighlight(makeView(1, { html, text }), ''), range };
        const { nodes } = markTree(readTree(html), text, [highlight]);
        expect(markedOf(nodes).replaceAll(/\s/gu, '')).toBe(text.slice(...range).replaceAll(/\s/gu, ''));
      }),
    );
  });
});
