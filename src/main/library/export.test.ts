import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleView } from '../../contract/archive-api';
import type { Commands, FromMain, ToMain } from '../../contract/control';
import { makeCollection, makeView } from '../export/testing/make-input';
import { createControlClient, type ControlClient } from './control-client';
import { createFakeDatabase } from './testing/fake-archive';
import { startRig, until, type Rig } from './testing/library-rig';
import type { ShellServices } from './types';
import { createWirePair } from './wire-pair';

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.end();
  rig = null;
});

const views = new Map<number, ArticleView>();
for (let id = 1; id <= 450; id += 1) views.set(id, makeView(id, {}, { collections: id < 4 ? [10] : [] }));
const filed: Readonly<Record<number, readonly number[]>> = { 10: [3, 1, 2], 11: [5, 3], 12: [4], 13: [] };
const collections = [
  makeCollection(10, 'Harbour'),
  makeCollection(11, 'Wall', 10),
  makeCollection(12, 'Deep', 11),
  makeCollection(13, 'Quay', 10),
];

/** A library whose archive has the articles above, and a client as the command line has one. */
async function open(
  shell: Partial<ShellServices> = {},
  exportArticles = (ids: readonly number[]) => ids.flatMap((id) => views.get(id) ?? []),
): Promise<{ rig: Rig; client: ControlClient; asked: (readonly number[])[] }> {
  const asked: (readonly number[])[] = [];
  const database = createFakeDatabase();
  database.answers = {
    collections: () => collections,
    tags: () => [],
    note: () => 'A note',
    filedIn: (id: number) => filed[id] ?? [],
    search: () => ({ covered: 450, held: 450 }),
    searchIds: ({ view }: { view: { kind: string; id: number } }) =>
      view.kind === 'collection' ? filed[view.id] : [2, 1],
    exportArticles: (ids: readonly number[]) => {
      asked.push(ids);
      return exportArticles(ids);
    },
  };
  const made = await startRig({ database });
  rig = made;
  // The rig's shell stands for any; here it can more.
  Object.assign(made.shell, shell);
  made.openWindow();
  const [mine, main] = createWirePair<FromMain, ToMain>();
  made.library.attach(main, null);
  return { rig: made, client: createControlClient(mine), asked };
}

const csv = (what: Commands['export']['args']['what'], path: string | null): Commands['export']['args'] => ({
  what,
  format: 'csv',
  options: { title: 'My week', withNotes: false },
  path,
});
const ready = (messages: readonly FromMain[]) => messages.filter(({ type }) => type === 'export-ready');
const headlines = async (path: string): Promise<string[]> =>
  [...(await readFile(path, 'utf8')).matchAll(/^"Headline (\d+)"/gmu)].map(([, id]) => id ?? '');

