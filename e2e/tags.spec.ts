import { expect, test } from './fixtures';

test.describe('Tags', { tag: '@shell' }, () => {
  test('tags given to an article show on it and in the library, in their colour, also after a restart', async ({
    openWindow,
  }) => {
    const first = await openWindow();
    await first.desk.bringInSamples();
    await first.desk.find('41 barges');
    await first.desk.giveTags('to quote', 'place/quay');
    await expect(first.desk.text.getByText('to quote')).toBeVisible();
    await expect(first.desk.row('41 barges')).toContainText('place/quay');
    await first.desk.chooseOn(first.desk.tag('to quote'), 'Tag in leaf');
    await expect(first.desk.tag('to quote').locator('[data-colour=leaf]')).toBeVisible();
    await first.close();

    const { desk } = await openWindow();
    await expect(desk.tag('to quote').locator('[data-colour=leaf]')).toBeVisible();
    await desk.tag('place').click();
    await desk.press('ArrowRight');
    await desk.tag('quay').click();
    await expect(desk.row('41 barges')).toBeVisible();
    await expect(desk.rows).toHaveCount(1);
  });
});

test('everything found is tagged at once, and one undo takes that back', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.list.focus();
  await desk.press('Home', 'Control+a');
  await expect(desk.status).toContainText('45 chosen');
  await desk.giveTags('all of it');
  await expect(desk.tag('all of it')).toContainText('45');
  await desk.press('Control+z');
  await expect(desk.tag('all of it')).toHaveCount(0);
});

test('a tag begun is completed, and one that all have already is taken off', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.giveTags('to quote');
  await expect(desk.text.getByText('to quote')).toBeVisible();
  await desk.find('Who pays for the quay');
  await desk.press('t');
  await page.keyboard.type('quo');
  await page.getByRole('option', { name: 'to quote' }).click();
  await desk.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(desk.tag('to quote')).toContainText('2');
  await desk.press('t');
  await page.keyboard.type('to quote');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Enter takes it off');
  await desk.press('Enter', 'Escape');
  await expect(desk.tag('to quote')).toContainText('1');
});

test('a tag that only some of what is chosen have says of how many, and Enter puts it on all', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.giveTags('to quote');
  await expect(desk.tag('to quote')).toContainText('1');
  await desk.searchNothing('45 articles');
  await desk.list.focus();
  await desk.press('Home', 'Control+a');
  await expect(desk.status).toContainText('45 chosen');
  await desk.press('t');
  const line = page.getByRole('dialog').getByRole('option', { name: 'to quote' });
  await expect(line).toContainText('on 1 of 45; Enter puts it on all');
  await desk.press('Enter');
  await expect(line).toContainText('on all; Enter takes it off');
  await desk.press('Escape');
  await expect(desk.tag('to quote')).toContainText('45');
});

test('a tag renamed to the name of another becomes one with it', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.giveTags('barge');
  await desk.find('Who pays for the quay');
  await desk.giveTags('barges');
  await expect(desk.tag('barges')).toContainText('1');
  await desk.chooseOn(desk.tag('barges'), 'Rename tag');
  await page.getByLabel('New name of barges').fill('Barge');
  await desk.press('Enter');
  await expect(desk.tag('barge')).toHaveCount(1);
  await expect(desk.tag('barge')).toContainText('2');
});
