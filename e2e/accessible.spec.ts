import { checker } from './axe';
import { expect, test } from './fixtures';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing to complain of on any screen, ${colorScheme}`, async ({ app: { desk, page } }) => {
    await page.emulateMedia({ colorScheme });
    const check = checker(page);
    await check('welcome');
    await desk.bringInSamples();
    await desk.search('harbour wall');
    await desk.open('A chronology of the harbour wall');
    await check('search and reading');
    await desk.showDetails();
    await check('where this comes from');
    await desk.press('Escape');
    await page.getByRole('tab', { name: 'Original' }).click();
    await check('original');
    await desk.showReport();
    await check('report');
    await desk.press('?');
    await check('keys');
    await desk.press('Escape');
    await desk.search('');
    await desk.goTo('Trash');
    await check('empty trash');
  });

  test(`axe finds nothing to complain of before an import, ${colorScheme}`, async ({ app: { desk, page } }) => {
    await page.emulateMedia({ colorScheme });
    const check = checker(page);
    await desk.bringInSamples();
    const choosing = page.waitForEvent('filechooser');
    await desk.goByName('Look at files first…');
    const buffer = Buffer.from('The ferry is late\n\nNobody on the quay could say why it was late on Monday.\n');
    await (
      await choosing
    ).setFiles([
      { name: 'one.txt', mimeType: 'text/plain', buffer },
      { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') },
    ]);
    await expect(page.getByRole('button', { name: 'Import 1 article' })).toBeVisible();
    await check('preview');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await desk.goByName('Import rules…');
    const rules = page.getByRole('dialog', { name: 'Import rules' });
    await expect(rules).toContainText('No rules yet');
    await check('no rules');
    await rules.getByRole('button', { name: 'New rule…' }).click();
    await rules.getByRole('textbox', { name: 'Outlet' }).fill('Coast Gazette');
    await rules.getByRole('textbox', { name: 'Tags' }).fill('coast');
    await check('rule form');
    await rules.getByRole('button', { name: 'Make the rule' }).click();
    await rules.getByRole('button', { name: 'Held articles…' }).click();
    await expect(rules.getByRole('button', { name: /^Run on/ })).toBeVisible();
    await check('rules');
    await desk.press('Escape');
    await desk.goByName('Watched folders…');
    await expect(page.getByRole('dialog', { name: 'Watched folders' })).toContainText('No folder is watched');
    await check('no watched folders');
  });

  test(`axe finds nothing to complain of while articles are marked, filed, tagged, exported and deleted, ${colorScheme}`, async ({
    app: { desk, page },
  }) => {
    await page.emulateMedia({ colorScheme });
    const check = checker(page);
    const close = async (): Promise<void> => {
      await desk.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    };
    await desk.bringInSamples();
    await desk.find('Who pays for the quay');
    const words = await desk.someWords(4);
    await desk.dragOver(words);
    await expect(desk.highlightBar).toBeVisible();
    await check('words selected');
    await desk.highlight(words, 'leaf');
    await desk.openHighlight(words);
    await check('highlight opened');
    await desk.highlightCard.getByRole('button', { name: 'Write a note' }).click();
    await page.keyboard.type('Ask the *board*.');
    await check('note being written');
    await desk.press('Control+Enter');
    await expect(desk.foldedNotes.locator('em')).toBeVisible();
    await check('note under its paragraph');
    await desk.press('v');
    await check('reading cursor');
    await desk.press('Escape');

    await desk.press('t');
    await check('tag picker');
    await close();
    await desk.giveTags('place/quay');
    await desk.press('l');
    await check('collection picker');
    await close();
    await desk.fileUnder('Quays');
    await desk.collection('Quays').click();
    await expect(page.getByRole('heading', { name: 'Quays' })).toBeVisible();
    await check('a collection');
    await desk.collection('Quays').focus();
    await desk.press('F2');
    await expect(page.getByLabel('New name of Quays')).toBeFocused();
    await check('a name being changed');
    await desk.press('Escape');
    await desk.collection('Quays').click({ button: 'right' });
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu of a collection');
    await desk.press('Escape');

    await desk.press('Control+6');
    await expect(desk.highlightsView.locator('[data-quote]')).toBeVisible();
    await check('highlights');
    await desk.highlightsView.getByRole('button', { name: 'Rose', exact: true }).click();
    await expect(desk.highlightsView.getByText('No highlight fits')).toBeVisible();
    await check('no highlight fits');

    await desk.goTo('All articles');
    await desk.press('Control+k');
    await page.keyboard.type('quay');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await check('palette');
    await close();
    await desk.press('Control+e');
    const sheet = page.getByRole('dialog', { name: /^Export/ });
    await expect(sheet.getByRole('listitem').first()).toBeVisible();
    await check('export');
    const download = page.waitForEvent('download');
    await sheet.getByRole('button', { name: /^Export/ }).click();
    await download;
    await desk.goByName('What is being done…');
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('jobs');
    await close();
    await desk.showHistory();
    await check('history');
    await close();

    await desk.find('41 barges');
    await desk.press('Delete');
    await desk.goTo('Trash');
    await desk.open('41 barges');
    await desk.press('Shift+Delete');
    await expect(page.getByRole('dialog')).toContainText('deleted forever');
    await check('delete forever');
    await close();
  });
}
