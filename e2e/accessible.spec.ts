import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing to complain of on any screen, ${colorScheme}`, async ({ app: { desk, page } }) => {
    await page.emulateMedia({ colorScheme });
    const check = async (screen: string): Promise<void> => {
      // What Chromium shows inside the sandboxed original is not ours.
      const { violations } = await new AxeBuilder({ page })
        .exclude('iframe')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        screen,
      ).toEqual([]);
    };
    await check('welcome');
    await desk.bringInSamples();
    await desk.search('harbour wall');
    await desk.open('A chronology of the harbour wall');
    await check('search and reading');
    await desk.showDetails();
    await check('where this comes from');
    await desk.press('Escape');
    await page.getByRole('tab', { name: 'Original' }).click();
    await check('original');
    await desk.showReport();
    await check('report');
    await desk.press('?');
    await check('keys');
    await desk.press('Escape');
    await desk.search('');
    await desk.goTo('Trash');
    await check('empty trash');
  });
}
