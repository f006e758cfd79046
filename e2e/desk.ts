import { expect, type Locator, type Page } from '@playwright/test';
import type { MarkColour } from '../src/contract/mark';

export type SectionName = 'All articles' | 'Unread' | 'Starred' | 'Stories' | 'Imports' | 'Trash';

/** The window, in the user's verbs. Specs say what a user does; only this file knows where things are. */
export function desk(page: Page) {
  const library = page.getByRole('navigation', { name: 'Library' });
  const list = page.getByRole('listbox', { name: 'Articles' });
  const rows = list.getByRole('option');
  const table = page.getByRole('grid', { name: 'Articles' });
  const reader = page.getByRole('region', { name: 'Article' });
  const text = reader.getByRole('group', { name: 'Text of the article' });
  const searchField = page.getByRole('combobox', { name: 'Search articles' });
  const messages = page.getByRole('region', { name: 'Messages' });
  const status = page.getByRole('contentinfo', { name: 'Status' });
  const collections = library.getByRole('treegrid', { name: 'Collections' });
  const tags = library.getByRole('treegrid', { name: 'Tags' });
  const outlets = library.getByRole('treegrid', { name: 'Outlets' });
  const picker = page.getByRole('dialog').getByRole('combobox');
  const highlightBar = page.getByRole('toolbar', { name: 'Highlight the selection' });
  /** Types into the picker that is open and takes its first line. */
  const pickFirst = async (words: string): Promise<void> => {
    await picker.fill(words);
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(words);
    await picker.press('Enter');
  };

  const self = {
    page,
    library,
    list,
    rows,
    /** The results as a table, its lines, and the head of a column. */
    table,
    lines: table.locator('[data-index]'),
    columnHead: (name: string): Locator => table.getByRole('columnheader', { name, exact: true }),
    /** What stands in a column, line by line. */
    column: (name: string): Promise<string[]> =>
      table.evaluate((grid, wanted) => {
        const head = [...grid.querySelectorAll('[role=columnheader]')].find((one) => one.textContent === wanted);
        const cells = grid.querySelectorAll(`[role=gridcell][aria-colindex="${head?.getAttribute('aria-colindex')}"]`);
        return [...cells].map((cell) => cell.textContent ?? '');
      }, name),
    /** Shows the results another way. */
    async showAs(view: 'List' | 'Table' | 'Concordance'): Promise<void> {
      await page.getByRole('radiogroup', { name: 'Show as' }).getByRole('radio', { name: view }).click();
    },
    reader,
    /** The article in the clean view. */
    text,
    searchField,
    messages,
    status,
    /** What is offered under the search field while it is typed in. */
    suggestions: page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option'),
    recentSearches: page.getByRole('listbox', { name: 'Recent searches' }).getByRole('option'),
    /** How many were found, and what was left out. */
    countLine: page.getByLabel('Search results').getByRole('status').first(),
    /** What the results have in common, to narrow the search by. */
    facets: page.getByRole('region', { name: 'Narrow the search' }),
    welcome: page.getByRole('main', { name: 'Welcome' }),
    row: (headline: string | RegExp): Locator => rows.filter({ hasText: headline }),
    marks: (within: Locator): Locator => within.locator('mark'),
    async search(query: string): Promise<void> {
      await searchField.fill(query);
    },
    /** Empties the search field and waits for the list of everything; "45 articles" of the samples, say. */
    async searchNothing(count: string): Promise<void> {
      await searchField.fill('');
      await expect(self.countLine).toHaveText(new RegExp(`^${count}`));
    },
    /** The lines of a concordance, the one the keys move from, and how many there are. */
    concordance: page.getByRole('grid', { name: 'Lines' }),
    currentLine: page.getByRole('grid', { name: 'Lines' }).locator('[role=row][aria-selected=true]').last(),
    linesCount: page.getByRole('group', { name: 'Concordance' }),
    /** Waits until every line was found. */
    async linesAreThere(): Promise<void> {
      await expect(self.linesCount).toHaveText(/^[\d,]+ lines? in [\d,]+ articles?/);
      await expect(self.linesCount.getByRole('progressbar')).toHaveCount(0);
    },
    async sortLines(by: string): Promise<void> {
      await page.getByRole('button', { name: /^Order of the lines/ }).click();
      await page.getByRole('menuitemradio', { name: by }).click();
      await expect(page.getByRole('button', { name: `Order of the lines: ${by}` })).toBeVisible();
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
      // Said when the last file is on disk; the archive and the list follow a moment later.
      await expect(self.countLine).toContainText('45 articles');
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
    /** Goes to the newest import and opens its report. */
    async openLastReport(): Promise<void> {
      await self.goTo('Imports');
      await page.getByRole('list', { name: 'Imports' }).getByRole('button').first().click();
      await page.getByRole('button', { name: 'Report' }).first().click();
    },
    async showDetails(): Promise<Locator> {
      await page.getByRole('button', { name: 'Where this comes from' }).first().click();
      return page.getByRole('dialog', { name: 'Where this comes from' });
    },
    /** A collection in the library side, as its row. */
    collection: (name: string): Locator => collections.getByRole('row', { name: new RegExp(`^${name}`) }),
    /** A tag in the library side, by the last part of its name. */
    tag: (name: string): Locator => tags.getByRole('row', { name: new RegExp(`^${name}`) }),
    /** An outlet in the library side. */
    outlet: (name: string): Locator => outlets.getByRole('row', { name: new RegExp(`^${name}`) }),
    outlets,
    /** A saved search in the library side. */
    savedSearch: (name: string): Locator =>
      library.getByRole('treegrid', { name: 'Saved searches' }).getByRole('row', { name: new RegExp(`^${name}`) }),
    /** Opens the sheet of batch searches. */
    async openBatch(): Promise<Locator> {
      await self.goByName('Batch search');
      const sheet = page.getByRole('dialog', { name: 'Batch search' });
      await expect(sheet).toBeVisible();
      return sheet;
    },
    async makeCollection(name: string): Promise<void> {
      await page.keyboard.press('Control+Shift+K');
      await page.getByLabel('Name of the new collection').fill(name);
      await page.keyboard.press('Enter');
      await expect(self.collection(name)).toBeVisible();
    },
    /** Puts what is chosen in a collection, which is made when there is none of that name. */
    async fileUnder(name: string): Promise<void> {
      await page.keyboard.press('l');
      await pickFirst(name);
      await expect(page.getByRole('dialog')).toHaveCount(0);
    },
    /** Tags what is chosen. */
    async giveTags(...names: readonly string[]): Promise<void> {
      await page.keyboard.press('t');
      for (const name of names) {
        await pickFirst(name);
        await expect(picker).toHaveValue('');
      }
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    },
    /** Finds a command, collection, tag or article by its name and goes there. */
    async goByName(words: string): Promise<void> {
      await page.keyboard.press('Control+k');
      await pickFirst(words);
    },
    /** Chooses a line of the menu bar. */
    async chooseMenu(menu: string, line: string | RegExp): Promise<void> {
      await page.getByRole('toolbar', { name: 'Menu bar' }).getByRole('button', { name: menu }).click();
      await page.getByRole('menuitem', { name: line }).click();
    },
    /** Chooses a line of the menu that a right click opens. */
    async chooseOn(target: Locator, line: string | RegExp): Promise<void> {
      await target.click({ button: 'right' });
      await page.getByRole('menuitem', { name: line }).click();
    },
    async showHistory(): Promise<Locator> {
      await self.goByName('History…');
      return page.getByRole('dialog', { name: 'History' });
    },
    /** What floats by words that are selected. */
    highlightBar,
    /** A highlight that was opened. */
    highlightCard: page.getByRole('dialog', { name: 'Highlight' }),
    highlightsView: page.getByRole('region', { name: 'Highlights', exact: true }),
    /** The lines under paragraphs that notes are folded into. */
    foldedNotes: text.getByRole('complementary', { name: 'Notes under their paragraphs' }),
    /** Some words of the article’s second paragraph. */
    async someWords(count: number, from = 0): Promise<string> {
      const words = (await text.locator('article > div p').nth(1).innerText()).split(/\s+/);
      return words.slice(from, from + count).join(' ');
    },
    async dragOver(words: string): Promise<void> {
      const box = await self.boxOf(words);
      await page.mouse.move(box.left + 1, box.top + 8);
      await page.mouse.down();
      await page.mouse.move(box.left + 20, box.top + 9);
      await page.mouse.move(box.right, box.bottom - 8, { steps: 4 });
      await page.mouse.up();
    },
    async highlight(words: string, colour: MarkColour): Promise<void> {
      await self.dragOver(words);
      await highlightBar.getByRole('button', { name: new RegExp(`^a?${colour}`, 'i') }).click();
      await expect.poll(() => self.drawn(colour)).toContain(words);
    },
    async openHighlight(words: string): Promise<void> {
      const box = await self.boxOf(words);
      await page.mouse.click(box.left + 12, box.top + 10);
      await expect(self.highlightCard).toBeVisible();
    },
    /** The words drawn in a colour near the page in sight, as the browser holds them. */
    drawn: (colour: MarkColour): Promise<string[]> =>
      page.evaluate((name) => {
        // The DOM library of the specs does not know that a Highlight is a set of ranges.
        const marks = CSS.highlights.get(`mark-${name}`) as unknown as Iterable<Range> | undefined;
        return marks ? [...marks].map((range) => range.toString().replace(/\s+/g, ' ')) : [];
      }, colour),
    /** Where words stand in the article on the screen. */
    async boxOf(words: string): Promise<{ left: number; right: number; top: number; bottom: number }> {
      const box = await text.evaluate((root, sought) => {
        const walker = document.createTreeWalker(root.querySelector('article > div') ?? root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(sought) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + sought.length);
          node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
          const first = range.getClientRects()[0];
          const last = [...range.getClientRects()].at(-1);
          return first && last ? { left: first.left, right: last.right, top: first.top, bottom: last.bottom } : null;
        }
        return null;
      }, words);
      if (!box) throw new Error(`“${words}” is not on the page`);
      return box;
    },
    /** Pastes into the window as a browser would. */
    async paste(words: string, html = ''): Promise<void> {
      await page.evaluate(
        ([plain, markup]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', plain ?? '');
          if (markup) clipboardData.setData('text/html', markup);
          document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        },
        [words, html],
      );
    },
    async press(...keys: readonly string[]): Promise<void> {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
  return self;
}
export type Desk = ReturnType<typeof desk>;
