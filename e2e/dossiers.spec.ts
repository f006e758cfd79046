import type { HighlightsRequest, SearchRequest } from '../src/contract/archive-api';
import { makeAnchor } from '../src/contract/find-anchor';
import { clientOf, type LibraryClient } from './client';
import { expect, test } from './fixtures';
import { backfile, samples } from './server';

/** A library with the samples, its window open, and a client beside it. */
const withSamples = test.extend<{ client: LibraryClient }>({
  client: async ({ app, libraryDir }, use) => {
    const client = await clientOf(libraryDir);
    await importSamples(client);
    await expect(app.desk.count('All articles')).toContainText('45');
    await use(client);
    client.close();
  },
});

/** Without a collection for each of their folders. */
async function importSamples({ control }: LibraryClient): Promise<void> {
  const ended = new Promise<string | undefined>((resolve) => {
    control.on('jobs', ({ jobs }) => {
      const job = jobs.at(-1);
      if (job && job.state !== 'running') resolve(job.state);
    });
  });
  const started = await control.command('import', { from: { kind: 'paths', paths: [samples] }, collections: false });
  expect(started.ok).toBe(true);
  expect(await ended).toBe('done');
}

const listAll: SearchRequest = {
  query: '',
  view: { kind: 'all' },
  sort: 'newest',
  offset: 0,
  limit: 500,
  today: '2026-01-01',
};
const everyHighlight: HighlightsRequest = { collection: null, colours: [], tags: [], words: '', offset: 0, limit: 50 };

async function idsOf(client: LibraryClient, query: string, view: SearchRequest['view'] = { kind: 'all' }) {
  const sort = view.kind === 'collection' ? 'own' : 'newest';
  return client.ask('searchIds', { query, view, sort, today: listAll.today });
}

async function digestOf(dir: string): Promise<unknown> {
  const stats = await backfile('stats', '--json', '--library', dir);
  expect(stats.code, stats.err).toBe(0);
  return stats.lines[0];
}

async function makeCollection(client: LibraryClient, name: string, parent: number | null = null): Promise<number> {
  return client.edit('collection-make', { type: 'collection-make', name, parent, before: null, folder: null });
}

withSamples(
  'a collection keeps the user’s own order, holds an article that others hold too, and comes back whole when its deletion is undone',
  async ({ client }) => {
    const [a = 0, b = 0, c = 0] = await idsOf(client, '');
    const towns = await makeCollection(client, 'Towns');
    const harbour = await makeCollection(client, 'Harbour', towns);
    await client.edit('file', { type: 'collection-add', id: harbour, ids: [a, b, c], before: null });
    await client.edit('file', { type: 'collection-add', id: towns, ids: [b], before: null });
    await client.edit('reorder', { type: 'collection-add', id: harbour, ids: [c], before: a });
    expect(await idsOf(client, '', { kind: 'collection', id: harbour, within: false })).toEqual([c, a, b]);
    expect(await client.ask('collectionsOf', [b])).toEqual([expect.arrayContaining([towns, harbour])]);
    const before = await client.ask('collections');
    expect(before).toMatchObject([
      { id: towns, name: 'Towns', articles: 1, articlesWithin: 3 },
      { id: harbour, name: 'Harbour', parent: towns, articles: 3 },
    ]);

    const gone = await client.edit('collection-delete', { type: 'collection-delete', id: towns });
    expect(await client.ask('collections')).toEqual([]);
    expect(await client.ask('collectionsOf', [b])).toEqual([[]]);
    await client.undo(gone);
    expect(await client.ask('collections')).toEqual(before);
    expect(await idsOf(client, '', { kind: 'collection', id: harbour, within: false })).toEqual([c, a, b]);
    expect(await idsOf(client, 'in:Towns')).toHaveLength(3);
  },
);

withSamples('a tag put on every article is renamed, merged and taken back by one step each', async ({ client }) => {
  const all = await idsOf(client, '');
  const [first = 0] = all;
  await client.edit('tag', { type: 'tag-add', tag: 'Coast', ids: [first] });
  await client.edit('tag-colour', { type: 'tag-colour', tag: 'coast', colour: 'leaf' });
  const bulk = await client.edit('tag', { type: 'tag-add', tag: 'sea/shore', ids: all });
  expect(await idsOf(client, 'tag:sea')).toHaveLength(all.length);
  const merged = await client.edit('tag-rename', { type: 'tag-rename', tag: 'sea/shore', to: 'coast' });
  expect(await client.ask('tags')).toEqual([{ tag: 'Coast', colour: 'leaf', articles: all.length }]);
  await client.undo(merged);
  await client.undo(bulk);
  expect(await client.ask('tags')).toEqual([{ tag: 'Coast', colour: 'leaf', articles: 1 }]);
  expect(await idsOf(client, 'tag:coast')).toEqual([first]);
});