describe('an export', () => {
  it('writes the articles that were asked for in their order, each once, those that are gone left out', async () => {
    const { rig: made, client } = await open();
    const path = join(dirname(made.dir), 'a.csv');
    const answer = await client.command('export', csv({ kind: 'ids', ids: [7, 2, 999, 7, 300] }, path));
    if (!answer.ok || !answer.value) throw new Error('refused');
    expect(await made.ended(client, answer.value.job)).toMatchObject({
      kind: 'export',
      label: 'My week',
      state: 'done',
      done: 3,
      of: 4,
    });
    expect(await headlines(path)).toEqual(['7', '2', '300']);
  });

  it('of a collection has its own order, then what is filed below it', async () => {
    const { rig: made, client } = await open();
    const path = join(dirname(made.dir), 'a.csv');
    const answer = await client.command('export', csv({ kind: 'collection', id: 10 }, path));
    if (!answer.ok || !answer.value) throw new Error('refused');
    await made.ended(client, answer.value.job);
    expect(await headlines(path)).toEqual(['3', '1', '2', '5', '4']);
  });

  it.each(['markdown', 'html', 'jsonl', 'csv'] as const)(
    'as %s asks for a page at a time, two hundred at most',
    async (format) => {
      const { rig: made, client, asked } = await open();
      const path = join(dirname(made.dir), 'a.out');
      const what = { kind: 'ids' as const, ids: [...views.keys()] };
      const answer = await client.command('export', { ...csv(what, path), format });
      if (!answer.ok || !answer.value) throw new Error('refused');
      expect(await made.ended(client, answer.value.job)).toMatchObject({ state: 'done', done: 450, of: 450 });
      expect(Math.max(...asked.map(({ length }) => length))).toBeLessThanOrEqual(200);
      expect(new Set(asked.flat()).size).toBe(450);
    },
  );

  it('of a collection that is not there fails, and writes nothing', async () => {
    const { rig: made, client } = await open();
    const path = join(dirname(made.dir), 'a.csv');
    const answer = await client.command('export', csv({ kind: 'collection', id: 99 }, path));
    if (!answer.ok || !answer.value) throw new Error('refused');
    expect(await made.ended(client, answer.value.job)).toMatchObject({
      state: 'failed',
      failure: { code: 'not-found' },
    });
    expect(await readdir(dirname(made.dir))).not.toContain('a.csv');
  });

  it('that cannot be written there fails with a code', async () => {
    const { rig: made, client } = await open();
    const answer = await client.command(
      'export',
      csv({ kind: 'ids', ids: [1] }, join(dirname(made.dir), 'no', 'a.csv')),
    );
    if (!answer.ok || !answer.value) throw new Error('refused');
    expect(await made.ended(client, answer.value.job)).toMatchObject({
      state: 'failed',
      failure: { code: 'unwritable' },
    });
  });

  it('that is cancelled half way leaves what was there before, and nothing beside it', async () => {
    const cancels: (() => void)[] = [];
    const { rig: made, client } = await open({}, (ids) => {
      // The first page is being written when the second is asked for.
      if (!ids.includes(1)) for (const cancel of cancels) cancel();
      return ids.flatMap((id) => views.get(id) ?? []);
    });
    cancels.push(() => void client.command('job-cancel', { job: 'export-1' }));
    const folder = join(dirname(made.dir), 'out');
    await mkdir(folder);
    await writeFile(join(folder, 'a.csv'), 'old');
    const answer = await client.command('export', csv({ kind: 'ids', ids: [...views.keys()] }, join(folder, 'a.csv')));
    if (!answer.ok || !answer.value) throw new Error('refused');
    const { job } = answer.value;
    expect(await made.ended(client, job)).toMatchObject({ state: 'cancelled' });
    expect(await readdir(folder)).toEqual(['a.csv']);
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('old');
  });

  it('goes where the shell was told to, or nowhere when its question is dismissed', async () => {
    const asked: string[] = [];
    let place: string | null = null;
    const chooseSavePath = (name: string): Promise<string | null> => {
      asked.push(name);
      return Promise.resolve(place);
    };
    const { rig: made } = await open({ chooseSavePath });
    const { client } = made.openWindow();
    expect(await client.command('export', csv({ kind: 'ids', ids: [1] }, null))).toEqual({ ok: true, value: null });
    place = join(dirname(made.dir), 'chosen.csv');
    const answer = await client.command('export', csv({ kind: 'ids', ids: [1] }, null));
    if (!answer.ok || !answer.value) throw new Error('refused');
    await made.ended(client, answer.value.job);
    expect(await headlines(place)).toEqual(['1']);
    expect(asked).toEqual(['My week.csv', 'My week.csv']);
  });

  it('is offered as a download where the shell cannot ask, only to who asked, and removed when it was fetched', async () => {
    const offered: { path: string; fileName: string; over: () => void }[] = [];
    const { rig: made } = await open({
      offerDownload(file, onOver) {
        offered.push({ ...file, over: onOver });
        return '/export/token';
      },
    });
    const window = made.openWindow();
    const other = made.openWindow();
    const answer = await window.client.command('export', csv({ kind: 'ids', ids: [1] }, null));
    if (!answer.ok || !answer.value) throw new Error('refused');
    await made.ended(window.client, answer.value.job);
    await until(() => ready(window.messages).length > 0);
    expect(ready(window.messages)).toEqual([
      { type: 'export-ready', job: answer.value.job, address: '/export/token', fileName: 'My week.csv' },
    ]);
    expect(ready(other.messages)).toEqual([]);
    const [file] = offered;
    expect(await headlines(file?.path ?? '')).toEqual(['1']);
    file?.over();
    const isGone = async (): Promise<boolean> => !(await readdir(made.dir)).includes('spool');
    await expect.poll(isGone).toBe(true);
  });

  it('is refused to a window that names a place, and into the library’s own folder', async () => {
    const { rig: made, client } = await open();
    const refused = { ok: false, failure: { code: 'bad-request' } };
    const path = join(dirname(made.dir), 'a.csv');
    expect(await made.openWindow().client.command('export', csv({ kind: 'ids', ids: [1] }, path))).toMatchObject(
      refused,
    );
    expect(await client.command('export', csv({ kind: 'ids', ids: [1] }, null))).toMatchObject(refused);
    for (const inside of [join(made.dir, 'config.json'), join(made.dir, 'vault', 'ledger.json')]) {
      expect(await client.command('export', csv({ kind: 'ids', ids: [1] }, inside))).toMatchObject(refused);
    }
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['no articles', csv({ kind: 'ids', ids: [] }, '/tmp/a')],
    ['a relative path', csv({ kind: 'ids', ids: [1] }, 'a.csv')],
    ['another format', { ...csv({ kind: 'ids', ids: [1] }, '/tmp/a'), format: 'pdf' }],
    ['a selection of another kind', { ...csv({ kind: 'ids', ids: [1] }, '/tmp/a'), what: { kind: 'all' } }],
    ['no options', { ...csv({ kind: 'ids', ids: [1] }, '/tmp/a'), options: null }],
  ])('that asks for %s is answered with bad-request', async (_, args) => {
    const { client } = await open();
    // From another process anything may come.
    const answer = await client.command('export', args as Commands['export']['args']);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  });
});

