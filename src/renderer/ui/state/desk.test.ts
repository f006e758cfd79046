import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArchiveApi, ArticleView, SearchRequest } from '../../../contract/archive-api';
import type { FromMain, ToMain } from '../../../contract/control';
import { createFakePlatform } from '../../platform/fake';
import { createDesk } from './desk';

const counts = { all: 3, unread: 3, starred: 0, stories: 0, trash: 0, imports: 1 };

/** A desk joined to a main side that records commands and acknowledges them, and to an archive of three articles. */
async function openDesk() {
  const platform = createFakePlatform();
  const stored = new Map<string, string>();
  const desk = createDesk(platform, {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
  });
  const { control } = await platform.connect(() => undefined);
  const main = (await platform.connected()).control;
  const commands: ToMain[] = [];
  main.addEventListener('message', (event: MessageEvent<ToMain>) => {
    commands.push(event.data);
    const value = event.data.name === 'edit' ? { group: 40 } : null;
    main.postMessage({ type: 'done', id: event.data.id, value } satisfies FromMain);
  });
  main.start();
  desk.wire.attach(control);
  const searches: SearchRequest[] = [];
  /** Articles asked for. */
  const asked: number[] = [];
  const inverse = [{ type: 'article-restore', ids: [2] }] as const;
  // The desk asks only what is here.
  const api = {
    search: (request: SearchRequest) => {
      searches.push(request);
      const rows = [1, 2, 3].map((id) => ({ id, title: `Article ${id}`, isRead: false }));
      return Promise.resolve({ rows, total: 3, leftOut: {}, notices: [], milliseconds: 0, covered: 3, held: 3 });
    },
    article: (id: number) => {
      asked.push(id);
      return Promise.resolve({
        article: { id, title: `Article ${id}` },
        isRead: false,
        isTrashed: false,
      } as ArticleView);
    },
    hits: () => Promise.resolve({ title: [], text: [] }),
    imports: () => Promise.resolve([]),
    counts: () => Promise.resolve(counts),
    lastUndoable: () =>
      Promise.resolve({ group: 40, name: 'trash', affected: 1, names: {}, at: '9999-01-01T00:00:00.000Z' }),
    inverse: () => Promise.resolve(inverse),
  } as unknown as ArchiveApi;
  desk.useArchive(api);
  desk.onArchiveEvent({ type: 'ready', counts, wasRebuilt: false });
  const tell = (message: FromMain): void => main.postMessage(message);
  return { desk, commands, searches, asked, tell, close: () => main.close() };
}

/** Ports and promises work in real time; only the clock is ours. */
const settle = async (ms = 0): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(0);
};

describe('the window', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  it('searches at the first key, and of those that follow at once only for the last', async () => {
    const { desk, searches, close } = await openDesk();
    await settle();
    searches.length = 0;
    for (const query of ['h', 'ha', 'har']) desk.go({ query });
    await settle(100);
    expect(searches.map((request) => request.query)).toEqual(['h', 'har']);
    close();
  });

  it('marks an article read after it was open for a second, and not again when you mark it unread', async () => {
    const { desk, commands, close } = await openDesk();
    await settle();
    desk.mover.pick(0, 'one');
    await settle(200);
    expect(commands.filter(({ name }) => name === 'edit')).toEqual([]);
    await settle(1000);
    expect(commands.at(-1)).toMatchObject({
      name: 'edit',
      args: { changes: [{ type: 'read', ids: [1], read: true }] },
    });
    expect(desk.results.row(0)?.isRead).toBe(true);
    await desk.edits.setRead([1], false);
    const before = commands.length;
    await settle(3000);
    expect(commands.length).toBe(before);
    close();
  });

  it('leaves a row where it is when only its marks changed', async () => {
    const { desk, searches, close } = await openDesk();
    await settle();
    const starring = desk.edits.setStarred([2], true);
    await settle();
    await starring;
    searches.length = 0;
    desk.onArchiveEvent({ type: 'changed', seq: 9, counts, ids: [2] });
    await settle(1000);
    expect(searches).toEqual([]);
    expect(desk.results.row(1)?.isStarred).toBe(true);
    desk.onArchiveEvent({ type: 'changed', seq: 10, counts, ids: [7] });
    await settle(1000);
    expect(searches.length).toBeGreaterThan(0);
    close();
  });

  it('shows what a step over very many articles left on the one being read', async () => {
    const { desk, asked, close } = await openDesk();
    await settle();
    desk.mover.pick(0, 'one');
    await settle(200);
    asked.length = 0;
    desk.onArchiveEvent({ type: 'changed', seq: 9, counts, ids: [2, 3] });
    await settle(1000);
    expect(asked).toEqual([]);
    desk.onArchiveEvent({ type: 'changed', seq: 10, counts, ids: null });
    await settle(1000);
    expect(asked).toEqual([1]);
    close();
  });

  it('takes the last step back with what the archive says undoes it', async () => {
    const { desk, commands, close } = await openDesk();
    await settle();
    const undoing = desk.edits.undoLast();
    await settle(100);
    await undoing;
    expect(commands.at(-1)).toMatchObject({
      name: 'edit',
      args: { name: 'undo', undoes: 40, changes: [{ type: 'article-restore', ids: [2] }] },
    });
    expect(desk.toasts.store.get().at(-1)?.text).toBe('Took 1 article back out of Trash');
    close();
  });

  it('answers a pasted web address without asking anybody', async () => {
    const { desk, commands, close } = await openDesk();
    await desk.intake.pasted(' https://example.org/story ', null);
    expect(commands.filter(({ name }) => name === 'import')).toEqual([]);
    expect(desk.toasts.store.get().at(-1)?.text).toBe('Backfile never goes online');
    close();
  });

  it('fails what is under way when the main side is gone', async () => {
    const { desk, close } = await openDesk();
    const asked = desk.wire.send('verify', {});
    desk.wire.detach();
    expect(await asked).toEqual({ ok: false, failure: { code: 'archive-unavailable', detail: '' } });
    close();
  });
});
