import type { Locator } from '@playwright/test';
import { makeAnchor } from '../src/contract/find-anchor';
import type { MarkColour } from '../src/contract/mark';
import { clientOf } from './client';
import type { Desk } from './desk';
import { expect, test } from './fixtures';

const headline = 'Who pays for the quay';
const toolbar = (desk: Desk): Locator => desk.page.getByRole('toolbar', { name: 'Highlight the selection' });
const card = (desk: Desk): Locator => desk.page.getByRole('dialog', { name: 'Highlight' });
const marginOrList = (desk: Desk): Locator => desk.text.getByRole('list', { name: 'Highlights of this article' });

/** Where words stand in the article on the screen. */
async function boxOf(desk: Desk, words: string): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const box = await desk.text.evaluate((root, sought) => {
    const walker = document.createTreeWalker(root.querySelector('article > div') ?? root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(sought) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const first = range.getClientRects()[0];
      const last = [...range.getClientRects()].at(-1);
      return first && last ? { left: first.left, right: last.right, top: first.top, bottom: last.bottom } : null;
    }
    return null;
  }, words);
  if (!box) throw new Error(`“${words}” is not on the page`);
  return box;
}

async function dragOver(desk: Desk, words: string): Promise<void> {
  const box = await boxOf(desk, words);
  await desk.page.mouse.move(box.left + 1, box.top + 8);
  await desk.page.mouse.down();
  await desk.page.mouse.move(box.left + 20, box.top + 9);
  await desk.page.mouse.move(box.right, box.bottom - 8, { steps: 4 });
  await desk.page.mouse.up();
}

/** The words drawn in a colour, as the browser holds them. */
async function drawn(desk: Desk, colour: MarkColour): Promise<string[]> {
  return desk.page.evaluate((name) => {
    // The DOM library of the specs does not know that a Highlight is a set of ranges.
    const marks = CSS.highlights.get(`mark-${name}`) as unknown as Iterable<Range> | undefined;
    return marks ? [...marks].map((range) => range.toString().replace(/\s+/g, ' ')) : [];
  }, colour);
}

async function firstWords(desk: Desk, count: number, from = 0): Promise<string> {
  const text = (await desk.text.locator('article > div p').nth(1).innerText()).split(/\s+/);
  return text.slice(from, from + count).join(' ');
}

test('words dragged over are highlighted in a colour that is named, and stay so over a restart', async ({
  openWindow,
}) => {
  const first = await openWindow();
  await first.desk.bringInSamples();
  await first.desk.find(headline);
  const words = await firstWords(first.desk, 3);
  await dragOver(first.desk, words);
  for (const name of ['Sun', 'Leaf', 'Sky', 'Rose', 'Violet']) {
    await expect(toolbar(first.desk).getByRole('button', { name })).toBeVisible();
  }
  await toolbar(first.desk).getByRole('button', { name: 'Leaf' }).click();
  await expect.poll(() => drawn(first.desk, 'leaf')).toEqual([words]);
  await expect(toolbar(first.desk)).toHaveCount(0);
  await first.close();

  const { desk } = await openWindow();
  await desk.find(headline);
  await expect.poll(() => drawn(desk, 'leaf')).toEqual([words]);
});

