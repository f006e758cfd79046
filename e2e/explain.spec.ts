import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { backfile } from './server';

test.beforeEach(async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.search('title:"after all-night debate" published:2019');
  await desk.open('Council backs harbour wall');
});

test('what was taken out of a page is told with the reason, and is put back and taken back @shell', async ({
  app: { desk, page },
}) => {
  const put = 'Sport';
  const details = await desk.showDetails();
  await details.getByRole('button', { name: 'Show what was taken out' }).click();
  const taken = details.getByRole('list', { name: /^Taken out/ });
  const line = taken.getByRole('listitem').filter({ hasText: put }).first();
  await expect(line).toContainText(/Outside the part|other stor|share|related/i);
  await line.getByRole('button', { name: /^Put back/ }).click();
  await expect(desk.messages).toContainText('Put back into the text');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(desk.text).toContainText(put);
  await desk.text.click();
  await page.keyboard.press('Control+z');
  await expect(desk.text).not.toContainText(put);
});

test('a paragraph selected is cut, is found no more, and can be remembered for the outlet @shell', async ({
  app: { desk, page },
}) => {
  const words = 'who has sold fish on the quay';
  const paragraph = desk.text.locator('p', { hasText: words });
  await paragraph.click({ clickCount: 3 });
  await desk.highlightBar.getByRole('button', { name: 'This is furniture' }).click();
  await expect(desk.messages).toContainText('1 block cut from the text');
  await expect(desk.text).not.toContainText(words);
  // An earlier version says it still.
  await desk.search(`"${words}" published:2019`);
  await expect(desk.rows).toHaveCount(1);
  await desk.messages.getByRole('button', { name: /^Always on/ }).click();
  const rules = page.getByRole('dialog', { name: 'Rules for outlets' });
  await rules.getByRole('button', { name: 'Make rule' }).click();
  await expect(rules.getByRole('listitem')).toContainText(words);
  await rules.getByRole('button', { name: 'Count articles held' }).click();
  await expect(rules).toContainText(/article(s)? of \d+ would change|articles of/);
  await rules.getByRole('checkbox', { name: /^In use/ }).click();
  await expect(rules.getByRole('checkbox', { name: /^In use/ })).not.toBeChecked();
  await rules.getByRole('button', { name: 'Delete' }).click();
  await expect(rules).toContainText('No rules yet');
});

