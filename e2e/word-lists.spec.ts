import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';

test('a word list finds all spellings, is edited in a sheet, and its deletion is taken back', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.search('list:water');
  await expect(page.getByRole('list', { name: 'Remarks on the search' })).toContainText(
    'There is no word list “water”.',
  );
  await desk.goByName('Word lists…');
  const sheet = page.getByRole('dialog', { name: 'Word lists' });
  await sheet.getByRole('button', { name: 'New list' }).click();
  await sheet.getByLabel('Name').fill('water');
  await sheet.getByLabel('Words and phrases').fill('harbour wall\n\nbarges\nbarges');
  await expect(sheet).toContainText('2 lines');
  await sheet.getByRole('button', { name: 'Search with it' }).click();
  await expect(desk.searchField).toHaveValue('list:"water"');
  await expect(desk.row('41 barges')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Remarks on the search' })).toHaveCount(0);
  const found = await desk.countLine.textContent();

  await desk.goByName('Word lists…');
  await sheet.getByRole('button', { name: 'Delete the list water' }).click();
  await expect(sheet).toContainText('No list yet');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Remarks on the search' })).toContainText('There is no word list');
  await desk.messages.getByRole('button', { name: 'Undo' }).last().click();
  await expect(desk.countLine).toHaveText(found ?? '');
});

test('a saved search stands on the library side, is renamed, moved and deleted by key, and is there after a reload', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  for (const query of ['harbour wall', 'barges']) {
    await desk.search(query);
    await page.getByRole('button', { name: 'Save this search…' }).click();
    await page.getByRole('dialog', { name: 'Save this search' }).getByRole('button', { name: 'Save' }).click();
    await expect(desk.savedSearch(query)).toBeVisible();
  }
  await expect(desk.savedSearch('harbour wall')).toContainText('9');
  await desk.search('');
  await desk.savedSearch('harbour wall').click();
  await expect(desk.searchField).toHaveValue('harbour wall');
  await expect(desk.countLine).toContainText('9 articles');
  await desk.savedSearch('harbour wall').focus();
  await desk.press('F2');
  await page.getByLabel('New name of harbour wall').fill('The wall');
  await desk.press('Enter');
  await desk.savedSearch('The wall').focus();
  await desk.press('Alt+ArrowDown');
  const names = desk.library.getByRole('treegrid', { name: 'Saved searches' }).getByRole('row');
  await expect(names.nth(1)).toContainText('The wall');
  await page.reload();
  await expect(names.nth(1)).toContainText('The wall');
  await desk.savedSearch('barges').focus();
  await desk.press('Delete');
  await expect(names).toHaveCount(1);
  await desk.list.focus();
  await desk.press('Control+z');
  await expect(names).toHaveCount(2);
});

test('a saved search is updated with what is sought where it leads, edited in a sheet, and named by in: in another search', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.search('harbour wall');
  await page.getByRole('button', { name: 'Save this search…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('The wall');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(desk.savedSearch('The wall')).toContainText('9');
  const update = page.getByRole('button', { name: 'Update “The wall” with this search' });
  await expect(update).toHaveCount(0);
  await desk.search('barges');
  await update.click();
  await expect(desk.savedSearch('The wall')).toContainText('3', { timeout: 20_000 });
  await expect(update).toHaveCount(0);
  await desk.messages.getByRole('button', { name: 'Undo' }).last().click();
  await expect(desk.savedSearch('The wall')).toContainText('9', { timeout: 20_000 });
  await desk.chooseOn(desk.savedSearch('The wall'), 'Edit this saved search…');
  const sheet = page.getByRole('dialog', { name: 'Edit the saved search' });
  await expect(sheet.getByRole('textbox', { name: 'What it searches for' })).toHaveValue('harbour wall');
  await sheet.getByRole('textbox', { name: 'What it searches for' }).fill('barges');
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Boats');
  await desk.press('Enter');
  await expect(desk.savedSearch('Boats')).toContainText('3', { timeout: 20_000 });
  await desk.search('in:boats');
  await expect(desk.countLine).toContainText('3 articles');
});

test('what an import brings to a saved search is new until that is cleared by command', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.search('zeppelin');
  await page.getByRole('button', { name: 'Save this search…' }).click();
  await page.getByRole('dialog', { name: 'Save this search' }).getByRole('button', { name: 'Save' }).click();
  await expect(desk.savedSearch('zeppelin')).not.toContainText('new');
  await desk.paste(
    'Quiet over the town\n0\nA zeppelin was seen over the town on Monday, and nobody on the quay could say why.\nThe mayor has asked for a report.\n',
  );
  await expect(desk.savedSearch('zeppelin')).toContainText('1 new', { timeout: 20_000 });
  await desk.savedSearch('zeppelin').click();
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.savedSearch('zeppelin')).toContainText('1 new');
  await desk.chooseOn(desk.savedSearch('zeppelin'), 'Count nothing as new');
  await expect(desk.savedSearch('zeppelin')).not.toContainText('new', { timeout: 20_000 });
});

test('a part of the query is taken away by its chip', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await desk.search('harbour -wall kind:article');
  await page.getByRole('button', { name: 'Take -wall away' }).click();
  await expect(desk.searchField).toHaveValue('harbour kind:article');
  await page.getByRole('button', { name: 'Take kind:article away' }).click();
  await expect(desk.searchField).toHaveValue('harbour');
  await expect(page.getByRole('list', { name: 'Parts of the search' })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 900]) {
    test(`the sheets of word lists and saved searches have no fault, ${colorScheme}, ${width} wide`, async ({
      app: { desk, page },
    }, info) => {
      await page.emulateMedia({ colorScheme });
      await desk.bringInSamples();
      await page.setViewportSize({ width, height: 800 });
      await desk.search('harbour wall list:nobody');
      const shoot = async (name: string): Promise<void> => {
        await page.waitForTimeout(300);
        await page.screenshot({ path: info.outputPath(`${name}.png`) });
        const { violations } = await new AxeBuilder({ page })
          .exclude('iframe')
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      };
      await page.getByRole('button', { name: 'Save this search…' }).click();
      await shoot('save');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await desk.goByName('Word lists…');
      await page.getByRole('button', { name: 'New list' }).click();
      await page.getByLabel('Words and phrases').fill('Zelensky\nSelenskyj\nЗеленський');
      await shoot('lists');
      await page.keyboard.press('Escape');
      await shoot('window');
    });
  }
}