test('with the keyboard alone an article is highlighted, noted, gone through and taken back', async ({
  app: { desk },
}) => {
  await desk.bringInSamples();
  await desk.press('/');
  await desk.page.keyboard.type(`title:"${headline}"`);
  await expect(desk.rows).toHaveCount(1);
  await desk.press('ArrowDown', 'Enter');
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText(headline);

  // Past the picture’s caption, into the text.
  await desk.press('v', 'Control+ArrowDown', 'Home', 's');
  await expect(toolbar(desk)).toBeVisible();
  await desk.press('3');
  await expect.poll(() => drawn(desk, 'sky')).toHaveLength(1);
  const [sentence] = await drawn(desk, 'sky');
  expect(sentence?.trim()).toMatch(/^[\p{Lu}“"].*[.?!”"]$/u);

  await desk.press('Control+ArrowDown', 'Control+ArrowRight', 'Shift+Control+ArrowRight', 'Shift+Control+ArrowRight');
  await expect(toolbar(desk)).toBeVisible();
  await desk.press('Enter');
  await expect.poll(async () => [...(await drawn(desk, 'sky')), ...(await drawn(desk, 'sun'))]).toHaveLength(2);
  await desk.press('Escape');

  await desk.press('h', 'e');
  await expect(card(desk)).toBeVisible();
  await card(desk).getByRole('button', { name: 'Write a note' }).focus();
  await desk.press('Enter');
  await desk.page.keyboard.type('Who **says** so?');
  await desk.press('Control+Enter');
  await expect(card(desk)).toHaveCount(0);
  await marginOrList(desk)
    .or(desk.text.getByRole('complementary', { name: 'Notes in the margin' }))
    .first()
    .waitFor();
  await expect(desk.text.locator('strong', { hasText: 'says' })).toBeVisible();

  await desk.press('Control+z');
  await expect(desk.text.locator('strong', { hasText: 'says' })).toHaveCount(0);
  await desk.press('Control+z');
  await expect.poll(async () => [...(await drawn(desk, 'sky')), ...(await drawn(desk, 'sun'))]).toHaveLength(1);
});

test('a highlight that is clicked can be changed, tagged, and deleted with undo', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const words = await firstWords(desk, 4);
  await dragOver(desk, words);
  await toolbar(desk).getByRole('button', { name: 'Sun' }).click();
  await expect.poll(() => drawn(desk, 'sun')).toEqual([words]);

  const box = await boxOf(desk, words);
  await desk.page.mouse.click(box.left + 12, box.top + 10);
  await card(desk).getByRole('radio', { name: 'Violet' }).click();
  await expect.poll(() => drawn(desk, 'violet')).toEqual([words]);
  await card(desk).getByRole('combobox', { name: 'Tags of this highlight' }).fill('money/quay');
  await desk.press('Enter');
  await expect(card(desk).getByText('money/quay')).toBeVisible();
  await card(desk).getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => drawn(desk, 'violet')).toEqual([]);
  await desk.messages.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => drawn(desk, 'violet')).toEqual([words]);
});

test('highlights may cross and lie in each other, and a note that is hostile does nothing', async ({
  app: { desk },
  libraryDir,
}) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const client = await clientOf(libraryDir);
  const { rows } = await client.ask('search', {
    query: `title:"${headline}"`,
    view: { kind: 'all' },
    sort: 'newest',
    offset: 0,
    limit: 1,
    today: '2026-01-01',
  });
  const id = rows[0]?.id ?? 0;
  const text = (await client.ask('article', id))?.article.text ?? '';
  const note =
    '<img src=x onerror="document.title=`got you`"><script>document.title="got you"</script> [go](javascript:1) **kept**';
  const add = (start: number, end: number, colour: MarkColour, said = '') =>
    client.edit('highlight', {
      type: 'highlight-add',
      articleId: id,
      anchor: makeAnchor(text, start, end),
      colour,
      note: said,
      tags: [],
    });
  await add(0, text.length, 'sun');
  await add(20, 90, 'leaf');
  await add(60, 140, 'rose', note);
  await add(70, 80, 'violet');
  await add(70, 80, 'violet');
  await expect(desk.text.getByText('5 highlights')).toBeVisible();
  await expect.poll(() => drawn(desk, 'violet')).toHaveLength(1);
  await expect.poll(() => drawn(desk, 'sun')).toHaveLength(1);
  await expect.poll(() => drawn(desk, 'rose')).toHaveLength(1);
  await expect(desk.text.locator('strong', { hasText: 'kept' })).toBeVisible();
  await expect(desk.text.getByText('go', { exact: true })).not.toHaveAttribute('href', /javascript/);
  expect(await desk.page.title()).not.toContain('got you');
  client.close();
});

