import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { backfile, samples } from './server';

test('the command line prints every hit with what stands around it', async ({ libraryDir }) => {
  await backfile('import', samples, '--json', '--library', libraryDir);
  const printed = await backfile(
    'concordance',
    '"harbour wall"',
    '--json',
    '--order',
    'after1',
    '--limit',
    '5',
    '--library',
    libraryDir,
  );
  expect(printed.code, printed.err).toBe(0);
  expect(printed.lines).toHaveLength(6);
  expect(printed.lines[0]).toMatchObject({ hit: expect.stringMatching(/^harbour wall$/i) });
  const summary = printed.lines.at(-1)?.['summary'];
  expect(summary).toMatchObject({ lines: expect.any(Number), articles: expect.any(Number), cut: false });
  expect((await backfile('concordance', 'wall', '--order', 'sideways', '--library', libraryDir)).code).toBe(2);
});

test.describe('In the window', () => {
  test.beforeEach(async ({ app }) => {
    await app.desk.bringInSamples();
  });

  test.describe('Concordance', { tag: '@shell' }, () => {
    test('every hit is a line of its own, hits under each other, sorted by the words before and after them', async ({
      app: { desk, page },
    }) => {
      await desk.search('harbour');
      await desk.showAs('Concordance');
      const lines = desk.concordance;
      await desk.linesAreThere();
      const total = Number(await lines.getAttribute('aria-rowcount'));
      expect(total).toBeGreaterThan(12);
      await expect(lines.getByRole('row').first().locator('mark')).toHaveText(/harbour/i);
      // Wherever their words begin, the hits do so at one place.
      const lefts = await lines
        .locator('[data-direction=ltr] mark')
        .evaluateAll((marks) => marks.map((mark) => Math.round(mark.getBoundingClientRect().left)));
      expect(new Set(lefts).size).toBe(1);

      await desk.sortLines('1st word after');
      const after = await lines
        .getByRole('row')
        .locator('mark')
        .evaluateAll((marks) =>
          marks.map((mark) => /\p{L}+/u.exec(mark.nextSibling?.textContent ?? '')?.[0].toLowerCase() ?? ''),
        );
      const first = after.slice(0, 12);
      expect(first).toEqual(first.toSorted((a, b) => a.localeCompare(b)));
      await page.reload();
      await desk.search('harbour');
      await desk.linesAreThere();
      await expect(page.getByRole('button', { name: 'Order of the lines: 1st word after' })).toBeVisible();
    });
  });

  test('the keys go through the lines, Enter opens the article at that very hit, Esc leads back', async ({
    app: { desk, page },
  }) => {
    await desk.search('wall');
    await desk.showAs('Concordance');
    await desk.linesAreThere();
    const total = Number(await desk.concordance.getAttribute('aria-rowcount'));
    await desk.concordance.focus();
    await desk.press('End');
    await expect(desk.currentLine).toHaveAttribute('aria-rowindex', String(total));
    await desk.press('Home');
    await desk.press('ArrowDown');
    await desk.press('ArrowDown');
    await expect(desk.currentLine).toHaveAttribute('aria-rowindex', '3');
    await expect(desk.currentLine).toHaveAccessibleName(/wall/i);
    const words = await desk.currentLine.locator('[data-direction]').innerText();
    await desk.press('Enter');
    // The hit that is current in the reader is the one of the line: the words after it are the same.
    const now = await page.waitForFunction(() => {
      const range = Array.from(CSS.highlights.get('hit-now') ?? [])[0];
      return range instanceof Range
        ? `${range.toString()}${range.endContainer.textContent?.slice(range.endOffset, range.endOffset + 20)}`
        : null;
    });
    expect(words.replaceAll(/\s+/g, ' ')).toContain(
      String(await now.jsonValue())
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
    await expect(desk.text).toBeFocused();
    await desk.press('Escape');
    await expect(desk.concordance).toBeFocused();
  });

  test('chosen lines are copied with their source', async ({ app: { desk, page } }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.search('"harbour wall"');
    await desk.showAs('Concordance');
    await desk.linesAreThere();
    await desk.concordance.focus();
    await desk.press('Home');
    await desk.press('Shift+ArrowDown');
    await expect(desk.linesCount).toContainText('2 chosen');
    await desk.press('Control+c');
    await expect(desk.messages).toContainText('Copied 2 lines');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.match(/harbour wall/gi)?.length).toBeGreaterThanOrEqual(2);
    expect(copied.match(/^— .*“.*”/gmu)).toHaveLength(2);
  });

  test('all lines go into a table that a spreadsheet opens safely', async ({ app: { desk, page } }) => {
    await desk.search('wall');
    await desk.showAs('Concordance');
    await desk.linesAreThere();
    const total = Number(await desk.concordance.getAttribute('aria-rowcount'));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export the lines as CSV…' }).click();
    const saved = await readFile(await (await download).path(), 'utf8');
    expect((await download).suggestedFilename()).toMatch(/wall.*\.csv$/);
    expect(saved.startsWith('\ufeffbefore,hit,after,')).toBe(true);
    expect(saved.trimEnd().split('\r\n')).toHaveLength(total + 1);
    await expect(desk.messages).toContainText(`${total.toLocaleString('en')} lines`);
  });

  test('lines of scripts that run to the left begin in the middle too, and say their language', async ({
    app: { desk },
  }) => {
    await desk.search('الميناء OR harbour');
    await desk.showAs('Concordance');
    await desk.linesAreThere();
    await desk.sortLines('The hit itself');
    await desk.concordance.focus();
    await desk.press('End');
    const line = desk.concordance.locator('[data-direction=rtl]').last();
    await expect(line).toHaveAttribute('lang', /^ar/);
    await expect(line).toHaveAttribute('dir', 'rtl');
    const { middle, right } = await line.evaluate((text) => {
      const box = text.getBoundingClientRect();
      return {
        middle: box.left + box.width / 2,
        right: text.querySelector('mark')?.getBoundingClientRect().right ?? 0,
      };
    });
    expect(Math.abs(right - middle)).toBeLessThanOrEqual(2);
  });

  test('without a word, or without a line, it says so and what to do', async ({ app: { desk, page } }) => {
    await desk.showAs('Concordance');
    await expect(page.getByText('Search for a word to see it in its lines')).toBeVisible();
    await desk.search('outlet:"Coast Gazette"');
    await expect(page.getByText('No line holds these words')).toBeVisible();
    await desk.search('zeppelinxyz');
    await expect(page.getByText('No article matches')).toBeVisible();
    await desk.search('harbour');
    await desk.linesAreThere();
  });

  test('more like this finds what shares its rarest words, and shows by which', async ({ app: { desk, page } }) => {
    await desk.search('title:"harbour wall"');
    const headline = await desk.rows.first().getByRole('heading').innerText();
    await desk.rows.first().click();
    await desk.goByName('More like this');
    await expect(desk.searchField).toHaveValue(/ OR .*-id:\d+/);
    await expect(page.getByRole('list', { name: 'Parts of the search' })).toBeVisible();
    await expect(desk.countLine).toHaveText(/^[\d,]+ articles?/);
    await expect(desk.rows.first()).toBeVisible();
    await expect(desk.row(headline)).toHaveCount(0);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing to complain of in the lines and where there are none, ${colorScheme}`, async ({
      app: { desk, page },
    }) => {
      await page.emulateMedia({ colorScheme });
      await desk.search('wall OR الميناء');
      await desk.showAs('Concordance');
      await desk.linesAreThere();
      await desk.concordance.focus();
      await desk.press('End');
      await desk.press('Shift+ArrowUp');
      const check = async (): Promise<void> => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      };
      await check();
      await desk.search('');
      await expect(page.getByText('Search for a word to see it in its lines')).toBeVisible();
      await check();
    });
  }

  test('other versions and copies of an article are named where it comes from, each with a way there', async ({
    app: { desk, page },
  }) => {
    await desk.search('title:"Council backs harbour wall"');
    await desk.rows.first().click();
    await desk.goByName('Other versions and copies');
    const details = page.getByRole('dialog', { name: 'Where this comes from' });
    const others = details.getByRole('region', { name: 'Other versions and copies' });
    const ways = others.getByRole('listitem').getByRole('button');
    await expect(ways.first()).toBeVisible();
    const before = await desk.text.getByRole('article').innerText();
    await others.getByRole('listitem').filter({ hasNotText: 'shown now' }).getByRole('button').first().click();
    await expect(details).toHaveCount(0);
    await expect(desk.text.getByRole('article')).not.toHaveText(before);
  });
});