withSamples(
  'highlights and notes are listed, found by their words, and there again after a restart and a rebuild',
  async ({ client, app, libraryDir, openWindow }) => {
    const [id = 0] = await idsOf(client, 'lighthouse lantern');
    const view = await client.ask('article', id);
    const text = view?.article.text ?? '';
    const at = text.indexOf('lantern');
    const collection = await makeCollection(client, 'Lights');
    await client.edit('file', { type: 'collection-add', id: collection, ids: [id], before: null });
    const marked = await client.edit(
      'highlight',
      {
        type: 'highlight-add',
        articleId: id,
        anchor: makeAnchor(text, at, at + 7),
        colour: 'rose',
        note: 'Ask the *keeper*',
        tags: ['proof'],
      },
      // Over the whole text, across the other.
      {
        type: 'highlight-add',
        articleId: id,
        anchor: makeAnchor(text, 0, text.length),
        colour: 'sky',
        note: '',
        tags: [],
      },
    );
    await client.edit('note', { type: 'note-set', target: { kind: 'article', id }, text: 'Ring Monday' });
    await client.edit('note', {
      type: 'note-set',
      target: { kind: 'collection', id: collection },
      text: 'For issue 12',
    });
    expect(
      await client.ask('highlights', { ...everyHighlight, collection, colours: ['rose'], tags: ['proof'] }),
    ).toMatchObject({
      totalHighlights: 1,
      articles: [{ id, highlights: [{ id: marked, range: [at, at + 7], colour: 'rose' }] }],
    });
    const found = await backfile('search', 'note:keeper', 'has:highlight', '--json', '--library', libraryDir);
    expect(found.lines).toMatchObject([{ id }, { summary: { total: 1, notices: [] } }]);
    expect(await idsOf(client, 'note:monday -note:keeper')).toEqual([]);

    const highlights = await client.ask('highlights', everyHighlight);
    const before = await digestOf(libraryDir);
    expect(before).toMatchObject({ highlights: 2, collections: 1 });
    client.close();
    await app.close();
    await backfile('rebuild', '--json', '--library', libraryDir);
    expect(await digestOf(libraryDir)).toEqual(before);

    await openWindow();
    const again = await clientOf(libraryDir);
    expect(await again.ask('highlights', everyHighlight)).toEqual(highlights);
    expect(await again.ask('note', { kind: 'article', id })).toBe('Ring Monday');
    expect(await again.ask('note', { kind: 'collection', id: collection })).toBe('For issue 12');
    again.close();
  },
);

withSamples('an import taken back leaves what was marked or filed since, and says how many', async ({ client }) => {
  const [a = 0, b = 0, c = 0, d = 0] = await idsOf(client, '');
  const text = (await client.ask('article', a))?.article.text ?? '';
  await client.edit('highlight', {
    type: 'highlight-add',
    articleId: a,
    anchor: makeAnchor(text, 0, 20),
    colour: 'sun',
    note: '',
    tags: [],
  });
  await client.edit('note', { type: 'note-set', target: { kind: 'article', id: b }, text: 'Mine' });
  await client.edit('tag', { type: 'tag-add', tag: 'keep', ids: [c] });
  const collection = await makeCollection(client, 'Kept');
  await client.edit('file', { type: 'collection-add', id: collection, ids: [d], before: null });
  const [imported] = await client.ask('imports');
  await client.undo(imported?.id ?? 0);
  expect((await idsOf(client, '')).toSorted((x, y) => x - y)).toEqual([a, b, c, d].toSorted((x, y) => x - y));
  expect((await client.ask('imports'))[0]).toMatchObject({ isWithdrawn: true, kept: 4 });
});

withSamples(
  'a step of last week is undone from the history after a restart, others since notwithstanding',
  async ({ client, app, libraryDir, openWindow }) => {
    const [a = 0, b = 0] = await idsOf(client, '');
    const starred = await client.edit('star', { type: 'star', ids: [a, b], starred: true });
    await client.edit('tag', { type: 'tag-add', tag: 'x', ids: [a] });
    await client.edit('reading', { type: 'read', ids: [b], read: true });
    client.close();
    await app.close();

    await openWindow();
    const again = await clientOf(libraryDir);
    const history = await again.ask('history', null, 10);
    expect(history.map(({ name }) => name)).toEqual(['tag', 'star', 'import']);
    expect(history[1]).toMatchObject({ group: starred, affected: 2, canUndo: true });
    const undone = await again.undo(starred);
    expect(await idsOf(again, 'is:starred')).toEqual([]);
    expect(await idsOf(again, 'tag:x')).toEqual([a]);
    const steps = await again.ask('history', null, 10);
    expect(steps.find(({ group }) => group === starred)).toMatchObject({ undoneBy: undone, canUndo: false });
    again.close();
  },
);

