import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

async function axeFindsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const wall = [
  'The harbour council voted on Tuesday to raise the old sea wall by two metres before the winter storms.',
  'Engineers had warned for three years that the wall would not withstand a surge like that of 2013.',
  'The ferry company asked for a delay until the summer timetable ends, which the council refused.',
  'Work begins in March and will take eleven months, during which the north quay is closed to lorries.',
];
const bakery = [
  'The bakery by the lighthouse is for sale after sixty years, its owner told customers over the counter.',
  'She hopes that whoever buys it keeps the old oven, which has not been cold since the day it was lit.',
  'Three young bakers from the valley have looked at the shop twice and asked what the roof would cost.',
  'Until then there is bread every morning but Sunday, and on Fridays the cake with plums that everybody knows.',
];

/** A page of an outlet. */
function savePage(outlet: string, title: string, paragraphs: readonly string[]) {
  const url = `https://${outlet.replaceAll(' ', '-').toLowerCase()}.example/${title.replaceAll(' ', '-').toLowerCase()}`;
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<link rel="canonical" href="${url}"><meta property="og:site_name" content="${outlet}">
<meta property="article:published_time" content="2019-03-05T08:00:00Z"></head>
<body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
  return { name: `${outlet} ${title}.html`, mimeType: 'text/html', buffer: Buffer.from(html) };
}
const told = [
  savePage('Harbour Post', 'Council raises the sea wall', wall),
  savePage('Valley Times', 'Sea wall to grow', wall),
  savePage('Valley Times', 'The bakery is for sale', bakery),
];

test('Stories has one row for what several papers tell, counts it live, and says what a story is while there is none', async ({
  app: { desk, page: window },
}) => {
  await expect(desk.welcome).toBeVisible();
  await window.getByLabel('Files to import').first().setInputFiles(told);
  await desk.importEnds();
  await expect(desk.count('Stories')).toContainText('1');
  await desk.press('Control+7');
  await expect(desk.count('Stories')).toHaveAttribute('aria-current', 'page');
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.countLine).toHaveText(/^1 story/);
  await expect(desk.row('wall')).toContainText('in 2 papers');
  await axeFindsNothing(window);

  await desk.list.focus();
  await desk.press('Home', 'Delete');
  await expect(desk.count('Stories')).not.toContainText('1');
  await expect(window.getByText('No stories yet')).toBeVisible();
  await expect(window.getByText('takes their articles for one story')).toBeVisible();
  await axeFindsNothing(window);
  await desk.press('Control+z');
  await expect(desk.count('Stories')).toContainText('1');
  await expect(desk.rows).toHaveCount(1);
});

test('an outlet is opened by keyboard, is marked while it is what is sought, and counts live', async ({
  app: { desk, page: window },
}) => {
  await expect(desk.welcome).toBeVisible();
  await window.getByLabel('Files to import').first().setInputFiles(told);
  await desk.importEnds();
  await expect(desk.outlet('Valley Times')).toContainText('2');
  await expect(desk.outlet('Harbour Post')).toContainText('1');
  await desk.goTo('Unread');
  await desk.outlet('Valley Times').focus();
  await desk.press('ArrowDown', 'ArrowUp', 'Enter');
  await expect(desk.searchField).toHaveValue('outlet:"Valley Times"');
  await expect(desk.count('All articles')).toHaveAttribute('aria-current', 'page');
  await expect(desk.rows).toHaveCount(2);
  await axeFindsNothing(window);

  await desk.list.focus();
  await desk.press('Home', 'Delete');
  await expect(desk.outlet('Valley Times')).toContainText('1');
  await desk.press('Control+z');
  await expect(desk.outlet('Valley Times')).toContainText('2');
});

test('of many outlets those with most articles are shown, and any other is found by typing', async ({
  app: { desk, page: window },
}) => {
  const many = Array.from({ length: 12 }, (_, at) => savePage(`Paper ${at} of the coast`, `Headline ${at}`, bakery));
  await expect(desk.welcome).toBeVisible();
  await window.getByLabel('Files to import').first().setInputFiles(many);
  await desk.importEnds();
  await expect(desk.outlets.getByRole('row')).toHaveCount(9);
  await desk.outlet('Paper').first().focus();
  await desk.press('End', 'Enter');
  const dialog = window.getByRole('dialog', { name: 'Outlets' });
  await expect(dialog.getByRole('option')).toHaveCount(12);
  await axeFindsNothing(window);
  await window.keyboard.type('paper 11');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await desk.press('Enter');
  await expect(desk.searchField).toHaveValue('outlet:"Paper 11 of the coast"');
  await expect(desk.rows).toHaveCount(1);
});
