import { chooseFiles } from './choose-files';
import { expect, test, type OpenApp } from './fixtures';

const wall = [
  'The harbour council voted on Tuesday to raise the old sea wall by two metres before the winter storms.',
  'Engineers had warned for three years that the wall would not withstand a surge like that of 2013.',
  'The ferry company asked for a delay until the summer timetable ends, which the council refused.',
  'Work begins in March and will take eleven months, during which the north quay is closed to lorries.',
  'Residents of the lower town may apply for help with cellar pumps until the end of January.',
];

/** A page as a browser extension saves it. */
function savePage(outlet: string, title: string, paragraphs: readonly string[], more: { url: string; saved?: string }) {
  const saved = more.saved ?? 'Tue Mar 05 2019 09:00:00 GMT+0000';
  const html = `<!DOCTYPE html><html lang="en"><!--
 Page saved with SingleFile
 url: ${more.url}
 saved date: ${saved} (Coordinated Universal Time)
--><head><meta charset="utf-8"><title>${title}</title><link rel="canonical" href="${more.url}">
<meta property="og:site_name" content="${outlet}"><meta property="article:published_time" content="2019-03-05T08:00:00Z"></head>
<body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
  return { name: `${outlet} ${title} ${saved.slice(8, 10)}.html`, mimeType: 'text/html', buffer: Buffer.from(html) };
}

const post = 'https://post.example/wall';
const wire = [
  savePage('Harbour Post', 'Council raises the sea wall', wall, { url: post }),
  savePage('Valley Times', 'Sea wall to grow by two metres', ['Harbour, Tuesday (Agency) -', ...wall], {
    url: 'https://valley.example/sea-wall',
  }),
  savePage(
    'North Signal',
    'Two metres more for the harbour',
    [...wall, 'Our reporter adds that the mayor abstained.'],
    {
      url: 'https://signal.example/2019/harbour',
    },
  ),
];

/** Brings pages in as this shell has files chosen. */
async function bring(app: OpenApp, files: readonly ReturnType<typeof savePage>[]): Promise<void> {
  await expect(app.desk.welcome).toBeVisible();
  const wereRead = await chooseFiles(app, files, () => app.page.getByRole('button', { name: 'Import files…' }).click());
  await app.desk.importEnds();
  await wereRead();
}

test.describe('Copies and versions', { tag: '@shell' }, () => {
  test('one story in three papers is three articles, told together, also after a restart', async ({ openWindow }) => {
    const first = await openWindow();
    await bring(first, wire);
    await expect(first.desk.row('Council raises')).toContainText('in 3 papers');
    await first.desk.open('Council raises');
    await first.desk.press('w');
    const members = first.page.getByRole('list', { name: 'Articles that tell this story' });
    await expect(members.getByRole('listitem')).toHaveCount(3);
    const signal = members.getByRole('listitem').filter({ hasText: 'North Signal' });
    await signal
      .getByRole('button', { name: /Two metres more/ })
      .first()
      .click();
    const comparison = first.page.getByRole('group', { name: 'Comparison' });
    await expect(comparison.locator('ins').filter({ hasText: 'mayor abstained' }).first()).toBeVisible();
    await signal.getByRole('button', { name: 'Not the same' }).click();
    await expect(members.getByRole('listitem')).toHaveCount(2);
    await expect(first.desk.row('Two metres more')).not.toContainText('papers');
    await first.close();

    const { desk } = await openWindow();
    await expect(desk.row('Council raises')).toContainText('in 2 papers');
    const history = await desk.showHistory();
    await expect(history).toContainText('Say that an article is not the same story');
    await history.getByRole('button', { name: /Undo: Say that/ }).click();
    await desk.press('Escape');
    await expect(desk.row('Council raises')).toContainText('in 3 papers');
  });

  test('what changed between two versions is shown word by word', async ({ app }) => {
    const { desk, page } = app;
    const later = wall.map((text) => text.replace('two metres', 'three metres')).toSpliced(2, 1);
    await bring(app, [
      savePage('Harbour Post', 'Council raises the sea wall', wall, { url: post }),
      savePage('Harbour Post', 'Council raises the sea wall by three metres', later, {
        url: `${post}?utm_source=mail`,
        saved: 'Thu Mar 07 2019 09:00:00 GMT+0000',
      }),
    ]);
    await expect(desk.row('by three metres')).toContainText('2 versions');
    await desk.open('by three metres');
    await desk.press('d');
    await expect(page.getByText(/^New headline, 1 word added, \d+ removed$/)).toBeVisible();
    const comparison = page.getByRole('group', { name: 'Comparison' });
    await expect(comparison.locator('del', { hasText: 'two' }).first()).toBeVisible();
    await expect(comparison.locator('ins', { hasText: 'three' }).first()).toBeVisible();
    await desk.press('F3');
    await expect(page.getByRole('group', { name: 'Changes' })).toContainText('1 of 2');
    await page.getByRole('button', { name: 'In one text' }).click();
    await expect(comparison.getByText('Paragraph removed: ').first()).toBeAttached();
    await page.getByRole('button', { name: 'Read this version' }).click();
    await expect(page.getByRole('tab', { name: 'Versions' })).toHaveAttribute('aria-selected', 'true');
    await desk.press('c');
    await expect(desk.text).toContainText('two metres');
    await desk.search('"ferry company asked"');
    await expect(desk.rows).toHaveCount(1);
    await expect(desk.rows.first()).toContainText('earlier version');
  });
});

test('one row a story can be chosen, and shows where else it is told', async ({ app }) => {
  const { desk } = app;
  await bring(app, wire);
  await expect(desk.rows).toHaveCount(3);
  await desk.chooseMenu('View', 'One row for each story');
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.rows.first()).toContainText('in 3 papers');
  await desk.chooseMenu('View', 'One row for each story');
  await expect(desk.rows).toHaveCount(3);
});

test('the longest of a story is kept, the rest goes to Trash, and one undo takes that back', async ({ app }) => {
  const { desk } = app;
  await bring(app, wire);
  await desk.chooseOn(desk.row('Sea wall to grow'), 'Keep the longest');
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.rows.first()).toContainText('Two metres more');
  await expect(desk.messages).toContainText('Kept the longest, 2 articles moved to Trash');
  await desk.press('Control+z');
  await expect(desk.rows).toHaveCount(3);
});

test('articles that are nothing alike are made one story by hand', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.search('title:"41 barges" OR title:"Who pays for the quay"');
  await expect(desk.rows).toHaveCount(2);
  await desk.list.focus();
  await desk.press('Home', 'Shift+ArrowDown');
  await desk.chooseMenu('Article', 'Make one story of these');
  await expect(desk.messages).toContainText('made one story');
  await expect(desk.rows.first()).toContainText('in 2 papers');
  await desk.press('Control+z');
  await expect(desk.rows.first()).not.toContainText('papers');
});
