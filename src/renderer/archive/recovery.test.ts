import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../contract/change';
import { schemaVersion } from './database';
import { addArticle, beginImport, createJournal, driveArchive } from './testing/drive-archive';

const createSource = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });

async function fill(source: ReturnType<typeof createSource>, journal: ReturnType<typeof createJournal>) {
  const driven = await driveArchive(source, journal);
  await driven.change('import', [beginImport(), addArticle(1, { title: 'One' }), addArticle(1, { title: 'Two' })]);
  await driven.change('star', [{ type: 'star', ids: [2], starred: true }]);
  return driven;
}

function openRaw(source: ReturnType<typeof createSource>, name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = source.indexedDB.open(name, version);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(String(request.error))));
  });
}

const names = async (source: ReturnType<typeof createSource>) =>
  (await source.indexedDB.databases()).map(({ name }) => name ?? '').sort((a, b) => (a < b ? -1 : 1));

describe('an archive that is opened again', () => {
  it('says where it stands', async () => {
    const source = createSource();
    const journal = createJournal();
    const first = await fill(source, journal);
    expect(first.state()).toMatchObject({ isNew: true, frame: 0, chain: '', appliedSeq: 0, schema: schemaVersion });
    await first.archive.close();
    const again = await driveArchive(source, journal);
    expect(again.state()).toMatchObject({
      isNew: false,
      frame: 2,
      chain: 'chain-2',
      appliedSeq: 4,
      articles: 2,
      articlesNoted: 2,
      dataLoss: '',
    });
    expect(again.events.filter(({ type }) => type === 'ready')).toEqual([
      { type: 'ready', counts: { all: 2, unread: 2, starred: 1, stories: 0, trash: 0, imports: 1 }, wasRebuilt: false },
    ]);
  });

  it('shows that rows are missing, whichever table lost them', async () => {
    for (const table of ['articles', 'bodies', 'states']) {
      const source = createSource();
      const journal = createJournal();
      await (await fill(source, journal)).archive.close();
      const raw = await openRaw(source, 'backfile-1');
      await new Promise<void>((resolve) => {
        const transaction = raw.transaction(table, 'readwrite');
        transaction.objectStore(table).delete(3);
        transaction.addEventListener('complete', () => resolve());
      });
      raw.close();
      const again = await driveArchive(source, journal);
      expect(again.state(), table).toMatchObject({ articles: 1, articlesNoted: 2 });
      await again.archive.close();
    }
  });

  it('is not touched when a newer Backfile wrote it', async () => {
    const source = createSource();
    (await openRaw(source, 'backfile-1', (schemaVersion + 1) * 10)).close();
    const driven = await driveArchive(source, createJournal());
    expect(driven.sent[0]).toMatchObject({ type: 'failed', failure: { code: 'library-newer' } });
    await expect(driven.api.counts()).rejects.toThrow('library-newer');
    expect(await names(source)).toEqual(['backfile-1']);
  });

  it('is left as evidence when it cannot be opened, and filled anew beside it', async () => {
    const source = createSource();
    const journal = createJournal();
    await (await fill(source, journal)).archive.close();
    const open = source.indexedDB.open.bind(source.indexedDB);
    vi.spyOn(source.indexedDB, 'open').mockImplementation((name, version) => {
      if (name === 'backfile-1') throw new DOMException('Internal error opening backing store', 'UnknownError');
      return open(name, version);
    });
    const driven = await driveArchive(source, journal);
    expect(driven.state()).toMatchObject({ isNew: true, frame: 0 });
    expect(await names(source)).toEqual(['backfile-1', 'backfile-2']);
  });
});

describe('starting over', () => {
  it('fills an empty database from the journal, with the same digest, and keeps one old database', async () => {
    const source = createSource();
    const journal = createJournal();
    const driven = await fill(source, journal);
    const { digest } = await driven.api.stats();
    for (const expected of [
      ['backfile-1', 'backfile-2'],
      ['backfile-2', 'backfile-3'],
    ]) {
      driven.archive.receive({ type: 'start-over', session: driven.session, why: 'another chain' });
      await driven.archive.settled();
      expect(driven.state()).toMatchObject({ isNew: true, frame: 0, articles: 0 });
      expect(await names(source)).toContain(expected[0]);
      driven.archive.receive({ type: 'begin', session: driven.session, lastFrame: 2 });
      await driven.apply(...journal.frames);
      expect((await driven.api.stats()).digest).toBe(digest);
      await vi.waitFor(async () => expect(await names(source)).toEqual(expected));
    }
    expect(driven.events.findLast(({ type }) => type === 'ready')).toMatchObject({ wasRebuilt: true });
    expect(driven.sent.filter(({ type }) => type === 'failed')).toEqual([]);
  });

  it('does not delete the old database before the new one is complete', async () => {
    const source = createSource();
    const journal = createJournal();
    const driven = await fill(source, journal);
    for (let round = 0; round < 2; round++) {
      driven.archive.receive({ type: 'start-over', session: driven.session, why: 'test' });
      await driven.archive.settled();
      driven.archive.receive({ type: 'begin', session: driven.session, lastFrame: 2 });
      await driven.apply(...journal.frames.slice(0, 1));
    }
    expect(await names(source)).toEqual(['backfile-1', 'backfile-2', 'backfile-3']);
  });
});