test('a highlight whose words are gone is listed with its quote, not lost', async ({ app: { desk }, libraryDir }) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const client = await clientOf(libraryDir);
  const { rows } = await client.ask('search', {
    query: `title:"${headline}"`,
    view: { kind: 'all' },
    sort: 'newest',
    offset: 0,
    limit: 1,
    today: '2026-01-01',
  });
  const anchor = { start: 5, end: 40, exact: 'zebra xylophone quartz in no article', prefix: 'qq', suffix: 'zz' };
  await client.edit('highlight', {
    type: 'highlight-add',
    articleId: rows[0]?.id ?? 0,
    anchor,
    colour: 'rose',
    note: 'Still here',
    tags: [],
  });
  const adrift = desk.text.getByRole('region', { name: 'Highlights whose words are gone' });
  await expect(adrift).toContainText('zebra xylophone quartz in no article');
  await expect(adrift).toContainText('Still here');
  client.close();
});

test('a note on an article is written with N, shown as Markdown, and undone by name', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find(headline);
  await desk.press('n');
  const field = desk.text.getByRole('textbox', { name: 'Note on this article' });
  await expect(field).toBeFocused();
  await desk.page.keyboard.type('Ask the *harbour board*.');
  await desk.press('Control+Enter');
  const note = desk.text.getByRole('region', { name: 'Note on this article' });
  await expect(note.locator('em')).toHaveText('harbour board');
  await desk.press('Control+z');
  await expect(note).toHaveCount(0);
  await expect(desk.messages).toContainText('Put the note back as it was');
});

test('the Highlights view finds them by colour and word, and leads back to the place', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const words = await firstWords(desk, 4);
  await dragOver(desk, words);
  await toolbar(desk).getByRole('button', { name: 'Rose' }).click();
  await desk.find('Storm names for the winter announced');
  const other = await firstWords(desk, 3);
  await dragOver(desk, other);
  await toolbar(desk).getByRole('button', { name: 'Sky' }).click();
  await expect.poll(() => drawn(desk, 'sky')).toHaveLength(1);

  await desk.library.getByRole('button', { name: 'Highlights' }).click();
  const view = desk.page.getByRole('region', { name: 'Highlights', exact: true });
  await expect(view.getByRole('status')).toHaveText('2 highlights in 2 articles');
  await view.getByRole('button', { name: 'Rose', exact: true }).click();
  await expect(view.getByRole('status')).toHaveText('1 highlight in 1 article');
  await view.getByRole('button', { name: 'Rose', exact: true }).click();
  await view.getByRole('searchbox', { name: 'Words in highlights and notes' }).fill(other);
  await expect(view.getByRole('status')).toHaveText('1 highlight in 1 article');
  await view.getByRole('button', { name: other }).click();
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText('Storm names');
  await expect.poll(() => desk.page.evaluate(() => CSS.highlights.has('mark-now'))).toBe(true);
});

test('5,000 highlights in an article leave it open and quick to scroll', async ({ app: { desk }, libraryDir }) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const client = await clientOf(libraryDir);
  const { rows } = await client.ask('search', {
    query: `title:"${headline}"`,
    view: { kind: 'all' },
    sort: 'newest',
    offset: 0,
    limit: 1,
    today: '2026-01-01',
  });
  const id = rows[0]?.id ?? 0;
  const text = (await client.ask('article', id))?.article.text ?? '';
  const colours = ['sun', 'leaf', 'sky', 'rose', 'violet'] as const;
  await desk.page.evaluate(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  await client.edit(
    'highlight',
    ...Array.from({ length: 5000 }, (_, at) => {
      const start = (at * 7) % Math.max(1, text.length - 60);
      return {
        type: 'highlight-add' as const,
        articleId: id,
        anchor: makeAnchor(text, start, start + 3 + (at % 50)),
        colour: colours[at % 5] ?? 'sun',
        note: at % 10 === 0 ? `Note *${at}*` : '',
        tags: [],
      };
    }),
  );
  await expect(desk.text.getByText('5,000 highlights')).toBeVisible({ timeout: 60_000 });
  await desk.press('h', 'h', 'h');
  await expect.poll(() => desk.page.evaluate(() => CSS.highlights.has('mark-now'))).toBe(true);
  const long = await desk.page.evaluate(() => (globalThis as unknown as { long: number[] }).long);
  test.info().annotations.push({ type: 'long tasks, ms', description: long.map(Math.round).join(' ') });
  client.close();
});
