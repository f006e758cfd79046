import { expect, type Locator, type Page } from '@playwright/test';

export type SectionName = 'All articles' | 'Unread' | 'Starred' | 'Imports' | 'Trash';

/** The window, in the user's verbs. Specs say what a user does; only this file knows where things are. */
export function desk(page: Page) {
  const library = page.getByRole('navigation', { name: 'Library' });
  const list = page.getByRole('listbox', { name: 'Articles' });
  const rows = list.getByRole('option');
  const reader = page.getByRole('region', { name: 'Article' });
  const text = reader.getByRole('group', { name: 'Text of the article' });
  const searchField = page.getByRole('searchbox', { name: 'Search articles' });
  const messages = page.getByRole('region', { name: 'Messages' });
  const status = page.getByRole('contentinfo', { name: 'Status' });

  const self = {
    page,
    library,
    list,
    rows,
    reader,
    /** The article in the clean view. */
    text,
    searchField,
    messages,
    status,
    /** How many were found, and what was left out. */
    countLine: page.getByLabel('Search results').getByRole('status').first(),
    welcome: page.getByRole('main', { name: 'Welcome' }),
    row: (headline: string | RegExp): Locator => rows.filter({ hasText: headline }),
    marks: (within: Locator): Locator => within.locator('mark'),
    async search(query: string): Promise<void> {
      await searchField.fill(query);
    },
    async open(headline: string | RegExp): Promise<void> {
      await rows.filter({ hasText: headline }).first().click();
      await expect(text.getByRole('heading', { level: 1 })).toContainText(headline);
    },
    /** Searches for an article by its headline and opens it. */
    async find(headline: string): Promise<void> {
      await searchField.fill(`title:"${headline}"`);
      await self.open(headline);
    },
    async goTo(name: SectionName): Promise<void> {
      await library.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    },
    count: (name: SectionName): Locator => library.getByRole('button', { name: new RegExp(`^${name}`) }),
    /** Brings in the sample archive and waits until all of it is there. */
    async bringInSamples(): Promise<void> {
      await page.getByRole('button', { name: 'Try the sample archive' }).click();
      await self.importEnds();
    },
    async importEnds(): Promise<void> {
      await expect(messages.getByText(/^(Imported|Cancelled|Stopped) /).last()).toBeVisible({ timeout: 60_000 });
    },
    async showReport(): Promise<Locator> {
      await messages.getByRole('button', { name: 'Report' }).last().click();
      const report = page.getByRole('group', { name: 'Report' });
      await expect(report).toBeVisible();
      return report;
    },
    async showDetails(): Promise<Locator> {
      await page.getByRole('button', { name: 'Where this comes from' }).first().click();
      return page.getByRole('dialog', { name: 'Where this comes from' });
    },
    async press(...keys: readonly string[]): Promise<void> {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
  return self;
}
export type Desk = ReturnType<typeof desk>;
