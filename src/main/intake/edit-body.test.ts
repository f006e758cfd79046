import { describe, expect, it } from 'vitest';
import { editBody } from './edit-body';

const html = '<p>One.</p><h2>Two</h2><ul><li>Three</li><li>Four</li></ul><p>Five.</p>';

describe('editing a body block by block', () => {
  it('cuts a block, and the list that it leaves empty', () => {
    expect(editBody(html, { cut: ['Two', 'Three', 'Four'], restore: [] })).toMatchObject({
      html: '<p>One.</p><p>Five.</p>',
      text: 'One.\nFive.',
      words: 2,
    });
  });

  it('puts a block back behind the one it came after, an item into its list', () => {
    const cut = editBody(html, { cut: ['Two', 'Four'], restore: [] });
    const restore = [
      { text: 'Two', html: '<h2>Two</h2>', after: 'One.' },
      { text: 'Four', html: '<ul><li>Four</li></ul>', after: 'Three' },
    ];
    expect(editBody(cut?.html ?? '', { cut: [], restore })?.html).toBe(html);
  });

  it('puts one first that came after nothing, and none twice', () => {
    const restore = [{ text: 'Zero', html: '<p>Zero</p>', after: '' }];
    const once = editBody(html, { cut: [], restore });
    expect(once?.text.split('\n')[0]).toBe('Zero');
    expect(editBody(once?.html ?? '', { cut: [], restore })?.html).toBe(once?.html);
  });

  it('leaves out of what is put back whatever an article may not hold', () => {
    const restore = [{ text: 'Hi', html: '<p onclick="x()">Hi<script>alert(1)</script></p>', after: '' }];
    expect(editBody(html, { cut: [], restore })?.html).toBe(`<p>Hi</p>${html}`);
  });

  it('does not cut the last of the text', () => {
    expect(editBody('<p>One.</p>', { cut: ['One.'], restore: [] })).toBeNull();
  });
});
