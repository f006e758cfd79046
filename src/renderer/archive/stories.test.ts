import { Dexie } from 'dexie';
import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { ChangeDraft, GroupName } from '../../contract/change';
import type { DatabaseSource } from './database';
import { first } from './migrations/0001-first';
import { dossiers } from './migrations/0002-dossiers';
import { addArticle, beginImport, createJournal, driveArchive, type TestArticle } from './testing/drive-archive';

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `word${from + i}`).join(' ');
const wire = words(0, 200);
const today = '2026-01-01';

async function open(...articles: readonly TestArticle[]) {
  const journal = createJournal();
  const source = { indexedDB: new IDBFactory(), IDBKeyRange };
  const driven = await driveArchive(source, journal);
  await driven.change('import', [
    beginImport(),
    ...articles.map((article, i) => addArticle(1, { title: `Headline ${i}`, outlet: `Paper ${i}`, ...article })),
    { type: 'import-end', importId: 1, end: 'done' },
  ]);
  return {
    journal,
    source,
    driven,
    api: driven.api,
    step: async (name: GroupName, ...changes: readonly ChangeDraft[]): Promise<number> => {
      await driven.change(name, changes);
      return journal.frames.at(-1)?.group.id ?? 0;
    },
    arrive: async (article: TestArticle): Promise<number> => {
      const begun = (journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 1;
      await driven.change('import', [
        beginImport(),
        addArticle(begun, { title: `Headline ${begun}`, outlet: `Paper ${begun}`, ...article }),
        { type: 'import-end', importId: begun, end: 'done' },
      ]);
      return begun + 1;
    },
    digest: async () => (await driven.api.stats()).digest,
    story: async (id: number) => (await driven.api.story(id)).map((one) => one.id).sort((a, b) => a - b),
    replayed: async () => {
      const replay = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
      await replay.apply(...journal.frames);
      return replay;
    },
  };
}

const cut = wire.split(' ').slice(0, 134).join(' ');
const longer = `${wire} ${words(900, 30)}`;

describe('a story', () => {
  it('is told by near-identical texts under other addresses and headlines, and by no others', async () => {
    const { story, api } = await open({ text: wire }, { text: words(500, 200) }, { text: longer }, { text: cut });
    expect(await story(2)).toEqual([2, 4, 5]);
    expect(await story(5)).toEqual([2, 4, 5]);
    expect(await story(3)).toEqual([]);
    const members = await api.story(4);
    expect(members.find(({ id }) => id === 4)?.likeness).toBe(1);
    expect(members.find(({ id }) => id === 2)?.likeness).toBeGreaterThan(0.7);
  });

  it('is told by a brief and the same cut by a third, but not by two reports written by one form', async () => {
    const brief = words(0, 40);
    const short = brief.split(' ').slice(0, 26).join(' ');
    // 34 of 60 shingles are shared; of the short one and its whole 23 of 37.
    const form = words(300, 50);
    const other = `${form.split(' ').slice(0, 37).join(' ')} ${words(700, 13)}`;
    const { story } = await open({ text: brief }, { text: short }, { text: form }, { text: other });
    expect(await story(2)).toEqual([2, 3]);
    expect(await story(4)).toEqual([]);
  });

  it('stands on the rows of its articles with the other outlets', async () => {
    const { api } = await open({ text: wire }, { text: words(500, 200) }, { text: longer });
    const request = { query: '', view: { kind: 'all' }, sort: 'imported', offset: 0, limit: 10, today } as const;
    const { rows } = await api.search(request);
    expect(rows.map(({ id, story }) => [id, story])).toEqual([
      [4, { articles: 2, outlets: ['Paper 0'] }],
      [3, null],
      [2, { articles: 2, outlets: ['Paper 2'] }],
    ]);
  });

  it('has one row when that is asked for, also in a search, and all rows else', async () => {
    const { api } = await open({ text: wire }, { text: words(500, 200) }, { text: longer });
    const request = { view: { kind: 'all' }, sort: 'imported', today, byStory: true } as const;
    expect(await api.searchIds({ ...request, query: '' })).toEqual([4, 3]);
    const found = await api.search({ ...request, query: 'word7', offset: 0, limit: 10 });
    expect([found.rows.map(({ id }) => id), found.total]).toEqual([[4], 1]);
    expect(await api.searchIds({ ...request, query: 'word7', byStory: false })).toEqual([4, 2]);
  });

  it('is joined by an article that is like two of them, whichever came first', async () => {
    const [head, tail] = [wire.split(' ').slice(0, 130).join(' '), wire.split(' ').slice(70).join(' ')];
    const late = await open({ text: head }, { text: tail });
    expect(await late.story(2)).toEqual([]);
    await late.arrive({ text: wire });
    const early = await open({ text: wire }, { text: head }, { text: tail });
    expect([await late.story(2), await early.story(2)]).toEqual([
      [2, 3, 6],
      [2, 3, 4],
    ]);
  });

  it('counts the versions of one address once', async () => {
    const url = 'https://example.org/strike';
    const { story } = await open({ text: wire, url }, { text: longer, url }, { text: cut });
    expect(await story(4)).toEqual([3, 4]);
    expect(await story(2)).toEqual([2, 4]);
    const alone = await open({ text: wire, url }, { text: longer, url });
    expect(await alone.story(2)).toEqual([]);
  });

  it('is not made by front pages, error pages and texts of a few words', async () => {
    const { story } = await open(
      { text: wire, kind: 'index' },
      { text: wire, kind: 'other' },
      { text: words(0, 20) },
      { text: words(0, 20) },
      { text: wire },
    );
    expect(await story(6)).toEqual([]);
    expect(await story(4)).toEqual([]);
  });

  it('leaves out what is in Trash or was taken back, until it comes back', async () => {
    const { story, step, driven } = await open({ text: wire }, { text: longer }, { text: cut });
    const trash = await step('trash', { type: 'article-trash', ids: [3] });
    expect(await story(2)).toEqual([2, 4]);
    await driven.undo(trash);
    expect(await story(2)).toEqual([2, 3, 4]);
  });
});

describe('what the user says of stories', () => {
  it('tells one apart for good: what comes in later joins the rest, and a replay gives the same', async () => {
    const { story, step, arrive, replayed, digest } = await open({ text: wire }, { text: longer }, { text: cut });
    await step('not-same', { type: 'story-part', parts: [[2, 3], [4]] });
    expect([await story(2), await story(4)]).toEqual([[2, 3], []]);
    const late = await arrive({ text: `${wire} at last` });
    expect([await story(late), await story(4)]).toEqual([[2, 3, late], []]);
    const replay = await replayed();
    expect((await replay.api.stats()).digest).toBe(await digest());
    expect((await replay.api.story(late)).length).toBe(3);
  });

  it('makes one story of texts that are nothing alike, and takes that back', async () => {
    const { story, step, driven, digest } = await open({ text: wire }, { text: words(500, 200) }, { text: longer });
    const before = await digest();
    const merge = await step('story-merge', { type: 'story-merge', ids: [3, 4] });
    expect(await story(2)).toEqual([2, 3, 4]);
    expect(await digest()).not.toBe(before);
    await driven.undo(merge);
    expect([await story(2), await story(3), await digest()]).toEqual([[2, 4], [], before]);
  });

  it('says the same of what it had told apart before', async () => {
    const { story, step, arrive } = await open({ text: wire }, { text: longer });
    await step('not-same', { type: 'story-part', parts: [[2], [3]] });
    await step('story-merge', { type: 'story-merge', ids: [2, 3] });
    expect(await story(2)).toEqual([2, 3]);
    const late = await arrive({ text: cut });
    expect(await story(2)).toEqual([2, 3, late]);
  });

  it('splits a story into its articles', async () => {
    const { story, step, driven } = await open({ text: wire }, { text: longer }, { text: cut });
    const split = await step('story-split', { type: 'story-part', parts: [[2], [3], [4]] });
    expect([await story(2), await story(3), await story(4)]).toEqual([[], [], []]);
    await driven.undo(split);
    expect(await story(3)).toEqual([2, 3, 4]);
  });

  it('takes along, when it is taken back, what has joined since', async () => {
    const { story, step, arrive, driven } = await open({ text: wire }, { text: longer }, { text: cut });
    const part = await step('not-same', { type: 'story-part', parts: [[2], [3, 4]] });
    const late = await arrive({ text: `${longer} at last` });
    await driven.undo(part);
    expect((await story(late)).length).toBe(4);
  });

  it('does nothing to articles that are not there, or to one alone', async () => {
    const { driven } = await open({ text: wire }, { text: longer });
    const outcomes = await driven.change('not-same', [
      { type: 'story-part', parts: [[2], [99]] },
      { type: 'story-merge', ids: [2, 2] },
      { type: 'story-merge', ids: [2, 3] },
      { type: 'story-place', places: [{ id: 99, story: 2, said: [] }] },
    ]);
    expect(outcomes.map(({ result }) => result)).toEqual(['no-op', 'no-op', 'no-op', 'no-op']);
  });
});

describe('a rule for stories', () => {
  it('keeps the longest or the earliest, and what the user has marked', async () => {
    const { api, step } = await open(
      { text: wire, published: '2019-03-05' },
      { text: longer, published: '2019-03-06' },
      { text: cut, published: '2019-03-04' },
      { text: words(500, 200) },
    );
    expect(await api.storyRest([2, 5], 'longest')).toEqual({ kept: [3], rest: [2, 4], marked: [] });
    await step('star', { type: 'star', ids: [2], starred: true });
    expect(await api.storyRest([2], 'earliest')).toEqual({ kept: [4], rest: [3], marked: [2] });
  });
});

/** Makes a database what the version before stories wrote. */
async function forgetStories(source: DatabaseSource, name: string): Promise<void> {
  const now = new Dexie(name, source);
  await now.open();
  const tables = now.tables.filter(
    ({ name: table }) => !['signatures', 'revisions', 'outletRules', 'saved', 'groupParts'].includes(table),
  );
  const rows = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const));
  await now.delete();
  const old = new Dexie(name, source);
  old.version(first.version).stores({ ...first.stores });
  old.version(dossiers.version).stores({ ...dossiers.stores });
  await old.open();
  for (const [table, held] of rows) {
    await old.table(table).bulkPut(held.map((row) => (table === 'states' ? { ...row, story: undefined } : row)));
  }
  old.close();
}

