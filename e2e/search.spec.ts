import { expect, test } from './fixtures';

test.beforeEach(async ({ app }) => {
  await app.desk.bringInSamples();
});

test('words are found as you type, and marked in the list and in the article', async ({ app: { desk } }) => {
  await desk.searchField.pressSequentially('harbour wa');
  await expect(desk.countLine).toContainText(/^\d+ articles/);
  await expect(desk.row('A chronology of the harbour wall').locator('mark').first()).toHaveText(/harbour/);
  await desk.open('A chronology of the harbour wall');
  await expect(desk.reader.getByRole('group', { name: 'Hits in this article' })).toContainText(/\d+ hits/);
});

test('a phrase, an OR and a word left out find just what they say', async ({ app: { desk } }) => {
  await desk.search('"tide gauge"');
  await expect(desk.countLine).toContainText('2 articles');
  await desk.search('"gauge tide"');
  await expect(desk.countLine).toContainText('0 articles');
  await desk.search('title:ladder OR title:loaf');
  await expect(desk.rows).toHaveCount(3);
  await desk.search('harbour -wall');
  await expect(desk.row('Storm names for the winter announced')).toBeVisible();
  await expect(desk.row('A chronology of the harbour wall')).toHaveCount(0);
});

test('outlet, byline and date narrow the search, and the count says what they left out', async ({ app: { desk } }) => {
  await desk.search('outlet:"Coast Gazette" by:marsh published:2018');
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.row('Engineers warn')).toBeVisible();
  await desk.search('wall published:2018..2020');
  await expect(desk.countLine).toContainText(/\d+ undated/);
});

test('words are found inside sentences of scripts without spaces, and whatever their accents', async ({
  app: { desk },
}) => {
  for (const [query, headline] of [
    ['防波堤', '港の防波堤'],
    ['灯塔', '灯塔十一夜未亮'],
    ['elodie', 'Le port vote la reconstruction'],
    ['größe', 'Stadtrat stimmt'],
    ['الميناء', 'مجلس المدينة'],
    ['паромы', 'Ночные паромы'],
    ['เรือกลางคืน', 'เรือกลางคืน'],
  ] as const) {
    await desk.search(query);
    await expect(desk.row(headline), query).toBeVisible();
  }
});

test('other forms of a word are found and marked in the language of the article, and a phrase stays exact', async ({
  app: { desk },
}) => {
  await desk.search('harbours walls');
  const row = desk.row('A chronology of the harbour wall');
  await expect(row.locator('mark').first()).toHaveText('harbour');
  await desk.open('A chronology of the harbour wall');
  await expect(desk.reader.getByRole('group', { name: 'Hits in this article' })).toContainText(/\d+ hits/);
  await desk.search('"harbours walls"');
  await expect(desk.countLine).toContainText('0 articles');
  await desk.search('паром');
  await expect(desk.row('Ночные паромы').locator('mark').first()).toHaveText('паромы');
});

test('a query that cannot be read is searched as plain words and says so', async ({ app: { desk, page } }) => {
  for (const query of [
    '(((',
    '"harbour',
    `harbour ${'x'.repeat(10_000)}`,
    'nosuch:field harbour',
    '*',
    '-',
    'published:never',
  ]) {
    await desk.search(query);
    await expect(desk.countLine).toContainText(/article/);
  }
  await desk.search('"harbour');
  await expect(page.getByLabel('Remarks on the search')).toBeVisible();
});

test('the last thing typed wins, however fast it was typed', async ({ app: { desk } }) => {
  for (const query of ['harbour', 'wall', 'ferry', 'bread', 'gulls at the gauge']) await desk.search(query);
  await expect(desk.row('Count of gulls at the gauge')).toBeVisible();
  await expect(desk.countLine).toContainText('2 articles');
});
