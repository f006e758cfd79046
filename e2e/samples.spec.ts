import { expect, test } from './fixtures';

test('the sample archive is removed in one go, but for what was marked, and comes back by undo', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('A chronology of the harbour wall');
  await page.keyboard.press('s');
  await expect(desk.count('Starred')).toContainText('1');
  await desk.searchNothing('45 articles');

  await desk.goByName('Remove the sample archive');
  await expect(desk.messages.getByText('Removed the sample archive; 1 article stayed')).toBeVisible();
  await expect(desk.messages.getByText('You have since read, marked or filed them.')).toBeVisible();
  await expect(desk.countLine).toContainText('1 article');
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.row('A chronology of the harbour wall')).toBeVisible();

  await desk.messages.getByRole('button', { name: 'Undo' }).last().click();
  await expect(desk.countLine).toContainText('45 articles');
});

test('the report of the sample archive offers to remove it, and says when that is done', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  const report = await desk.showReport();
  await report.getByRole('button', { name: 'Remove the sample archive' }).click();
  await expect(desk.messages.getByText('Removed the sample archive', { exact: true })).toBeVisible();
  await expect(report.getByText('taken back')).toBeVisible();
  await page.getByRole('toolbar', { name: 'Menu bar' }).getByRole('button', { name: 'File' }).click();
  await expect(page.getByRole('menuitem', { name: 'Remove the sample archive' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(desk.count('All articles')).toContainText('45');
});
