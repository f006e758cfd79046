import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

test.beforeEach(async ({ app }) => {
  await app.desk.bringInSamples();
});

/** The words marked in the open article, in their order, or the one that was stepped to. */
function markedWords(page: Page, name: 'hit' | 'hit-now'): Promise<readonly string[]> {
  return page.evaluate(
    (key) => Array.from(CSS.highlights.get(key) ?? [], (range) => (range instanceof Range ? range.toString() : '')),
    name,
  );
}

const asked = [
  ['灯塔', '灯塔十一夜未亮', 'Chinese'],
  ['博物馆 灯', '灯塔十一夜未亮', 'Chinese, several words'],
  ['الميناء', 'مجلس المدينة', 'Arabic'],
  ['مدينة', 'مجلس المدينة', 'Arabic, another form'],
  ['"Stadtrat"', 'Stadtrat stimmt', 'German, a phrase'],
  ['stadt* OR hafen*', 'Stadtrat stimmt', 'German, a pattern'],
  ['harbours', 'A chronology of the harbour wall', 'other forms'],
  ['h?rbour w*ll', 'A chronology of the harbour wall', 'wildcards'],
  ['harbuor~2', 'A chronology of the harbour wall', 'misspelt'],
  ['near/3(harbour wall)', 'A chronology of the harbour wall', 'near'],
  ['="harbour wall"', 'A chronology of the harbour wall', 'as written'],
] as const;

for (const [query, headline, kind] of asked) {
  test(`what is marked in the list is marked in the article, and each hit is stepped to: ${kind}`, async ({
    app: { desk, page },
  }) => {
    await desk.search(query);
    const row = desk.row(headline).first();
    await expect(row.locator('mark').first()).toBeVisible();
    const inList = await row.locator('mark').allTextContents();
    await row.click();
    await expect(desk.text.getByRole('heading', { level: 1 })).toContainText(headline);
    await expect.poll(() => markedWords(page, 'hit')).not.toHaveLength(0);
    const inText = await markedWords(page, 'hit');
    for (const word of inList) expect(inText).toContain(word);
    const hits = desk.reader.getByRole('group', { name: 'Hits in this article' });
    for (let at = 0; at < Math.min(inText.length, 4); at += 1) {
      await desk.press('F3');
      await expect(hits).toContainText(`${at + 1} of ${inText.length}`);
      await expect.poll(() => markedWords(page, 'hit-now')).toEqual([inText[at]]);
    }
    await desk.press('Shift+F3');
    const before = Math.min(inText.length, 4) - 1;
    await expect(hits).toContainText(`${before === 0 ? inText.length : before} of ${inText.length}`);
  });
}

test('the hits of a word list are stepped through like those of a word', async ({ app: { desk, page } }) => {
  await desk.goByName('Word lists…');
  const sheet = page.getByRole('dialog', { name: 'Word lists' });
  await sheet.getByRole('button', { name: 'New list' }).click();
  await sheet.getByLabel('Name').fill('stones');
  await sheet.getByLabel('Words and phrases').fill('harbour wall\ndrawer');
  await sheet.getByRole('button', { name: 'Search with it' }).click();
  await desk.open('A chronology of the harbour wall');
  await expect.poll(() => markedWords(page, 'hit')).toContain('drawer');
  expect(await markedWords(page, 'hit')).toContain('harbour wall');
});

test('queries that nobody should ask are answered at once, or with a remark on what was not read', async ({
  app: { desk, page },
}) => {
  const words = Array.from({ length: 500 }, (_, at) => `word${at}`);
  const remarks = page.getByRole('list', { name: 'Remarks on the search' });
  for (const [query, isRemarked] of [
    [words.join(' '), true],
    [words.join(' OR '), true],
    ['harbour '.repeat(1_250), true],
    ['*', true],
    ['a*', false],
    ['the of and a', false],
    ['... !!! —', false],
    ['the\u0001of\u0007', false],
    ['(a+)+$ ^(([a-z])+.)+[A-Z]([a-z])+$', false],
    [`${'*a'.repeat(60)}b`, false],
    [`near/100(${'the '.repeat(16)})`, false],
    ['nosuch:field', true],
  ] as const) {
    await desk.search(query);
    await expect(desk.searchField).toHaveValue(query);
    await expect(desk.countLine).toContainText(/\d article/);
    if (isRemarked) await expect(remarks).toBeVisible();
  }
  await desk.search('harbour');
  await expect(desk.row('A chronology of the harbour wall')).toBeVisible();
});

test('the help sheet has a line for every field, and an example that is pressed is searched', async ({
  app: { desk, page },
}) => {
  await page.getByRole('button', { name: 'What you can type' }).click();
  const help = page.getByRole('dialog', { name: 'What you can type' });
  for (const name of ['outlet:guardian', 'list:ministers', '=Polish', 'near/5(strike wages)', 'sort:newest']) {
    await expect(help.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await help.getByRole('button', { name: '=Polish', exact: true }).click();
  await expect(desk.searchField).toHaveValue('=Polish');
  await expect(desk.searchField).toBeFocused();
});
