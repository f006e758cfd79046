import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Desk } from './desk';
import { expect, test } from './fixtures';

/** Paragraphs that can be told apart, some of them with a word of their own. */
function longText(paragraphs: number): string {
  return Array.from({ length: paragraphs }, (_, at) => {
    const bell = at % 10 === 4 ? ' The fog bell rang twice.' : '';
    return `Paragraph ${at} tells what the harbour master wrote down of pier ${at % 17} that day.${bell} ${'Nobody else was on the quay, and the boats lay still. '.repeat(4)}`;
  }).join('\n\n');
}

async function bringInTexts(desk: Desk, texts: Readonly<Record<string, string>>): Promise<void> {
  await desk.page.getByLabel('Files to import').setInputFiles(
    Object.entries(texts).map(([name, text], at) => ({
      name: `${at}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`${name}\n0\n${text}`),
    })),
  );
  await desk.importEnds();
}

/** The paragraph at the top of what is in sight, and how far from the top it stands. */
function topParagraph(page: Page): Promise<{ words: string; top: number; from: number }> {
  return page.evaluate(() => {
    const scroller = document.querySelector('[data-scroller]');
    const top = scroller?.getBoundingClientRect().top ?? 0;
    const found = [...(scroller?.querySelectorAll('article > div p') ?? [])].find(
      (one) => one.getBoundingClientRect().bottom > top + 1,
    );
    const words = /^Paragraph \d+ /.exec(found?.textContent ?? '')?.[0] ?? '';
    return { words, top: (found?.getBoundingClientRect().top ?? 0) - top, from: scroller?.scrollTop ?? 0 };
  });
}

/** The same once the page no longer moves and what is in sight has been noted: it scrolls smoothly, and for longer where others are at work. */
async function restingParagraph(page: Page): ReturnType<typeof topParagraph> {
  let last = await topParagraph(page);
  for (;;) {
    await page.waitForTimeout(800);
    const now = await topParagraph(page);
    if (now.from === last.from) return now;
    last = now;
  }
}

test('an article is set as its reader likes it: face, size, width, lines and paper, and what is read stays in place', async ({
  openWindow,
}) => {
  const first = await openWindow();
  const { desk, page } = first;
  await bringInTexts(desk, { 'The long log': longText(60) });
  await desk.open('The long log');
  await desk.text.focus();
  for (let turn = 0; turn < 4; turn += 1) {
    await desk.press('Space');
    await page.waitForTimeout(250);
  }
  const before = await topParagraph(page);
  expect(before.from).toBeGreaterThan(500);

  await page.getByRole('button', { name: 'Type settings' }).click();
  const sheet = page.getByRole('dialog', { name: 'Type settings' });
  await sheet.getByRole('button', { name: 'Larger text' }).click();
  await sheet.getByRole('button', { name: 'Larger text' }).click();
  await sheet.getByRole('radio', { name: '60', exact: true }).click({ force: true });
  await sheet.getByRole('radio', { name: 'Open' }).click({ force: true });
  await sheet.getByRole('radio', { name: 'Sans' }).click({ force: true });
  await sheet.getByRole('radio', { name: 'Paper' }).click({ force: true });
  await expect(sheet).toContainText('120 %');
  const after = await topParagraph(page);
  expect(after.words).toBe(before.words);
  expect(after.from).toBeGreaterThan(before.from * 1.2);
  await desk.press('Escape');

  const article = desk.text.getByRole('article');
  await expect(article).toHaveCSS('font-family', /Inter/);
  await expect(article).toHaveCSS('font-size', '21.6px');
  await desk.press('Control+0');
  await expect(article).toHaveCSS('font-size', '18px');
  await desk.press('Control+=');
  await expect(article).toHaveCSS('font-size', '19.8px');
  expect((await topParagraph(page)).words).toBe(before.words);
  await first.close();

  const again = await openWindow();
  await again.desk.open('The long log');
  await expect(again.desk.text.getByRole('article')).toHaveCSS('font-family', /Inter/);
  await expect(again.page.locator('[data-paper=paper]')).toBeVisible();
});

test('a long article is opened where it was left, also after a restart; one read to its end begins at the top', async ({
  openWindow,
}) => {
  const first = await openWindow();
  await bringInTexts(first.desk, { 'The long log': longText(60), 'A short note': 'One line of it.' });
  await first.desk.open('The long log');
  await first.desk.text.focus();
  for (let turn = 0; turn < 3; turn += 1) {
    await first.desk.press('Space');
    await first.page.waitForTimeout(250);
  }
  const left = await restingParagraph(first.page);
  await first.desk.open('A short note');
  expect((await topParagraph(first.page)).from).toBe(0);
  await first.desk.open('The long log');
  await expect.poll(async () => (await topParagraph(first.page)).words).toBe(left.words);
  await first.close();

  const { desk, page } = await openWindow();
  await desk.open('The long log');
  await expect.poll(async () => (await topParagraph(page)).words).toBe(left.words);
  await desk.text.focus();
  await desk.press('End');
  await page.waitForTimeout(1500);
  await desk.open('A short note');
  await desk.open('The long log');
  await expect.poll(async () => (await topParagraph(page)).from).toBe(0);
});

test('of a very long text only what is near is laid out: its last hit is gone to, and it is opened where it was left', async ({
  app: { desk, page },
}) => {
  const text = `${longText(900)}\n\nThat night the lamp was quenched. ${'It rained. '.repeat(30)}\n\n${longText(40)}`;
  await bringInTexts(desk, { 'The whole log': text, 'A short note': 'One line of it.' });
  await desk.search('quenched');
  await desk.open('The whole log');
  const hits = desk.reader.getByRole('group', { name: 'Hits in this article' });
  await expect(hits).toContainText('1 hit');
  await desk.press('F3');
  await expect
    .poll(() =>
      page.evaluate(() => {
        const [hit] = CSS.highlights.get('hit-now') ?? [];
        const frame = document.querySelector('[data-scroller]')?.getBoundingClientRect();
        if (!(hit instanceof Range) || !frame) return 'none';
        const { top, bottom } = hit.getBoundingClientRect();
        return top >= frame.top && bottom <= frame.bottom ? 'in sight' : `${top} ${bottom}`;
      }),
    )
    .toBe('in sight');
  await desk.text.focus();
  await desk.press('Space');
  const left = await restingParagraph(page);
  await desk.search('');
  await desk.open('A short note');
  await desk.open('The whole log');
  await expect.poll(async () => (await topParagraph(page)).words).toBe(left.words);
  expect(left.words).not.toBe('');
});

test('Space reads on and Shift+Space back; at the end comes the next article, and the buttons lead there and back', async ({
  app: { desk, page },
}) => {
  await bringInTexts(desk, { 'The long log': longText(30), 'Another log': longText(30) });
  await desk.rows.first().click();
  const heading = desk.text.getByRole('heading', { level: 1 });
  const opened = await heading.innerText();
  await desk.text.focus();
  await desk.press('Space');
  await expect.poll(async () => (await topParagraph(page)).from).toBeGreaterThan(300);
  await desk.press('Shift+Space');
  await expect.poll(async () => (await topParagraph(page)).from).toBe(0);
  await desk.press('End');
  await page.waitForTimeout(600);
  await desk.press('Space');
  await expect(heading).not.toHaveText(opened);
  const tools = page.getByRole('toolbar', { name: 'Article tools' });
  await tools.getByRole('button', { name: 'Previous article' }).click();
  await expect(heading).toHaveText(opened);
  await tools.getByRole('button', { name: 'Next article' }).click();
  await expect(heading).not.toHaveText(opened);
});

test('F3 goes through the hits and on to those of the next result, Shift+F3 back; a tick leads to its hit', async ({
  app: { desk, page },
}) => {
  await bringInTexts(desk, { 'The long log': longText(30), 'Another log': longText(20) });
  await desk.search('"fog bell"');
  await expect(desk.rows).toHaveCount(2);
  await desk.rows.first().click();
  const heading = desk.text.getByRole('heading', { level: 1 });
  const opened = await heading.innerText();
  const hits = desk.reader.getByRole('group', { name: 'Hits in this article' });
  await expect(hits).toContainText(/^\d hits/);
  const count = Number(/^\d/.exec(await hits.innerText())?.[0]);
  for (let at = 1; at <= count; at += 1) {
    await desk.press('F3');
    await expect(hits).toContainText(`${at} of ${count}`);
  }
  await desk.press('F3');
  await expect(heading).not.toHaveText(opened);
  await expect(hits).toContainText(/^1 of \d/);
  await desk.press('Shift+F3');
  await expect(heading).toHaveText(opened);
  await expect(hits).toContainText(`${count} of ${count}`);

  await page.locator('[data-hit]').first().click();
  await expect(hits).toContainText(`1 of ${count}`);

  await desk.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in article' }).fill('the boats lay');
  await expect(page.getByRole('search', { name: 'Find in article' })).toContainText(/^1 of \d+/);
});

test('the theme chosen is that of the whole window, whatever the system says; the reader may have paper of its own', async ({
  app: { desk, page },
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await bringInTexts(desk, { 'A short note': 'One line of it.' });
  await desk.open('A short note');
  const lightness = (selector: string): Promise<number> =>
    page.locator(selector).evaluate((element) => {
      const canvas = document.createElement('canvas').getContext('2d');
      if (!canvas) throw new Error('no canvas');
      canvas.fillStyle = getComputedStyle(element).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data[1] ?? 0;
    });
  expect(await lightness('body')).toBeGreaterThan(200);
  await desk.chooseMenu('View', /^Dark/);
  await expect.poll(() => lightness('body')).toBeLessThan(60);
  await expect.poll(() => lightness('[data-paper]')).toBeLessThan(60);
  await page.getByRole('button', { name: 'Type settings' }).click();
  await page.getByRole('radio', { name: 'Paper' }).click({ force: true });
  await expect.poll(() => lightness('[data-paper]')).toBeGreaterThan(200);
  await desk.press('Escape');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('the reading cursor goes by sentence and paragraph, says where it is, selects, and highlights without a mouse', async ({
  app: { desk, page },
}) => {
  await bringInTexts(desk, {
    'The long log':
      'Mr. Vane came at six. Nobody was there! Who had the key?\n\nThe second day was like the first. It rained.',
  });
  await desk.open('The long log');
  await desk.text.focus();
  const drawn = (): Promise<string> =>
    page.evaluate(() => {
      // The DOM library of the specs does not know that a Highlight is a set of ranges.
      const marks = CSS.highlights.get('cursor-sentence') as unknown as Iterable<Range> | undefined;
      return marks ? [...marks].join('') : '';
    });
  await desk.press('v');
  await expect.poll(drawn).toContain('Mr. Vane');
  await desk.press('Alt+ArrowDown');
  await expect.poll(drawn).toBe('Nobody was there!');
  await expect(page.getByRole('status').filter({ hasText: /^Nobody was there!$/ })).toBeAttached();
  await desk.press(')');
  await expect.poll(drawn).toBe('Who had the key?');
  await desk.press('Control+ArrowDown');
  await expect.poll(drawn).toBe('The second day was like the first.');
  await desk.press('Alt+ArrowUp', 'Alt+ArrowUp');
  await expect.poll(drawn).toBe('Nobody was there!');
  await desk.press('s', 'Shift+Alt+ArrowDown');
  await expect(desk.highlightBar).toBeVisible();
  await expect.poll(drawn).toBe('');
  await desk.press('4');
  await expect.poll(() => desk.drawn('rose')).toEqual(['Nobody was there! Who had the key?']);
  await desk.press('Escape');
  await expect.poll(drawn).toBe('');
});
