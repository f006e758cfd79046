import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Desk } from './desk';
import { expect, test } from './fixtures';

/** Saves what is next offered as a download and gives its text. */
async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download');
  await press();
  return readFile(await (await coming).path(), 'utf8');
}

async function close(desk: Desk): Promise<void> {
  await desk.press('Escape');
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
}

async function bringInZeppelin(desk: Desk): Promise<void> {
  await desk.paste(
    'Quiet over the town\n0\nA zeppelin was seen over the town on Monday, and nobody on the quay could say why.\nThe mayor has asked for a report.\n',
  );
  await expect(desk.countLine).toContainText('46 articles');
}

test('a pasted list says how much each line finds, since when and where, and drops none', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  const sheet = await desk.openBatch();
  await sheet.getByLabel('One on each line').fill('harbour wall\n\nbarges\n(barges\nharbour wall\n***\nnobodyhere\n');
  await expect(sheet).toContainText('5 lines; left out: 1 repeated line (“harbour wall”) and 1 blank line');
  await sheet.getByRole('button', { name: 'Run 5 lines' }).click();
  const row = (name: string) => sheet.getByRole('row', { name: new RegExp(`^${name.replaceAll(/[*(]/g, '\\$&')}`) });
  await expect(sheet).toContainText('5 lines run');
  await expect(sheet.getByRole('row')).toHaveCount(6);
  await expect(row('harbour wall').getByRole('gridcell').first()).toHaveText('8');
  await expect(row('***')).toContainText('There is nothing to search for in this line.');
  await expect(row('nobodyhere').getByRole('gridcell').first()).toHaveText('0');
  await sheet.getByRole('columnheader', { name: 'Hits' }).click();
  await expect(sheet.getByRole('row').nth(1)).toContainText('harbour wall');
  await expect(sheet.getByRole('columnheader', { name: 'Hits' })).toHaveAttribute('aria-sort', 'descending');

  const table = await download(page, () => sheet.getByRole('button', { name: 'This table' }).click());
  expect(table.slice(0, 80)).toMatch(/^\ufeffquery,hits,new,first,last,outlets,remarks\r\n"harbour wall",8,/);
  expect(table.trimEnd().split('\r\n')).toHaveLength(6);
  await row('harbour wall').click();
  await expect(desk.searchField).toHaveValue('"harbour wall"');
  await expect(desk.countLine).toContainText('8 articles');
  await desk.openBatch();
  await expect(sheet).toContainText('5 lines run');
});

test('lines are read as queries when that is switched on, and their remarks are shown', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  const sheet = await desk.openBatch();
  await sheet.getByLabel('One on each line').fill('(barges\nlist:nobody\nharbour -wall');
  await sheet.getByRole('checkbox', { name: /The lines are queries/ }).check();
  await sheet.getByRole('button', { name: 'Run 3 lines' }).click();
  await expect(sheet.getByRole('row', { name: /list:nobody/ })).toContainText('There is no word list “nobody”.');
  await expect(sheet).toContainText('2 lines with a remark');
});

test('a saved list says what is new since its last run, only a run moves that on, and all of it is undone', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  const sheet = await desk.openBatch();
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Skies');
  await sheet.getByLabel('One on each line').fill('zeppelin\nbarges');
  await sheet.getByRole('button', { name: 'Save the list' }).click();
  await expect(sheet.getByRole('navigation').getByRole('button', { name: /Skies/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await close(desk);
  await bringInZeppelin(desk);

  await desk.openBatch();
  await sheet.getByRole('navigation').getByRole('button', { name: /Skies/ }).click();
  await sheet.getByRole('button', { name: 'Run 2 lines' }).click();
  await expect(sheet).toContainText('1 new');
  const fresh = await download(page, () => sheet.getByRole('button', { name: 'New hits only' }).click());
  expect(fresh).toContain('"zeppelin","new","Quiet over the town"');
  expect(fresh.trimEnd().split('\r\n')).toHaveLength(2);
  const all = await download(page, () => sheet.getByRole('button', { name: 'All hits' }).click());
  expect(all.split('\r\n')[0]).toBe(
    '\ufeffquery,new,headline,byline,outlet,date,address,saved,language,words,tags,collections,highlights',
  );
  expect(all).toContain('"barges","",');
  await sheet.getByRole('button', { name: 'Run again' }).click();
  await expect(sheet).not.toContainText('1 new');
  await sheet.getByRole('button', { name: 'Edit the list' }).click();
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Over the town');
  await close(desk);

  await desk.openBatch();
  await sheet.getByRole('button', { name: 'Edit the list' }).click();
  await sheet.getByRole('button', { name: 'Delete the list Over the town' }).click();
  await expect(sheet.getByRole('navigation').getByRole('button', { name: /Over the town/ })).toHaveCount(0);
  await close(desk);
  await desk.list.focus();
  await desk.press('Control+z');
  await desk.openBatch();
  await expect(sheet.getByRole('navigation').getByRole('button', { name: /Over the town/ })).toBeVisible();
  await page.reload();
  await expect(desk.countLine).toContainText('46 articles');
  await desk.openBatch();
  await expect(sheet.getByRole('navigation').getByRole('button', { name: /Over the town/ })).toBeVisible();
});

test('a list is read from a file that is chosen or dropped, of a table its first column', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  const sheet = await desk.openBatch();
  const choosing = page.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: 'Read a file…' }).click();
  const csv = '"barges",1\r\n"Nowak, Ada",2\r\n';
  await (await choosing).setFiles([{ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }]);
  const field = sheet.getByLabel('One on each line');
  await expect(field).toHaveValue('barges\nNowak, Ada');
  await field.evaluate((target) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['harbour wall\n'], 'more.txt', { type: 'text/plain' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
  await expect(field).toHaveValue('barges\nNowak, Ada\nharbour wall\n');
  await expect(page.getByText('Drop to import')).toHaveCount(0);
  await expect(sheet.getByRole('button', { name: 'Run 3 lines' })).toBeEnabled();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 900]) {
    test(`the sheet of a batch search has no fault and works by the keyboard alone, ${colorScheme}, ${width} wide`, async ({
      app: { desk, page },
    }, info) => {
      await page.emulateMedia({ colorScheme });
      await desk.bringInSamples();
      await page.setViewportSize({ width, height: 800 });
      const shoot = async (name: string): Promise<void> => {
        await page.waitForTimeout(300);
        await page.screenshot({ path: info.outputPath(`${name}.png`) });
        const { violations } = await new AxeBuilder({ page })
          .exclude('iframe')
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      };
      const sheet = await desk.openBatch();
      await expect(sheet.getByLabel('One on each line')).toBeFocused();
      await shoot('empty');
      await page.keyboard.type('harbour wall\nbarges\nbarges\n***\nzeppelin\nferry');
      await shoot('typed');
      await sheet.getByRole('textbox', { name: 'Name' }).fill('The coast');
      await sheet.getByRole('button', { name: 'Save the list' }).press('Enter');
      await expect(sheet.getByRole('navigation').getByRole('button', { name: /The coast/ })).toHaveAttribute(
        'aria-current',
        'true',
      );
      await sheet.getByRole('button', { name: /^Run/ }).press('Enter');
      await expect(sheet).toContainText('5 lines run');
      await shoot('table');
      await sheet.getByRole('row', { name: /^harbour wall/ }).focus();
      await desk.press('ArrowDown', 'Enter');
      await expect(desk.searchField).toHaveValue('"barges"');
    });
  }
}
