import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';

test.beforeEach(async ({ app }) => {
  await app.desk.bringInSamples();
});

test('fields are offered with what they mean, then their values; arrows, Tab and Escape do the rest', async ({
  app: { desk, page },
}) => {
  await desk.searchField.pressSequentially('harbour outl');
  await expect(desk.suggestions.first()).toContainText('outlet:');
  await expect(desk.suggestions.first()).toContainText('The paper or site');
  await expect(desk.searchField).toHaveAttribute('aria-expanded', 'true');
  await desk.press('ArrowDown');
  await desk.press('Tab');
  await expect(desk.searchField).toHaveValue('harbour outlet:');
  await expect(desk.suggestions.filter({ hasText: 'Coast Gazette' })).toContainText(/\d+ articles?/);
  await desk.searchField.pressSequentially('gaz');
  await expect(desk.suggestions.first()).toContainText('Coast Gazette');
  await desk.press('ArrowDown');
  await expect(desk.suggestions.first()).toHaveAttribute('aria-selected', 'true');
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await desk.press('Enter');
  await expect(desk.searchField).toHaveValue('harbour outlet:"Coast Gazette" ');
  await expect(desk.suggestions).toHaveCount(0);
  await expect(desk.searchField).toBeFocused();
});

test('Enter without a choice searches as always, and Escape only closes what is offered', async ({ app: { desk } }) => {
  await desk.searchField.pressSequentially('harb');
  await expect(desk.suggestions.filter({ hasText: /^harbour/ })).toContainText(/\d+ articles/);
  await desk.press('Escape');
  await expect(desk.suggestions).toHaveCount(0);
  await expect(desk.searchField).toHaveValue('harb');
  await desk.searchField.pressSequentially('o');
  await expect(desk.suggestions.first()).toBeVisible();
  await desk.press('Enter');
  await expect(desk.list).toBeFocused();
  await expect(desk.suggestions).toHaveCount(0);
  await expect(desk.searchField).toHaveValue('harbo');
});

test('a word in the middle of a long query is completed where the caret stands', async ({ app: { desk } }) => {
  await desk.search('wall -ferry title:(gauge OR loaf)');
  await desk.searchField.evaluate((field: HTMLInputElement) => field.setSelectionRange(4, 4));
  await desk.searchField.pressSequentially(' by:mar');
  await desk.suggestions.filter({ hasText: /Marsh/ }).first().click();
  await expect(desk.searchField).toHaveValue(/^wall by:"[^"]*Marsh[^"]*" -ferry title:\(gauge OR loaf\)$/);
});

test('what is pasted opens no list, be it 10,000 characters', async ({ app: { desk, page } }) => {
  await desk.searchField.focus();
  await page.keyboard.insertText('harbour '.repeat(1_250));
  await expect(desk.countLine).toContainText(/article/);
  await expect(page.getByLabel('Remarks on the search')).toContainText('Only the first');
  await expect(desk.suggestions).toHaveCount(0);
});

test('recent searches are offered in the empty field, and cleared', async ({ app: { desk, page } }) => {
  for (const query of ['tide gauge', 'midnight loaf']) {
    await desk.search(query);
    await desk.press('Enter');
  }
  await desk.search('');
  await desk.press('ArrowDown');
  await expect(desk.recentSearches).toHaveText(['midnight loaf', 'tide gauge', 'Clear recent searches']);
  await desk.press('ArrowDown');
  await desk.press('ArrowDown');
  await desk.press('Enter');
  await expect(desk.searchField).toHaveValue('tide gauge');
  await page.reload();
  await expect(desk.countLine).toContainText(/article/);
  await desk.search('');
  await expect(desk.countLine).toContainText('45 articles');
  await desk.searchField.click();
  await expect(desk.recentSearches.first()).toHaveText('tide gauge');
  await desk.recentSearches.last().click();
  await desk.searchField.click();
  await expect(desk.recentSearches).toHaveCount(0);
});

test('a misspelt word gets a proposal that says truly what it finds', async ({ app: { desk, page } }) => {
  await desk.search('harbuor wall');
  const proposal = page.getByRole('status').filter({ hasText: 'Did you mean' });
  await expect(proposal).toContainText('“harbour”');
  const found = /(\d+) found/.exec((await proposal.textContent()) ?? '')?.[1];
  await proposal.getByRole('button', { name: '“harbour”' }).click();
  await expect(desk.searchField).toHaveValue('harbour wall');
  await expect(desk.countLine).toContainText(`${found ?? 'none'} article`);
});

test('a misspelt field is underlined in its place and mended by a button', async ({ app: { desk, page } }) => {
  await desk.search('wall outlt:gazette');
  const remarks = page.getByRole('list', { name: 'Remarks on the search' });
  await expect(remarks).toContainText('There is no field “outlt”');
  await remarks.getByRole('button', { name: 'Write outlet:' }).click();
  await expect(desk.searchField).toHaveValue('wall outlet:gazette');
  await expect(remarks).toHaveCount(0);
  await expect(desk.countLine).toContainText(/[1-9]\d* article/);
});

test('a word after = is found in just that case and form, counted and marked so', async ({ app: { desk, page } }) => {
  await desk.search('=Council');
  await expect(desk.countLine).toContainText(/[1-9]\d* article/);
  for (const mark of await desk.list.locator('mark').allTextContents()) expect(mark).toBe('Council');
  const exact = Number.parseInt((await desk.countLine.textContent()) ?? '');
  await desk.search('"council"');
  await expect(desk.countLine).not.toContainText(`${exact} article`);
  await desk.search('="The ferry"');
  await expect(page.getByRole('list', { name: 'Parts of the search' })).toContainText('="The ferry"');
});
