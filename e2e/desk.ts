import { expect, type Locator, type Page } from '@playwright/test';

/** The window, in the user's verbs. Specs say what a user does; only this file knows where things are. */
export function desk(page: Page) {
  const library = page.getByRole('navigation', { name: 'Library' });
  const list = page.getByRole('grid', { name: 'Articles' }).or(page.getByRole('listbox', { name: 'Articles' }));
  const reader = page
    .getByRole('article', { name: 'Article' })
    .or(page.getByRole('region', { name: 'Article' }))
    .first();
  const searchField = page.getByRole('searchbox', { name: 'Search articles' });
  const rows = list.getByRole('option').or(list.getByRole('row'));

  return {
    page,
    library,
    list,
    reader,
    rows,
    searchField,
    row: (headline: string | RegExp): Locator => rows.filter({ hasText: headline }),
    async search(query: string) {
      await searchField.fill(query);
    },
    async open(headline: string | RegExp) {
      await rows.filter({ hasText: headline }).first().click();
    },
    async goTo(view: 'All articles' | 'Unread' | 'Starred' | 'Imports' | 'Trash') {
      await library
        .getByRole('button', { name: new RegExp(`^${view}`) })
        .or(library.getByRole('link', { name: new RegExp(`^${view}`) }))
        .or(library.getByRole('option', { name: new RegExp(`^${view}`) }))
        .or(library.getByRole('row', { name: new RegExp(`^${view}`) }))
        .first()
        .click();
    },
    async trySamples() {
      await page.getByRole('button', { name: /Try the sample archive/ }).click();
    },
    async importDone() {
      await expect(page.getByRole('button', { name: /^Report/ }).first()).toBeVisible({ timeout: 60_000 });
    },
    async press(...keys: string[]) {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
}
export type Desk = ReturnType<typeof desk>;