describe('frames', () => {
  it('are acknowledged in order, each once it is committed', async () => {
    const journal = createJournal();
    const driven = await fill(createSource(), journal);
    expect(driven.sent.flatMap((message) => (message.type === 'applied' ? [message.n] : []))).toEqual([1, 2]);
  });

  it('that skip one are answered with the one expected, once, and not applied', async () => {
    const journal = createJournal();
    const driven = await fill(createSource(), journal);
    const lost = journal.append('star', [{ type: 'star', ids: [3], starred: true }]);
    const later = ['a', 'b'].map(() => journal.append('star', [{ type: 'star', ids: [2], starred: false }]));
    await driven.apply(...later);
    const gaps = () => driven.sent.filter(({ type }) => type === 'gap');
    expect(gaps()).toEqual([{ type: 'gap', session: driven.session, expected: 3 }]);
    await driven.apply(...later);
    expect(gaps()).toHaveLength(2);
    const outcomes = await driven.apply(lost, ...later);
    expect(outcomes.map(({ result }) => result)).toEqual(['done', 'done', 'no-op']);
  });

  it('that were applied already, or belong to another session, are dropped', async () => {
    const journal = createJournal();
    const driven = await fill(createSource(), journal);
    const before = driven.sent.length;
    await driven.apply(...journal.frames);
    const frame = journal.append('star', [{ type: 'star', ids: [3], starred: true }]);
    driven.archive.receive({ type: 'frame', session: 'another', frame });
    await driven.archive.settled();
    expect(driven.sent.slice(before).filter(({ type }) => type !== 'event')).toEqual([]);
  });

  it('that fail half way leave nothing behind, and stop the archive until it is told to go on', async () => {
    const source = createSource();
    const journal = createJournal();
    const driven = await fill(source, journal);
    const { digest } = await driven.api.stats();
    const good = journal.append('import', [beginImport(), addArticle(5, { title: 'Three' })]);
    const [begin, add] = good.changes;
    if (!begin || !add) throw new Error('two changes expected');
    // The second article cannot be stored: a function cannot be cloned into the database.
    const four = addArticle(5, { title: 'Four' });
    const broken = { ...add, ...four, seq: 7, content: { ...Reflect.get(four, 'content'), title: () => 'no' } };
    // Safe here: it is wrong on purpose.
    const bad = { ...good, changes: [begin, add, broken] } as unknown as Frame;
    await driven.apply(bad, journal.append('star', [{ type: 'star', ids: [3], starred: true }]));
    expect(driven.sent.at(-1)).toMatchObject({ type: 'event', event: { type: 'stopped', code: 'internal' } });
    expect((await driven.api.stats()).digest).toBe(digest);
    expect(await driven.api.counts()).toMatchObject({ all: 2, starred: 1, imports: 1 });
    driven.archive.receive({ type: 'begin', session: driven.session, lastFrame: 4 });
    const outcomes = await driven.apply(...journal.frames.slice(2));
    expect(outcomes.map(({ result }) => result)).toEqual(['done', 'article', 'done']);
    await driven.archive.close();
    const again = await driveArchive(source, journal);
    expect(again.state()).toMatchObject({ frame: 4, articles: 3, articlesNoted: 3 });
  });

  it('name a full disk as such', async () => {
    const journal = createJournal();
    const driven = await fill(createSource(), journal);
    const frame = journal.append('star', [{ type: 'star', ids: [3], starred: true }]);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Encountered full disk while opening backing store', 'QuotaExceededError');
    });
    await driven.apply(frame);
    put.mockRestore();
    expect(driven.sent.find(({ type }) => type === 'failed')).toMatchObject({ failure: { code: 'no-space' } });
  });

  it('can be given back to a journal that lost its end, and never with a hole', async () => {
    const journal = createJournal();
    const driven = await fill(createSource(), journal);
    expect(await driven.api.framesAfter(1)).toEqual(journal.frames.slice(1));
    expect(await driven.api.framesAfter(2)).toEqual([]);
    const many = Array.from({ length: 210 }, (_, i) =>
      journal.append('star', [{ type: 'star', ids: [3], starred: i % 2 === 0 }]),
    );
    await driven.apply(...many);
    expect(await driven.api.framesAfter(12)).toEqual(journal.frames.slice(12));
    expect(await driven.api.framesAfter(11)).toEqual([]);
  });
});

describe('the port', () => {
  it('answers questions by number, and says why it cannot', async () => {
    const driven = await fill(createSource(), createJournal());
    const { session } = driven;
    driven.archive.receive({ type: 'ask', session, id: 1, method: 'counts', args: [] });
    driven.archive.receive({ type: 'ask', session, id: 2, method: 'constructor', args: [] });
    await vi.waitFor(() => expect(driven.sent.filter((one) => 'id' in one)).toHaveLength(2));
    expect(driven.sent.find((one) => one.type === 'answer')).toMatchObject({ id: 1, value: { all: 2 } });
    expect(driven.sent.find((one) => one.type === 'unanswered')).toMatchObject({
      id: 2,
      failure: { code: 'bad-request' },
    });
  });

  it('stops when it is told to, says so, and still answers', async () => {
    const journal = createJournal();
    const driven = await fill(createSource(), journal);
    const failure = { code: 'archive-ahead', detail: '' } as const;
    driven.archive.receive({ type: 'stop', session: driven.session, failure });
    await driven.change('star', [{ type: 'star', ids: [3], starred: true }]);
    expect(driven.events.at(-1)).toEqual({ type: 'stopped', code: 'archive-ahead', detail: '' });
    expect(await driven.api.counts()).toMatchObject({ starred: 1 });
  });
});
