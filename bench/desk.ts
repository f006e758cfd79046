/**
 * A desk at work: how long do a tag on 10,000 articles, taking it back, opening a collection of 10,000, and tagging and
 * trashing all of a library take, and does the window stay live?
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditDraft, GroupName } from '../src/contract/change';
import type { ControlClient } from '../src/main/library/client';
import { writeCorpus } from '../e2e/corpus';
import { askArchive as ask, editArchive as edit, until } from './ask-archive';
import { clickCollection, workOnAll } from './desk-window';
import { describe, head, watch, type Measured, type Watched } from './watch-window';
import { openWithWindow, printTable, type OpenLibrary } from './with-library';

const articles = Number(process.env['BENCH_ARTICLES'] ?? 30_000);
const many = Math.min(10_000, articles);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
/** What a library rebuilt from elsewhere, or a stale list, may name: ids of nothing. */
const unknownIds = 200_000;
const collectionName = 'Ten thousand';
const today = '2026-01-01';

/** `BENCH_LIBRARY`: a folder the library is kept in, so that the next run need not fill it. */
export async function run(): Promise<void> {
  const kept = process.env['BENCH_LIBRARY'];
  const work = await mkdtemp(join(tmpdir(), 'backfile-desk-'));
  try {
    const dir = kept ?? join(work, 'library');
    if (!existsSync(join(dir, 'config.json'))) await fill(dir, join(work, 'corpus'));
    const open = await openWithWindow(dir);
    try {
      await settled(open.client);
      const measured = await measure(open);
      console.log(
        `\nMilliseconds, over ${articles} articles in one window. A goal is for the median; the window is live when in 95 of 100\nruns no task held its main thread for over 50 ms.`,
      );
      printTable(head, measured.map(describe));
    } finally {
      await open.close();
    }
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measure(open: OpenLibrary): Promise<Measured[]> {
  const { client, page } = open;
  // A run that was cut off may have left them there.
  const trashed = await ask(client, 'searchIds', { query: '', view: { kind: 'trash' }, sort: 'newest', today });
  if (trashed.length > 0) await edit(client, 'restore', [{ type: 'article-restore', ids: trashed }], null);
  const all = await ask(client, 'searchIds', { query: '', view: { kind: 'all' }, sort: 'newest', today });
  const ids = all.slice(0, many);
  const unknown = Array.from({ length: unknownIds }, (_, i) => 1_000_000_000 + i);
  const collection = await prepareCollection(client, ids);
  const stepsOf = async (name: GroupName, change: (round: number) => EditDraft): Promise<[Watched[], Watched[]]> => {
    const done: Watched[] = [];
    const undone: Watched[] = [];
    for (let round = 0; round < rounds; round++) {
      let group = 0;
      done.push(
        await watch(page, async () => {
          group = await edit(client, name, [change(round)], null);
        }),
      );
      undone.push(await watch(page, () => takeBack(client, group)));
    }
    return [done, undone];
  };
  const [tagged, untagged] = await stepsOf('tag', (round) => ({ type: 'tag-add', tag: `round ${round}`, ids }));
  const [unfiled, filed] = await stepsOf('unfile', () => ({ type: 'collection-remove', id: collection, ids }));
  const inWindow = await workOnAll(open, all.length, rounds);
  const strange = await watch(page, async () => {
    await edit(client, 'tag', [{ type: 'tag-add', tag: 'nothing', ids: unknown }], null);
  });
  return [
    { what: `tag ${many}`, runs: tagged, goalMs: 5_000 },
    { what: 'take it back', runs: untagged, goalMs: 5_000 },
    { what: `take ${many} out of a collection`, runs: unfiled, goalMs: null },
    { what: 'take it back', runs: filed, goalMs: null },
    {
      what: `ask for a collection of ${many}, own order`,
      runs: await askForCollection(open, collection, 'own'),
      goalMs: 100,
    },
    {
      what: `ask for a collection of ${many}, by date`,
      runs: await askForCollection(open, collection, 'newest'),
      goalMs: 100,
    },
    {
      what: `open a collection of ${many}: click to painted`,
      runs: await clickCollection(page, collectionName),
      goalMs: 100,
    },
    ...inWindow,
    { what: `tag ${unknownIds} ids of nothing`, runs: [strange], goalMs: null },
  ];
}

/** The first screen of the collection, asked of the archive over the owner's socket. */
async function askForCollection(
  { client, page }: OpenLibrary,
  id: number,
  sort: 'own' | 'newest',
): Promise<readonly Watched[]> {
  const view = { kind: 'collection', id, within: false } as const;
  const times: number[] = [];
  const { longTasksMs } = await watch(page, async () => {
    for (let i = 0; i < 20; i++) {
      const started = performance.now();
      await ask(client, 'search', { query: '', view, sort, offset: 0, limit: 100, today });
      times.push(performance.now() - started);
    }
  });
  return times.map((tookMs, i) => ({ tookMs, longTasksMs: i === 0 ? longTasksMs : [] }));
}

/** The collection of 10,000; it is made when a library that was kept has none. */
async function prepareCollection(client: ControlClient, ids: readonly number[]): Promise<number> {
  const found = (await ask(client, 'collections')).find(({ name }) => name === collectionName);
  const id =
    found?.id ??
    (await edit(
      client,
      'collection-make',
      [{ type: 'collection-make', name: collectionName, parent: null, before: null, folder: null }],
      null,
    ));
  if ((found?.articles ?? 0) < ids.length)
    await edit(client, 'file', [{ type: 'collection-add', id, ids, before: null }], null);
  return id;
}

/** Takes a step back as a window does: asks for its inverse and journals that. */
async function takeBack(client: ControlClient, group: number): Promise<void> {
  const inverse = (await ask(client, 'inverse', group)) ?? [];
  await edit(client, 'undo', inverse, group);
}

/** Makes a library of a corpus, without collections. */
async function fill(dir: string, corpus: string): Promise<void> {
  const open = await openWithWindow(dir);
  await writeCorpus(corpus, articles, 'text');
  await importAll(open.client, corpus);
  await settled(open.client);
  await open.close();
}

/** Waits until the index covers all and was saved: neither is what is measured here. */
async function settled(client: ControlClient): Promise<void> {
  const request = { query: '', view: { kind: 'all' }, sort: 'newest', offset: 0, limit: 1, today } as const;
  await until(async () => {
    const { covered, held } = await ask(client, 'search', request);
    return covered === held;
  });
  await new Promise((resolve) => setTimeout(resolve, 8_000));
}

/** Imports a folder without collections and waits until its last frame is applied. */
async function importAll(client: ControlClient, folder: string): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    client.on('jobs', ({ jobs }) => {
      const job = jobs.at(-1);
      if (job?.state === 'done') resolve();
      if (job?.state === 'failed' || job?.state === 'cancelled') reject(new Error(`the import ended as ${job.state}`));
    });
  });
  const answer = await client.command('import', { from: { kind: 'paths', paths: [folder] }, collections: false });
  if (!answer.ok) throw new Error(`the import was refused: ${answer.failure.code}`);
  await done;
  await until(async () => (await ask(client, 'counts')).all >= articles * 0.9);
}