describe('thousands of one text', () => {
  it('under as many addresses are one story, split at once and put together again', async () => {
    const many = 3_000;
    const { api, step, driven, digest } = await open();
    const adds = Array.from({ length: many }, (_, i) =>
      addArticle(1, { title: 'Wire', text: wire, url: `https://paper${i}.example/wire`, file: `${i}.html` }),
    );
    for (let at = 0; at < many; at += 400) await driven.change('import', adds.slice(at, at + 400), { group: 1 });
    const [mates = []] = await api.storyMates([many]);
    expect(mates).toHaveLength(many);
    const before = await digest();
    const split = await step('story-split', { type: 'story-part', parts: mates });
    expect(await api.story(many)).toEqual([]);
    await driven.undo(split);
    expect([(await api.story(many)).length, await digest()]).toEqual([many, before]);
  }, 60_000);
});

describe('an archive from before there were stories', () => {
  it('has the same ones as soon as it is opened', async () => {
    const url = 'https://example.org/strike';
    const { source, journal, driven, api } = await open(
      { text: wire, url },
      { text: words(500, 200) },
      { text: longer, url },
      { text: cut },
    );
    const stories = await api.storyMates([2, 3, 4, 5]);
    expect(stories).toEqual([[[2, 4], [5]], [[3]]]);
    await driven.archive.close();
    await forgetStories(source, 'backfile-1');

    const upgraded = await driveArchive(source, journal);
    expect(await upgraded.api.storyMates([2, 3, 4, 5])).toEqual(stories);
    expect((await upgraded.api.story(5)).map(({ id }) => id)).toEqual([4, 5]);
    await upgraded.archive.close();
  });
});

