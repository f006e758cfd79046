import { makeAnchor } from '../src/contract/find-anchor';
import type { MarkColour } from '../src/contract/mark';
import { clientOf } from './client';
import { expect, test } from './fixtures';
import { watchLongTasks } from './long-tasks';

const headline = 'Who pays for the quay';
test('words dragged over are highlighted in a colour that is named, and stay so over a restart', async ({
  openWindow,
}) => {
  const first = await openWindow();
  await first.desk.bringInSamples();
  await first.desk.find(headline);
  const words = await first.desk.someWords(3);
  await first.desk.dragOver(words);
  for (const name of ['Sun', 'Leaf', 'Sky', 'Rose', 'Violet']) {
    await expect(first.desk.highlightBar.getByRole('button', { name })).toBeVisible();
  }
  await first.desk.highlightBar.getByRole('button', { name: 'Leaf' }).click();
  await expect.poll(() => first.desk.drawn('leaf')).toEqual([words]);
  await expect(first.desk.highlightBar).toHaveCount(0);
  await first.close();

  const { desk } = await openWindow();
  await desk.find(headline);
  await expect.poll(() => desk.drawn('leaf')).toEqual([words]);
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
  await expect(desk.highlightBar).toBeVisible();
  await desk.press('3');
  await expect.poll(() => desk.drawn('sky')).toHaveLength(1);
  const [sentence] = await desk.drawn('sky');
  expect(sentence?.trim()).toMatch(/^[\p{Lu}“"].*[.?!”"]$/u);

  await desk.press('Control+ArrowDown', 'Control+ArrowRight', 'Shift+Control+ArrowRight', 'Shift+Control+ArrowRight');
  await expect(desk.highlightBar).toBeVisible();
  await desk.press('Enter');
  await expect.poll(async () => [...(await desk.drawn('sky')), ...(await desk.drawn('sun'))]).toHaveLength(2);
  await desk.press('Escape');

  await desk.press('h', 'e');
  await expect(desk.highlightCard).toBeVisible();
  await desk.highlightCard.getByRole('button', { name: 'Write a note' }).focus();
  await desk.press('Enter');
  await desk.page.keyboard.type('Who **says** so?');
  await desk.press('Control+Enter');
  await expect(desk.highlightCard).toHaveCount(0);
  await expect(desk.text.locator('strong', { hasText: 'says' })).toBeVisible();

  await desk.press('Control+z');
  await expect(desk.text.locator('strong', { hasText: 'says' })).toHaveCount(0);
  await desk.press('Control+z');
  await expect.poll(async () => [...(await desk.drawn('sky')), ...(await desk.drawn('sun'))]).toHaveLength(1);
});

test('a highlight that is clicked can be changed, tagged, and deleted with undo', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const words = await desk.someWords(4);
  await desk.highlight(words, 'sun');

  await desk.openHighlight(words);
  await desk.highlightCard.getByRole('radio', { name: 'Violet' }).click();
  await expect.poll(() => desk.drawn('violet')).toEqual([words]);
  await desk.highlightCard.getByRole('combobox', { name: 'Tags of this highlight' }).fill('money/quay');
  await desk.press('Enter');
  await expect(desk.highlightCard.getByText('money/quay')).toBeVisible();
  await desk.highlightCard.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => desk.drawn('violet')).toEqual([]);
  await desk.messages.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => desk.drawn('violet')).toEqual([words]);
});

test('highlights may cross and lie in each other, and a note that is hostile does nothing', async ({
  app: { desk },
  libraryDir,
}) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const client = await clientOf(libraryDir);
  const { id, text } = await client.articleCalled(headline);
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
  await expect.poll(() => desk.drawn('violet')).toHaveLength(1);
  await expect.poll(() => desk.drawn('sun')).toHaveLength(1);
  await expect.poll(() => desk.drawn('rose')).toHaveLength(1);
  await desk.foldedNotes.getByRole('button', { name: /on:/ }).click();
  await expect(desk.text.locator('strong', { hasText: 'kept' })).toBeVisible();
  await expect(desk.text.getByText('go', { exact: true })).not.toHaveAttribute('href', /javascript/);
  expect(await desk.page.title()).not.toContain('got you');
  client.close();
});

