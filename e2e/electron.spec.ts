import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test, type OpenApp } from './fixtures';
import { samples } from './server';

function electronOf({ electron }: OpenApp): ElectronApplication {
  if (!electron) throw new Error('this spec runs in the electron project');
  return electron;
}

/** What only the desktop app does. Through the stand-in these run the unmodified built entry, not a real Electron. */
test.describe('The desktop app', { tag: '@electron-only' }, () => {
  test('a folder chosen in the system’s dialog comes in', async ({ app }) => {
    await electronOf(app).evaluate(
      ({ dialog }, folder) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
      },
      join(samples, 'evening-signal'),
    );
    await app.page.getByRole('button', { name: 'Import folder…' }).click();
    await app.desk.importEnds();
    await app.desk.find('Bakers of Northby');
    const details = await app.desk.showDetails();
    await expect(details).toContainText('0001.txt');
  });

  test('a folder chosen in the system’s dialog can be looked at first', async ({ app }) => {
    await electronOf(app).evaluate(
      ({ dialog }, folder) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
      },
      join(samples, 'coast-gazette'),
    );
    await expect(app.desk.welcome).toBeVisible();
    await app.desk.goByName('Look at a folder first…');
    const sheet = app.page.getByRole('dialog', { name: /^Before importing/ });
    await sheet.getByRole('button', { name: 'Import 9 articles' }).click();
    await app.desk.importEnds();
    await expect(app.desk.count('All articles')).toContainText('9');
  });

  test('a dialog that is dismissed changes nothing', async ({ app }) => {
    await electronOf(app).evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    });
    await app.page.getByRole('button', { name: 'Import files…' }).click();
    await expect(app.desk.welcome).toBeVisible();
    await expect(app.desk.messages.getByRole('button')).toHaveCount(0);
  });

  test('an original is saved unchanged where the system’s dialog says', async ({ app }) => {
    const folder = await mkdtemp(join(tmpdir(), 'backfile-save-'));
    const target = join(folder, 'saved.html');
    await app.desk.bringInSamples();
    await electronOf(app).evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, target);
    await app.desk.find('Lighthouse at Sker');
    const details = await app.desk.showDetails();
    await details.getByRole('button', { name: 'Save original…' }).click();
    const original = await readFile(join(samples, 'coast-gazette', 'sker-light (SingleFile).html'));
    await expect.poll(() => readFile(target).catch(() => Buffer.alloc(0))).toEqual(original);
    await rm(folder, { recursive: true });
  });

  test('commands of the native menu do what they say', async ({ app }) => {
    await app.desk.bringInSamples();
    await app.desk.find('41 barges');
    const clicked = await electronOf(app).evaluate(({ Menu, BrowserWindow }) => {
      const items = [...(Menu.getApplicationMenu()?.items ?? [])];
      while (items.length > 0) {
        const item = items.shift();
        if (item?.label === 'Starred') {
          item.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
          return true;
        }
        items.push(...(item?.submenu?.items ?? []));
      }
      return false;
    });
    expect(clicked).toBe(true);
    await expect(app.desk.library.getByRole('button', { name: /^Starred/ })).toHaveAttribute('aria-current', /.+/);
  });

  test('the native menu has the highlights, and offers only what can be done now', async ({ app }) => {
    const enabled = (id: string): Promise<boolean | undefined> =>
      electronOf(app).evaluate(({ Menu }, wanted) => {
        const items = [...(Menu.getApplicationMenu()?.items ?? [])];
        for (let item = items.shift(); item; item = items.shift()) {
          if (item.id === wanted) return item.enabled;
          items.push(...(item.submenu?.items ?? []));
        }
        return undefined;
      }, id);
    await app.desk.bringInSamples();
    await expect.poll(() => enabled('highlight-sun')).toBe(false);
    await app.desk.find('41 barges');
    await expect.poll(() => enabled('note')).toBe(true);
    expect(await enabled('highlight-sun')).toBe(false);
    await app.desk.text.click();
    await app.desk.press('Control+a');
    await expect.poll(() => enabled('highlight-sun')).toBe(true);
    await app.page.evaluate(() => getSelection()?.removeAllRanges());
    await expect.poll(() => enabled('highlight-sun')).toBe(false);
  });

  test('an export goes where the system’s dialog says, over what was there, and nowhere when it is dismissed', async ({
    app,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'backfile-export-'));
    const target = join(folder, 'kept.csv');
    await writeFile(target, 'what was there');
    const answer = (filePath: string | null): Promise<void> =>
      electronOf(app).evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: path === null, filePath: path ?? '' });
      }, filePath);
    const exportTable = async (): Promise<void> => {
      await app.desk.press('Control+e');
      const sheet = app.page.getByRole('dialog', { name: /^Export/ });
      await sheet.getByRole('radio', { name: /table/i }).check();
      await sheet.getByRole('button', { name: /^Export/ }).click();
    };
    await app.desk.bringInSamples();

    await answer(null);
    await exportTable();
    await expect(app.page.getByRole('dialog', { name: /^Export/ })).toBeVisible();
    await app.desk.press('Escape');
    expect(await readdir(folder)).toEqual(['kept.csv']);
    expect(await readFile(target, 'utf8')).toBe('what was there');

    await answer(target);
    await exportTable();
    await expect(app.desk.messages).toContainText('kept.csv');
    await expect.poll(async () => (await readFile(target, 'utf8')).split('\r\n').length).toBeGreaterThan(40);

    await answer(join(folder, 'gone', 'x.csv'));
    await exportTable();
    await expect(app.desk.messages).toContainText(/not|no /i);
    expect(await readdir(folder)).toEqual(['kept.csv']);
    await rm(folder, { recursive: true });
  });

  test('no page opens a window, goes elsewhere, or reaches the network', async ({ app, pageErrors }) => {
    const { page } = app;
    await app.desk.bringInSamples();
    const before = page.url();
    expect(await page.evaluate(() => window.open('https://beacon.invalid/'))).toBeNull();
    await page.evaluate(() => {
      location.href = 'https://beacon.invalid/';
    });
    await page.waitForTimeout(1000);
    expect(page.url()).toBe(before);
    expect(
      await page.evaluate(() =>
        fetch('https://beacon.invalid/').then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    await expect(app.desk.rows.first()).toBeVisible();
    // The refusals above are what was wanted; nothing else may have been said.
    const others = pageErrors.filter((said) => !said.includes('beacon.invalid'));
    pageErrors.length = 0;
    expect(others).toEqual([]);
  });

  test('a file given at the start comes in', async ({ openWindow, libraryDir }) => {
    const file = join(libraryDir, 'given.txt');
    await writeFile(
      file,
      'Given at the start\n0\nA file that was opened with the desktop app comes in by itself, and is there to be read.\nNobody had to choose it twice.\n',
    );
    const app = await openWindow(libraryDir, [file]);
    await app.desk.importEnds();
    await app.desk.find('Given at the start');
  });
});
