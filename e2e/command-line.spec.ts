import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { backfile, samples } from './server';

test('the command line brings in, finds, shows, counts and checks', async ({ libraryDir }) => {
  const imported = await backfile('import', samples, '--json', '--library', libraryDir);
  expect(imported.code).toBe(1);
  expect(imported.lines.at(-1)).toMatchObject({
    summary: { files: 57, articles: 44, versions: 1, sightings: 2, companions: 6, refused: 8 },
  });
  const outcomes = imported.lines.slice(0, -1).map((line) => line['outcome']);
  expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(8);

  const found = await backfile('search', 'lighthouse', 'lantern', '--json', '--library', libraryDir);
  expect(found.code).toBe(0);
  expect(found.lines[0]).toMatchObject({ title: 'Lighthouse at Sker dark for eleven nights', outlet: 'Coast Gazette' });
  expect(found.lines.at(-1)).toMatchObject({ summary: { total: 1, notices: [] } });

  const shown = await backfile('show', String(found.lines[0]?.['id']), '--json', '--library', libraryDir);
  expect(shown.lines[0]).toMatchObject({
    article: { title: 'Lighthouse at Sker dark for eleven nights', language: 'en-GB' },
  });
  expect((await backfile('show', '999999', '--library', libraryDir)).code).toBe(1);

  const checked = await backfile('verify', '--json', '--library', libraryDir);
  expect(checked.code).toBe(0);
  expect(checked.lines.at(-1)).toMatchObject({ summary: { ok: true, articles: 45, faults: 0 } });

  const before = await backfile('stats', '--json', '--library', libraryDir);
  const rebuilt = await backfile('rebuild', '--json', '--library', libraryDir);
  expect(rebuilt.lines[0]).toEqual(before.lines[0]);
});

test('files brought in again are recognised and held once', async ({ libraryDir }) => {
  await backfile('import', samples, '--json', '--library', libraryDir);
  const again = await backfile('import', samples, '--json', '--library', libraryDir);
  expect(again.lines.at(-1)).toMatchObject({ summary: { articles: 0, versions: 0, sightings: 47 } });
});

test('a command is served by the process that has the library open, and its window shows it at once', async ({
  app,
  libraryDir,
}) => {
  await app.desk.bringInSamples();
  const folder = join(libraryDir, '..', `more-${Date.now()}`);
  await mkdir(folder);
  await writeFile(
    join(folder, 'a.txt'),
    'Zanzibar ferry arrives empty\n0\nThe ferry from Zanzibar arrived without a single passenger on Monday, and nobody could say why.\n',
  );
  const imported = await backfile('import', folder, '--json', '--library', libraryDir);
  expect(imported.code).toBe(0);
  await app.desk.search('zanzibar');
  await expect(app.desk.row('Zanzibar ferry arrives empty')).toBeVisible();
  const found = await backfile('search', 'zanzibar', '--json', '--library', libraryDir);
  expect(found.lines.at(-1)).toMatchObject({ summary: { total: 1 } });
});

test('inspect needs no library: it says what the importer makes of each file', async () => {
  const inspected = await backfile(
    'inspect',
    '--json',
    join(samples, 'world', 'ja-kowan-shimbun.html'),
    join(samples, 'broken', 'empty.html'),
  );
  expect(inspected.code).toBe(1);
  expect(inspected.lines).toMatchObject([
    {
      format: 'html',
      kind: 'article',
      title: '港の防波堤、徹夜の審議の末に再建を可決',
      published: '2019-03-05',
      failure: null,
    },
    { failure: { code: 'empty' } },
  ]);
});

test('inspect --explain tells what was left out of the text, by which rule and why', async () => {
  const file = join(samples, 'coast-gazette', '2019-03-04 council backs harbour wall.html');
  const shown = await backfile('inspect', '--explain', file);
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('left out of the text:');
  expect(shown.out).toContain('      related: leads to another story\n        Read also: Three towns, one bill\n');
  expect((await backfile('inspect', file)).out).not.toContain('left out of the text');
  const [line] = (await backfile('inspect', '--json', file)).lines;
  expect(line?.['removed']).toContainEqual({
    rule: 'related',
    why: 'leads to another story',
    text: 'Read also: Three towns, one bill',
  });
});

test('wrong words end with 2 and one line, never a stack', async () => {
  for (const words of [['fly'], ['search'], ['show', '1', '2'], ['import', '--nonsense', 'x']]) {
    const done = await backfile(...words);
    expect(done.code, words.join(' ')).toBe(2);
    expect(done.err.trim().split('\n')).toHaveLength(1);
  }
});
