import { AxeBuilder } from '@axe-core/playwright';
import { join } from 'node:path';
import type { EditDraft } from '../src/contract/change';
import { makeAnchor } from '../src/contract/find-anchor';
import { clientOf, type LibraryClient } from './client';
import { writeCorpus } from './corpus';
import { expect, test } from './fixtures';
import { watchLongTasks } from './long-tasks';
import { backfile } from './server';

const colours = ['sun', 'leaf', 'sky', 'rose', 'violet'] as const;

/** Ten highlights in every article, two of each colour; every fifth with a note, every tenth with a tag. */
async function highlightAll(client: LibraryClient, ids: readonly number[]): Promise<void> {
  for (let from = 0; from < ids.length; from += 200) {
    const views = await client.ask('exportArticles', ids.slice(from, from + 200));
    const drafts = views.flatMap(({ article: { id, text } }) =>
      Array.from({ length: 10 }, (_, at): EditDraft => {
        const start = Math.floor((at * text.length) / 11);
        return {
          type: 'highlight-add',
          articleId: id,
          anchor: makeAnchor(text, start, start + 20 + at * 9),
          colour: colours[at % 5] ?? 'sun',
          note: at % 5 === 0 ? `Checked by hand, ${at === 0 ? 'zebra' : 'quagga'}` : '',
          tags: at === 9 ? ['proof'] : [],
        };
      }),
    );
    await client.edit('highlight', ...drafts);
  }
}

function make(name: string, parent: number | null): EditDraft {
  return { type: 'collection-make', name, parent, before: null, folder: null };
}

test('of 20,000 highlights in 2,000 articles the view draws those near, in order from the first to the last by keys, and filters them all', async ({
  openWindow,
  libraryDir,
}) => {
  test.setTimeout(600_000);
  const corpus = join(libraryDir, 'corpus');
  await writeCorpus(corpus, 2000, 'text');
  await backfile('import', corpus, '--json', '--library', libraryDir);
  const { desk, page } = await openWindow();
  page.setDefaultTimeout(20_000);
  await expect(desk.count('All articles')).toContainText('2,000');
  const client = await clientOf(libraryDir);
  const ids = await client.ask('searchIds', {
    query: '',
    view: { kind: 'all' },
    sort: 'newest',
    today: '2026-01-01',
  });
  await highlightAll(client, ids);
  await client.ask('counts');
  client.close();

  const long = await watchLongTasks(page);
  await desk.press('Control+6');
  const view = desk.highlightsView;
  const status = view.getByRole('status');
  await expect(status).toHaveText('20,000 highlights in 2,000 articles', { timeout: 60_000 });
  const groups = view.getByRole('group', { name: 'Highlights by article' }).locator('li[aria-setsize="2000"]');
  await expect(groups.first().locator('h3')).not.toBeEmpty();
  await long.note('opening');
  const drawnGroups = await groups.count();
  expect(drawnGroups).toBeLessThan(40);

  const list = view.getByRole('group', { name: 'Highlights by article' });
  await list.focus();
  const focused = page.locator('[data-quote]:focus');
  const place = page.locator('li[aria-setsize]:has([data-quote]:focus)');
  await desk.press('ArrowDown');
  await expect(place).toHaveAttribute('aria-posinset', '1');
  for (let turn = 0; turn < 25; turn += 1) await desk.press('ArrowDown');
  await expect(place).toHaveAttribute('aria-posinset', '3');
  await expect(focused).toBeInViewport();
  await desk.press('End');
  await expect(place).toHaveAttribute('aria-posinset', '2000');
  await expect(focused).toBeInViewport();
  await desk.press('Home');
  await expect(place).toHaveAttribute('aria-posinset', '1');
  await long.note('keys');

  for (let turn = 0; turn < 20; turn += 1) {
    await list.evaluate((element) => element.scrollBy({ top: element.scrollHeight / 40, behavior: 'instant' }));
    await page.waitForTimeout(80);
  }
  await expect.poll(async () => (await groups.locator('h3').count()) === (await groups.count())).toBe(true);
  expect(await groups.count()).toBeLessThan(40);
  await expect(page.locator('li[aria-setsize="2000"][aria-posinset="1"]')).toHaveCount(0);
  await long.note('scrolling');

  await view.getByRole('button', { name: 'Rose', exact: true }).click();
  await expect(status).toHaveText('4,000 highlights in 2,000 articles');
  await view.getByRole('button', { name: 'Rose', exact: true }).click();
  await view.getByRole('combobox', { name: 'Tag' }).selectOption('proof');
  await expect(status).toHaveText('2,000 highlights in 2,000 articles');
  await view.getByRole('searchbox', { name: 'Words in highlights and notes' }).fill('zebra');
  await expect(status).toHaveText('0 highlights in 0 articles');
  await view.getByRole('combobox', { name: 'Tag' }).selectOption('Any tag');
  await expect(status).toHaveText('2,000 highlights in 2,000 articles');
  await expect(view.locator('[data-quote]').first()).toBeVisible();
  await long.note('filtering');
});

