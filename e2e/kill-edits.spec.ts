import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HighlightsRequest, HistoryStep } from '../src/contract/archive-api';
import type { EditDraft, GroupName } from '../src/contract/change';
import { makeAnchor } from '../src/contract/find-anchor';
import { seeded } from '../bench/natural-text';
import { clientOf, type LibraryClient } from './client';
import { expect, test, type OpenApp } from './fixtures';
import { backfile, samples } from './server';

const rounds = 20;
const everyHighlight: HighlightsRequest = { collection: null, colours: [], tags: [], words: '', offset: 0, limit: 200 };

interface Marked {
  readonly ids: readonly number[];
  readonly collections: readonly number[];
  readonly highlights: readonly number[];
}

/** One of the edits a user makes, of any kind. */
function draftEdit(
  random: () => number,
  { ids, collections, highlights }: Marked,
  serial: number,
): [GroupName, EditDraft] {
  const pick = (list: readonly number[]): number => list[Math.floor(random() * list.length)] ?? 0;
  const some = Array.from({ length: 1 + Math.floor(random() * 20) }, () => pick(ids));
  const kinds: readonly (() => [GroupName, EditDraft])[] = [
    () => ['tag', { type: 'tag-add', tag: `t/${serial % 7}`, ids: some }],
    () => ['untag', { type: 'tag-remove', tag: `t/${serial % 7}`, ids: some }],
    () => ['tag-rename', { type: 'tag-rename', tag: `t/${serial % 7}`, to: `t/${serial % 5}` }],
    () => ['tag-colour', { type: 'tag-colour', tag: `t/${serial % 7}`, colour: 'leaf' }],
    () => [
      'collection-make',
      {
        type: 'collection-make',
        name: `Folder ${serial}`,
        parent: collections.length > 0 && serial % 2 === 0 ? pick(collections) : null,
        before: null,
        folder: null,
      },
    ],
    () => ['collection-edit', { type: 'collection-edit', id: pick(collections), name: `Named ${serial}` }],
    () => ['collection-move', { type: 'collection-move', id: pick(collections), parent: null, before: null }],
    () => ['file', { type: 'collection-add', id: pick(collections), ids: some, before: null }],
    () => ['unfile', { type: 'collection-remove', id: pick(collections), ids: some }],
    () => [
      'highlight',
      {
        type: 'highlight-add',
        articleId: pick(ids),
        anchor: makeAnchor('x'.repeat(500), serial % 300, (serial % 300) + 20),
        colour: 'sun',
        note: `Made by edit ${serial}`,
        tags: [],
      },
    ],
    () => ['highlight-edit', { type: 'highlight-edit', id: pick(highlights), note: `Changed by edit ${serial}` }],
    () => ['highlight-delete', { type: 'highlight-delete', id: pick(highlights) }],
    () => ['note', { type: 'note-set', target: { kind: 'article', id: pick(ids) }, text: `Note of edit ${serial}` }],
    () => ['star', { type: 'star', ids: some, starred: serial % 2 === 0 }],
    () => ['trash', { type: serial % 3 === 0 ? 'article-restore' : 'article-trash', ids: some.slice(0, 2) }],
  ];
  const draft = kinds[Math.floor(random() * kinds.length)]?.();
  if (!draft) throw new Error('no kind of edit');
  // What is about a collection or highlight while there is none makes one first.
  const [, edit] = draft;
  return 'id' in edit && edit.id === 0
    ? ['note', { type: 'note-set', target: { kind: 'article', id: pick(ids) }, text: `Note of edit ${serial}` }]
    : draft;
}

/** Makes edits one after another until one is not acknowledged; now and then it takes the last one back. */
async function editUntilKilled(
  client: LibraryClient,
  random: () => number,
  marked: { ids: number[]; collections: number[]; highlights: number[] },
  acknowledged: number[],
): Promise<void> {
  for (let serial = acknowledged.length; ; serial++) {
    try {
      const last = acknowledged.at(-1);
      if (random() < 0.1 && last !== undefined && (await client.ask('inverse', last))?.length) {
        acknowledged.push(await client.undo(last));
        continue;
      }
      const [name, edit] = draftEdit(random, marked, serial);
      const group = await client.edit(name, edit);
      acknowledged.push(group);
      if (edit.type === 'collection-make') marked.collections.push(group);
      if (edit.type === 'highlight-add') marked.highlights.push(group);
    } catch {
      return;
    }
  }
}

