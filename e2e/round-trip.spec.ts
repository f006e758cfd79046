import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { backfile, newLibraryFolder, root } from './server';

const shared = join(process.env['BACKFILE_SHARED'] ?? join(root, '../shared'), 'data');
const folders = ['html', 'markdown', 'text'].map((name) => join(shared, name));

test('real articles exported as JSON Lines from the command line make the same archive of an empty library', async ({
  libraryDir,
}) => {
  test.skip(!folders.every((folder) => existsSync(folder)), 'the shared real articles are not beside the project');
  test.setTimeout(540_000);
  const brought = await backfile('import', ...folders, '--json', '--library', libraryDir);
  expect([0, 1], brought.err).toContain(brought.code);
  const before = await backfile('stats', '--json', '--library', libraryDir);
  expect(before.lines[0]?.['articles']).toBeGreaterThan(100);

  const out = join(libraryDir, '..', `round-trip-${process.pid}.jsonl`);
  const { dir, remove } = await newLibraryFolder();
  try {
    const done = await backfile(
      'export',
      '--query',
      '',
      '--format',
      'jsonl',
      '--out',
      out,
      '--notes',
      '--json',
      '--library',
      libraryDir,
    );
    expect(done.code, done.err).toBe(0);
    const back = await backfile('import', out, '--json', '--library', join(dir, 'Library'));
    expect(back.code, back.err).toBe(0);
    const after = await backfile('stats', '--json', '--library', join(dir, 'Library'));
    const told = (lines: typeof before.lines) => {
      const { articles, originals, digest } = lines[0] ?? {};
      return { articles, originals, digest };
    };
    expect(told(after.lines)).toEqual(told(before.lines));
    test.info().annotations.push({ type: 'articles', description: String(after.lines[0]?.['articles']) });
    const checked = await backfile('verify', '--json', '--library', join(dir, 'Library'));
    expect(checked.lines.at(-1)).toMatchObject({ summary: { ok: true } });
  } finally {
    await remove();
  }
});