withSamples(
  'an article deleted for ever takes its highlights, note, tags and places along, and a rebuild agrees',
  async ({ client, libraryDir }) => {
    const [id = 0, other = 0] = await idsOf(client, '');
    const text = (await client.ask('article', id))?.article.text ?? '';
    const collection = await makeCollection(client, 'Short');
    await client.edit('file', { type: 'collection-add', id: collection, ids: [id, other], before: null });
    await client.edit('tag', { type: 'tag-add', tag: 'gone', ids: [id] });
    await client.edit('note', { type: 'note-set', target: { kind: 'article', id }, text: 'Unrepeatable words' });
    await client.edit('highlight', {
      type: 'highlight-add',
      articleId: id,
      anchor: makeAnchor(text, 0, 30),
      colour: 'sun',
      note: 'Unrepeatable, too',
      tags: [],
    });
    await client.edit('trash', { type: 'article-trash', ids: [id] });
    const purged = await client.control.command('purge', { ids: [id] });
    expect(purged).toEqual({ ok: true, value: { purged: 1 } });
    expect(await client.ask('article', id)).toBeNull();
    expect(await client.ask('note', { kind: 'article', id })).toBe('');
    expect(await client.ask('highlights', everyHighlight)).toMatchObject({ totalHighlights: 0 });
    expect(await client.ask('tags')).toEqual([]);
    expect(await client.ask('collections')).toMatchObject([{ articles: 1 }]);
    expect(await idsOf(client, 'note:unrepeatable')).toEqual([]);
    const before = await digestOf(libraryDir);
    await backfile('rebuild', '--json', '--library', libraryDir);
    expect(await digestOf(libraryDir)).toEqual(before);
    const checked = await backfile('verify', '--json', '--library', libraryDir);
    expect(checked.lines.at(-1)).toMatchObject({ summary: { ok: true } });
  },
);

withSamples(
  '2,000 collections nested 50 deep, 400 tags on an article and 5,000 highlights in it are held, and a rebuild agrees',
  async ({ client, libraryDir }) => {
    test.setTimeout(600_000);
    const [id = 0] = await idsOf(client, '');
    const text = (await client.ask('article', id))?.article.text ?? '';
    let first: number | null = null;
    for (let depth = 0; depth < 50; depth++) {
      const above: number | null = first;
      // An edit gives the id its first change makes; the others follow it.
      first = await client.edit(
        'collection-make',
        ...Array.from({ length: 40 }, (_, i) => ({
          type: 'collection-make' as const,
          name: `Level ${depth}`,
          parent: above === null ? null : above + i,
          before: null,
          folder: null,
        })),
      );
    }
    const collections = await client.ask('collections');
    expect(collections).toHaveLength(2_000);
    await client.edit('file', { type: 'collection-add', id: collections[49]?.id ?? 0, ids: [id], before: null });
    expect((await client.ask('collections'))[0]).toMatchObject({ articles: 0, articlesWithin: 1 });
    await client.edit(
      'tag',
      ...Array.from({ length: 400 }, (_, i) => ({ type: 'tag-add' as const, tag: `tag ${i}`, ids: [id] })),
    );
    const highlights = Array.from({ length: 5_000 }, (_, i) => ({
      type: 'highlight-add' as const,
      articleId: id,
      anchor: makeAnchor(text, i % (text.length - 50), (i % (text.length - 50)) + 1 + (i % 49)),
      colour: 'sun' as const,
      note: '',
      tags: [],
    }));
    const marked = await client.edit('highlight', ...highlights);
    const view = await client.ask('article', id);
    expect(view?.tags).toHaveLength(400);
    expect(view?.highlights).toHaveLength(5_000);
    expect(view?.highlights.every(({ range }) => range !== null)).toBe(true);
    const before = await digestOf(libraryDir);
    await backfile('rebuild', '--json', '--library', libraryDir);
    expect(await digestOf(libraryDir)).toEqual(before);
    await client.undo(marked);
    expect((await client.ask('article', id))?.highlights).toEqual([]);
  },
);