test('a highlight whose words are gone is listed with its quote, not lost', async ({ app: { desk }, libraryDir }) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const client = await clientOf(libraryDir);
  const { id } = await client.articleCalled(headline);
  const anchor = { start: 5, end: 40, exact: 'zebra xylophone quartz in no article', prefix: 'qq', suffix: 'zz' };
  await client.edit('highlight', {
    type: 'highlight-add',
    articleId: id,
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
  const words = await desk.someWords(4);
  await desk.highlight(words, 'rose');
  await desk.find('Storm names for the winter announced');
  const other = await desk.someWords(3);
  await desk.highlight(other, 'sky');

  await desk.library.getByRole('button', { name: 'Highlights' }).click();
  const view = desk.highlightsView;
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

test('in a narrow reader a note is folded under its paragraph; Enter unfolds it there and leaves the text as it was', async ({
  app: { desk, page },
}) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await desk.bringInSamples();
  await desk.find(headline);
  const words = await desk.someWords(4);
  const text = await desk.text.locator('article').innerText();
  await desk.highlight(words, 'leaf');
  await desk.openHighlight(words);
  await desk.highlightCard.getByRole('button', { name: 'Write a note' }).click();
  await page.keyboard.type('Ask the *harbour board*.');
  await desk.press('Control+Enter');
  const line = desk.foldedNotes.getByRole('button', { name: /on:/ });
  const note = desk.foldedNotes.locator('em', { hasText: 'harbour board' });
  // It is unfolded where it was written, until it is folded away.
  await expect(note).toBeVisible();
  await line.focus();
  await desk.press('Enter');
  await expect(note).toHaveCount(0);
  await expect(line).toContainText('Ask the harbour board.');
  await desk.press('Enter');
  await expect(note).toBeVisible();

  const paragraphs = desk.text.locator('article > div p');
  const boxes = async () => ({
    over: await paragraphs.nth(1).boundingBox(),
    note: await note.boundingBox(),
    under: await paragraphs.nth(2).boundingBox(),
  });
  await expect
    .poll(async () => {
      const { over, note: place, under } = await boxes();
      if (!over || !place || !under) return false;
      return place.y > over.y + over.height && place.y + place.height < under.y;
    })
    .toBe(true);
  expect(await desk.text.locator('article').innerText()).toBe(text);
});

test('an article with 5,000 highlights, crossing and over the whole of it, is opened, scrolled and highlighted once more; only those near are drawn', async ({
  app: { desk, page },
  libraryDir,
}) => {
  test.setTimeout(240_000);
  await page.getByLabel('Files to import').setInputFiles([
    { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(`A long report\n0\n${writeLongText()}`) },
    {
      name: 'short.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`A short report\n0\n${makeSentence(7).repeat(12)}`),
    },
  ]);
  await desk.importEnds();
  const client = await clientOf(libraryDir);
  const { id, text } = await client.articleCalled('A long report');
  const add = (start: number, end: number, at: number) => ({
    type: 'highlight-add' as const,
    articleId: id,
    anchor: makeAnchor(text, start, end),
    colour: colours[at % 5] ?? 'sun',
    note: at % 10 === 0 ? `Note *${at}*` : '',
    tags: [],
  });
  const step = (text.length - 400) / 4999;
  await client.edit(
    'highlight',
    add(0, text.length, 1),
    ...Array.from({ length: 4999 }, (_, at) => {
      const start = Math.floor(at * step);
      return add(start, start + 3 + ((at * 37) % 300), at);
    }),
  );
  await client.ask('counts');
  await desk.find('A short report');
  const long = await watchLongTasks(page);
  await desk.find('A long report');
  await expect(desk.text.getByText('5,000 highlights')).toBeVisible({ timeout: 60_000 });
  await expect.poll(async () => (await desk.drawn('leaf')).length).toBeGreaterThan(0);
  await page.waitForTimeout(1000);
  await long.note('opening');

  await desk.text.focus();
  for (let turn = 0; turn < 12; turn += 1) {
    await desk.press('PageDown');
    await page.waitForTimeout(150);
  }
  await long.note('scrolling');
  // The note under the paragraph in sight is there, and few others are.
  await expect(desk.foldedNotes.getByRole('button').first()).toBeVisible();
  expect(await desk.foldedNotes.getByRole('button').count()).toBeLessThan(40);
  const characters = (await Promise.all(colours.map((one) => desk.drawn(one)))).flat().join('').length;
  expect(characters).toBeLessThan(text.length * 2);
  await desk.press('h', 'h', 'h');
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('mark-now'))).toBe(true);
  await long.note('stepping');

  await desk.press('v', 's');
  await expect(desk.highlightBar).toBeVisible();
  await desk.press('4');
  await expect(desk.text.getByText('5,001 highlights')).toBeVisible();
  await page.waitForTimeout(1500);
  await long.note('adding one');
  client.close();
});

const colours = ['sun', 'leaf', 'sky', 'rose', 'violet'] as const;

function makeSentence(at: number): string {
  return `On day ${at} the harbour master wrote down what ${at % 3 === 0 ? 'the pilots' : 'nobody'} had seen from pier ${at % 17} before the fog came in. `;
}

/** Some 6,000 words. */
function writeLongText(): string {
  return Array.from({ length: 75 }, (_, at) => [0, 1, 2, 3].map((n) => makeSentence(4 * at + n)).join('')).join('\n\n');
}