test('a library with 2,000 collections nested 50 deep and 2,000 tags is gone through by scrolling, typing, keys and drag', async ({
  app: { desk, page },
  libraryDir,
}) => {
  test.setTimeout(200_000);
  page.setDefaultTimeout(20_000);
  await desk.bringInSamples();
  const client = await clientOf(libraryDir);
  const { id } = await client.articleCalled('41 barges');
  const branches: number[] = [];
  let first = 0;
  for (let depth = 0; depth < 50; depth += 1) {
    const above = first;
    first = await client.edit(
      'collection-make',
      ...Array.from({ length: 40 }, (_, at) =>
        make(`${at} of level ${String(depth).padStart(2, '0')}`, depth === 0 ? null : above + at),
      ),
    );
    branches.push(...Array.from({ length: 40 }, (_, at) => first + at));
  }
  await client.edit('collection-make', make('Zanzibar', null));
  await client.edit(
    'tag',
    ...Array.from({ length: 2000 }, (_, at) => ({
      type: 'tag-add' as const,
      tag: `${at % 2 === 0 ? 'even/' : ''}tag ${at}`,
      ids: [id],
    })),
  );
  await client.ask('counts');
  client.close();
  await page.evaluate(
    (open) => localStorage.setItem('backfile:open:collections', JSON.stringify(open)),
    branches.filter((_, at) => at < 49 * 40),
  );
  await page.reload();
  const tree = desk.library.getByRole('treegrid', { name: 'Collections' });
  const rows = tree.getByRole('row');
  await expect(rows.first()).toBeVisible();
  const long = await watchLongTasks(page);
  expect(await rows.count()).toBeLessThan(120);

  for (let turn = 0; turn < 20; turn += 1) {
    await desk.library.evaluate((side) => side.scrollBy({ top: 1500, behavior: 'instant' }));
    await page.waitForTimeout(60);
  }
  await expect(tree.getByRole('row', { name: /of level/ }).first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(120);
  await long.note('scrolling');

  await desk.library.evaluate((side) => side.scrollTo({ top: 0, behavior: 'instant' }));
  await desk.collection('0 of level 00').focus();
  await page.keyboard.type('zanz');
  await expect(desk.collection('Zanzibar')).toBeFocused();
  await expect(desk.collection('Zanzibar')).toBeInViewport();
  await desk.press('Alt+ArrowUp');
  await expect(desk.collection('Zanzibar')).toBeFocused();
  await desk.press('Enter');
  await expect(page.getByRole('heading', { name: 'Zanzibar' })).toBeVisible();
  await desk.press('F2');
  const field = page.getByLabel('New name of Zanzibar');
  await expect(field).toBeInViewport();
  await field.fill('Pemba');
  await desk.press('Enter');
  await expect(desk.collection('Pemba')).toBeFocused();
  await long.note('keys');

  await desk.press('Home');
  await expect(desk.collection('0 of level 00')).toBeFocused();
  await desk.goTo('All articles');
  await desk.search('title:"41 barges"');
  await desk.row('41 barges').dragTo(desk.collection('0 of level 03'));
  await expect(desk.collection('0 of level 03')).toContainText('1');
  await expect(desk.collection('0 of level 00')).toContainText('1');
  await long.note('drag');

  const tags = desk.library.getByRole('treegrid', { name: 'Tags' });
  await tags.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await expect(desk.tag('even')).toBeVisible();
  await desk.tag('even').focus();
  await desk.press('ArrowRight');
  await expect(desk.tag('even')).toHaveAttribute('aria-expanded', 'true');
  await desk.press('ArrowDown');
  await expect(tags.locator('[role=row]:focus')).toHaveAttribute('aria-level', '2');
  await desk.press('End');
  await expect(tags.locator('[role=row]:focus')).toBeInViewport();
  expect(await tags.getByRole('row').count()).toBeLessThan(120);
  await long.note('tags');
  const { violations } = await new AxeBuilder({ page })
    .include('nav')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