const figures = ({ query, seen }: { query: string; seen: number | null }) => ({
  found: query === '"none"' ? 0 : 2,
  fresh: seen === null ? null : Number(query !== '"none"'),
  first: '2020-05-01',
  last: '2020-06-01',
  outlets: [{ outlet: '=Gazette', articles: 2 }],
  notices: [],
  upTo: 400,
  covered: 450,
  held: 450,
});
const batch = (part: 'table' | 'hits' | 'new', seen: number | null = 1) =>
  ({ kind: 'batch', part, lines: ['@wages', 'none'], as: 'names', seen, upTo: 400 }) as const;

async function writeBatchCsv(part: 'table' | 'hits' | 'new', seen: number | null = 1): Promise<string[]> {
  const { rig: made, client } = await open();
  made.database.answers = { ...made.database.answers, batchFigures: figures };
  const path = join(dirname(made.dir), 'batch.csv');
  const answer = await client.command('export', csv(batch(part, seen), path));
  if (!answer.ok || !answer.value) throw new Error('refused');
  expect(await made.ended(client, answer.value.job)).toMatchObject({
    state: 'done',
    done: 2,
    of: 2,
    counted: 'lines',
  });
  return (await readFile(path, 'utf8')).trimEnd().split('\r\n');
}

describe('the CSV of a batch search', () => {
  it('has a row for each line, formulas disarmed', async () => {
    expect(await writeBatchCsv('table')).toEqual([
      '\ufeffquery,hits,new,first,last,outlets,remarks',
      '"\'@wages",2,1,"2020-05-01","2020-06-01","\'=Gazette (2)",""',
      '"none",0,0,"2020-05-01","2020-06-01","\'=Gazette (2)",""',
    ]);
  });

  it('has all that the lines find, those that are new told, and asks for nothing where nothing is found', async () => {
    expect((await writeBatchCsv('hits')).map((row) => row.split(',').slice(0, 3))).toEqual([
      ['\ufeffquery', 'new', 'headline'],
      ['"\'@wages"', '"new"', '"Headline 2"'],
      ['"\'@wages"', '""', '"Headline 1"'],
    ]);
    await rig?.end();
    expect(await writeBatchCsv('new')).toHaveLength(2);
    await rig?.end();
    expect(await writeBatchCsv('new', null)).toHaveLength(1);
  });

  it('is a table only, and a list that is not one is refused', async () => {
    const { client } = await open();
    const args = csv(batch('table'), '/tmp/a.csv');
    expect(await client.command('export', { ...args, format: 'html' })).toMatchObject({ ok: false });
    expect(await client.command('export', { ...args, what: { ...batch('table'), lines: [] } })).toMatchObject({
      ok: false,
      failure: { code: 'bad-request' },
    });
  });
});