test('facts are put right by hand, one article or many, and undone @shell', async ({ app: { desk, page } }) => {
  await page.keyboard.press('Shift+E');
  const one = page.getByRole('dialog', { name: 'Edit facts' });
  await one.getByLabel('Headline', { exact: true }).fill('A headline of my own');
  await one.getByLabel('By', { exact: true }).fill('Ada Nowak\nBo Berg');
  await one.getByLabel('Published').fill('May 2019');
  await expect(one).toContainText('Write it as 2019');
  await expect(one.getByRole('button', { name: 'Keep changes' })).toBeDisabled();
  await one.getByLabel('Published').fill('2018-05');
  await one.getByRole('button', { name: 'Keep changes' }).click();
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText('A headline of my own');
  await expect(desk.text).toContainText('Ada Nowak, Bo Berg');
  const details = await desk.showDetails();
  await expect(details).toContainText('from you');
  await page.keyboard.press('Escape');
  await desk.search('title:"headline of my own" published:2018');
  await expect(desk.rows).toHaveCount(1);
  await page.keyboard.press('Escape');
  await desk.text.click();
  await page.keyboard.press('Control+z');
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText('Council backs harbour wall');

  await desk.search('harbour');
  await desk.rows.first().click();
  await page.keyboard.press('Control+a');
  await expect(desk.rows.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+E');
  const many = page.getByRole('dialog', { name: /^Edit facts of/ });
  await many.getByLabel('Section', { exact: true }).or(many.getByLabel('Outlet')).fill('The Northby Post');
  await expect(many.getByRole('region', { name: 'Preview' })).toContainText('will change');
  await many.getByRole('button', { name: /^Change \d+ articles/ }).click();
  await expect(desk.messages).toContainText(/articles edited/);
  await desk.search('outlet:"The Northby Post" harbour');
  await expect(desk.countLine).toContainText(/\d+ articles/);
});

test('an article is read again with other characters, and cleaned again @shell', async ({ app: { desk, page } }) => {
  await desk.goByName('Read with other characters');
  const sheet = page.getByRole('dialog', { name: 'Read with other characters' });
  await sheet.getByRole('radio', { name: /windows-1252/ }).click();
  await sheet.getByRole('button', { name: 'Read again' }).click();
  const details = await desk.showDetails();
  await expect(details).toContainText('windows-1252');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await desk.text.click();
  await page.keyboard.press('Control+z');
  const again = await desk.showDetails();
  await expect(again).toContainText('utf-8');
  await again.getByRole('button', { name: 'Clean again' }).click();
  await page.keyboard.press('Escape');
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText('Council backs harbour wall');
});

test('a rule for an outlet is followed by what comes in, cleans what is held and can be taken back, and goes out and in by file', async ({
  app: { desk, page },
  libraryDir,
}) => {
  const words = 'Ask at the quay office about berths, brass polish and the winter timetable of the ferry.';
  const prose =
    'The council of the harbour met on Tuesday to speak of the wall, and it was spoken of at length by all who came. ';
  const bringIn = async (headline: string): Promise<void> => {
    const paragraphs = `<p>${prose.repeat(3)}</p>`.repeat(3);
    const html = `<html lang="en"><head><title>${headline}</title><meta property="og:site_name" content="Quay Courier"></head><body><article><h1>${headline}</h1><p>${prose.repeat(2)}</p><p class="berth-office">${words}</p>${paragraphs}</article></body></html>`;
    const folder = join(libraryDir, 'courier');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${headline}.html`), html);
    expect((await backfile('import', join(folder, `${headline}.html`), '--library', libraryDir)).code).toBe(0);
  };
  await bringIn('The wall of old');
  await bringIn('The first wall');
  await desk.search('title:"The first wall"');
  await desk.open('The first wall');
  await desk.text.locator('p', { hasText: words }).click({ clickCount: 3 });
  await desk.highlightBar.getByRole('button', { name: 'This is furniture' }).click();
  await expect(desk.text).not.toContainText(words);
  await desk.goByName('Clean all of this outlet again…');
  const bare = page.getByRole('region', { name: 'quay courier' });
  await bare.getByRole('button', { name: 'Count articles held' }).click();
  await expect(bare).toContainText(/articles? of 2 would change/);
  await page.keyboard.press('Escape');
  await desk.text.click();
  await page.keyboard.press('Control+z');
  await expect(desk.text).toContainText(words);
  await desk.text.locator('p', { hasText: words }).click({ clickCount: 3 });
  await desk.highlightBar.getByRole('button', { name: 'This is furniture' }).click();
  await desk.messages.getByRole('button', { name: /^Always on/ }).click();
  const rules = page.getByRole('dialog', { name: 'Rules for outlets' });
  const rule = rules.getByRole('listitem').filter({ hasText: words });
  await rules.getByRole('button', { name: 'Make rule' }).click();
  await expect(rule).toBeVisible();
  await rules.getByRole('button', { name: 'Count articles held' }).click();
  await rules.getByRole('button', { name: 'Clean 1 article again' }).click();
  await expect(rules).toContainText('1 article of 2 changed');
  const saved = page.waitForEvent('download');
  await rules.getByRole('button', { name: 'Export rules' }).click();
  const file = join(libraryDir, 'rules.json');
  await (await saved).saveAs(file);
  await page.keyboard.press('Escape');

  await desk.search('title:"The wall of old"');
  await desk.open('The wall of old');
  await expect(desk.text).not.toContainText(words);
  await desk.text.click();
  await page.keyboard.press('Control+z');
  await expect(desk.text).toContainText(words);

  await bringIn('The second wall');
  await desk.search('title:"The second wall"');
  await desk.open('The second wall');
  await expect(desk.text).toContainText('The council of the harbour met');
  await expect(desk.text).not.toContainText(words);

  await desk.goByName('Rules for outlets…');
  await rule.getByRole('button', { name: 'Delete' }).click();
  await expect(rules).toContainText('No rules yet');
  await rules.getByLabel('Import rules…').setInputFiles(file);
  await expect(rule).toBeVisible();
});

test('several articles are read again with other characters, and that is taken back @shell', async ({
  app: { desk, page },
}) => {
  await desk.search('outlet:"Coast Gazette" harbour');
  await desk.rows.first().click();
  await page.keyboard.press('Control+a');
  await desk.goByName('Read with other characters');
  const sheet = page.getByRole('dialog', { name: 'Read with other characters' });
  await sheet.getByRole('radio', { name: /windows-1252/ }).click();
  await sheet.getByRole('button', { name: 'Read again' }).click();
  await expect(sheet).toBeHidden();
  const details = await desk.showDetails();
  await expect(details).toContainText('windows-1252');
  await page.keyboard.press('Escape');
  await desk.text.click();
  await page.keyboard.press('Control+z');
  await expect(await desk.showDetails()).toContainText('utf-8');
});