const act = fc.record({
  do: fc.constantFrom('add', 'add', 'merge', 'part', 'trash', 'undo'),
  a: fc.nat({ max: 30 }),
  b: fc.nat({ max: 30 }),
  c: fc.nat({ max: 30 }),
});

describe('whatever a user says of stories', () => {
  it('is taken back exactly, is the same when replayed, and when it is opened again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (history) => {
        const { journal, source, driven, api, step, arrive, replayed } = await open(
          { text: wire },
          { text: longer },
          { text: words(500, 200) },
        );
        const ids = [2, 3, 4];
        const look = async (from = api) => [
          (await from.stats()).digest,
          await from.storyMates(ids),
          (await Promise.all(ids.map((id) => from.story(id)))).map((members) => members.map(({ id }) => id)),
        ];
        for (const { do: what, a, b, c } of history) {
          const pick = (n: number): number => ids[n % ids.length] ?? 2;
          if (what === 'add') {
            const text = [wire, cut, longer, words(500, 190), `${words(500, 150)} ${wire}`][a % 5] ?? wire;
            ids.push(
              await arrive({
                text: `${text} ${words(2000 + b, c)}`,
                url: a % 3 ? `https://y.org/${ids.length}` : `https://x.org/${b % 2}`,
              }),
            );
            continue;
          }
          if (what === 'undo') {
            const last = await api.lastUndoable();
            if (last && last.group > 1 && last.name !== 'import') await driven.undo(last.group);
            continue;
          }
          const before = await look();
          let group = 0;
          if (what === 'merge')
            group = await step('story-merge', { type: 'story-merge', ids: [pick(a), pick(b), pick(c)] });
          if (what === 'part')
            group = await step('not-same', { type: 'story-part', parts: [[pick(a), pick(b)], [pick(c)]] });
          if (what === 'trash') group = await step('trash', { type: 'article-trash', ids: [pick(a)] });
          const after = await look();
          if ((await api.inverse(group))?.length === 0) continue;
          const undo = (journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 1;
          await driven.undo(group);
          expect(await look()).toEqual(before);
          await driven.undo(undo);
          expect(await look()).toEqual(after);
        }
        const after = await look();
        await driven.archive.close();
        const replay = await replayed();
        expect(await look(replay.api)).toEqual(after);
        await replay.archive.close();
        const reopened = await driveArchive(source, journal);
        expect(await look(reopened.api)).toEqual(after);
        await reopened.archive.close();
      }),
      { numRuns: 25 },
    );
  });
});
