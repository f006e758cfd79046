import { expect, test } from './fixtures';

test.describe('The first time', { tag: '@shell' }, () => {
  test('an empty library welcomes you, says where things are kept, and takes the sample archive in one click', async ({
    app,
    libraryDir,
  }) => {
    const { desk } = app;
    await expect(desk.welcome.getByRole('heading', { name: 'Bring in your saved articles' })).toBeVisible();
    await expect(desk.welcome.getByText(libraryDir)).toBeVisible();
    await expect(desk.welcome.getByText('Your files stay untouched')).toBeVisible();
    await desk.bringInSamples();
    await expect(desk.rows.first()).toBeVisible();
    await expect(desk.count('All articles')).toContainText('45');
    await expect(desk.status).toContainText('all changes saved');
  });

  test('what was brought in is there again the next time, and can be searched at once', async ({ openWindow }) => {
    const first = await openWindow();
    await first.desk.bringInSamples();
    await first.close();
    const { desk } = await openWindow();
    await desk.search('lighthouse lantern');
    await expect(desk.row('Lighthouse at Sker dark for eleven nights')).toBeVisible();
  });
});

test('the report says for every file what became of it, with the reason where it was not taken in', async ({ app }) => {
  const { desk } = app;
  await desk.bringInSamples();
  const report = await desk.showReport();
  const number = (name: string) =>
    report
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('cell')
      .first();
  await expect(number('Files read')).toHaveText('57');
  await expect(number('New articles')).toHaveText('44');
  await expect(number('Other versions')).toHaveText('1');
  await expect(number('Held already')).toHaveText('2');
  await expect(number('Companion files')).toHaveText('6');
  await expect(number('Not taken in')).toHaveText('8');
  const refusals = report.getByRole('region', { name: 'Not taken in' });
  for (const group of await refusals.locator('summary').all()) await group.click();
  await expect(refusals).toContainText('locked.zip');
  await expect(refusals).toContainText('picture named as a page.html');
});