/** Ends the browser on this library's profile as a crash would, be it the window's or a hidden one, and waits until it is gone. */
async function killBrowser(dir: string): Promise<void> {
  for (;;) {
    let isThere = false;
    for (const pid of await readdir('/proc')) {
      if (!/^\d+$/.test(pid)) continue;
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!command.includes(`--user-data-dir=${join(dir, 'profile')}`) || command.includes('--type=')) continue;
      isThere = true;
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It ended between the two looks.
      }
    }
    if (!isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** All of the history: it comes in pages. */
async function readHistory(client: LibraryClient): Promise<readonly HistoryStep[]> {
  const steps: HistoryStep[] = [];
  for (;;) {
    const page = await client.ask('history', steps.at(-1)?.group ?? null, 200);
    if (page.length === 0) return steps;
    steps.push(...page);
  }
}

/** Everything a user left, as the archive tells it. */
async function describeAll(client: LibraryClient, ids: readonly number[]): Promise<unknown> {
  return {
    collections: await client.ask('collections'),
    filed: await client.ask('collectionsOf', ids),
    tags: await client.ask('tags'),
    highlights: await client.ask('highlights', everyHighlight),
    notes: await Promise.all(ids.map((id) => client.ask('note', { kind: 'article', id }))),
    history: await readHistory(client),
    lastUndoable: await client.ask('lastUndoable'),
    counts: await client.ask('counts'),
    stats: await client.ask('stats'),
  };
}

test(`with the browser or the main side killed at ${rounds} random moments of mixed edits, no acknowledged edit is lost, and a rebuild gives the same`, async ({
  openWindow,
  libraryDir,
  pageErrors,
}) => {
  test.skip(process.platform !== 'linux', 'finds the browser’s process in /proc');
  test.setTimeout(600_000);
  const seed = Number(process.env['BACKFILE_SEED'] ?? Date.now() % 1_000_000);
  test.info().annotations.push({ type: 'seed', description: String(seed) });
  const random = seeded(seed);
  await backfile('import', samples, '--json', '--library', libraryDir);
  const acknowledged: number[] = [];
  const marked = { ids: [] as number[], collections: [] as number[], highlights: [] as number[] };
  let app: OpenApp = await openWindow();
  for (let round = 0; round < rounds; round++) {
    const client = await clientOf(libraryDir);
    if (round === 0) {
      const all = { query: '', view: { kind: 'all' }, sort: 'newest', today: '2026-01-01' } as const;
      marked.ids.push(...(await client.ask('searchIds', all)));
    }
    const editing = editUntilKilled(client, random, marked, acknowledged);
    await new Promise((resolve) => setTimeout(resolve, 100 + random() * 900));
    if (round % 2 === 0) await killBrowser(libraryDir);
    else await app.server?.kill();
    // With the browser gone edits go on being acknowledged, until the main side goes, too.
    await new Promise((resolve) => setTimeout(resolve, random() * 200));
    await app.server?.kill();
    // The main side may have opened a hidden page on the profile by now.
    await killBrowser(libraryDir);
    await editing;
    client.close();
    await app.close().catch(() => undefined);

    app = await openWindow();
    const reader = await clientOf(libraryDir);
    const known = new Set((await readHistory(reader)).map(({ group }) => group));
    const lost = acknowledged.filter((group) => !known.has(group));
    expect(lost, `acknowledged steps lost in round ${round + 1}, seed ${seed}`).toEqual([]);
    reader.close();
  }
  expect(acknowledged.length).toBeGreaterThan(rounds);

  const client = await clientOf(libraryDir);
  const before = await describeAll(client, marked.ids);
  client.close();
  await app.close();
  const checked = await backfile('verify', '--json', '--library', libraryDir);
  expect(checked.lines.at(-1)).toMatchObject({ summary: { ok: true } });
  await rm(join(libraryDir, 'profile'), { recursive: true });
  await openWindow();
  const again = await clientOf(libraryDir);
  expect(await describeAll(again, marked.ids)).toEqual(before);
  again.close();
  // Pages whose main side was killed said that they could not reach it.
  pageErrors.length = 0;
});
