import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures';

const fixture = join(import.meta.dirname, '../src/main/intake/fixtures/facts--kicker-dek-roles/source.html');

test('what a page says of its article is shown with where it was read', async ({ app: { desk, page } }) => {
  await page
    .getByLabel('Files to import')
    .setInputFiles([{ name: 'bridge.html', mimeType: 'text/html', buffer: await readFile(fixture) }]);
  await desk.importEnds();
  await desk.find('Bridge to close for eleven weeks');
  const details = await desk.showDetails();
  await expect(details).toContainText('Roads and rails');
  await expect(details).toContainText('bearings of 1931 are replaced at last');
  await expect(details).toContainText('Ana Reed (Transport correspondent), Ben Low, Reuters');
  await expect(details).toContainText('Transport, Harbour bridge');
  await expect(details).toContainText('The bridge at dusk (https://www.harbourpost.example/pictures/bridge.jpg)');
  await expect(details).toContainText('4 May 2021, 09:30 (UTC+02:00)');
});
