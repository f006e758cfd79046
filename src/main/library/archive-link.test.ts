import { open, readdir, truncate, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startRig, until, type FakeWindow, type Rig, type RigStart } from './testing/library-rig';

const rigs: Rig[] = [];
const start = async (options: RigStart = {}): Promise<Rig> => {
  const rig = await startRig(options);
  rigs.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.end();
});

const star = async (window: FakeWindow, id: number): Promise<void> => {
  const changes = [{ type: 'star' as const, ids: [id], starred: true }];
  const answer = await window.client.command('edit', { name: 'star', changes, undoes: null });
  if (!answer.ok) throw new Error(answer.failure.code);
};

const starMany = async (rig: Rig, window: FakeWindow, count: number): Promise<void> => {
  for (let n = 1; n <= count; n += 1) await star(window, n);
  await rig.library.settled();
};

const numbers = (rig: Rig): readonly number[] => rig.database.frames.map(({ n }) => n);
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n + 1);

/** Opens the library again with a changed profile, and waits until its archive is settled. */
const reopenWith = async (rig: Rig, change: () => void): Promise<{ rig: Rig; window: FakeWindow }> => {
  await rig.library.close();
  change();
  const again = await rig.reopen();
  rigs.splice(0, rigs.length, again);
  const window = again.openWindow();
  await until(() => window.role === 'host');
  await again.library.settled();
  return { rig: again, window };
};

const said = (window: FakeWindow, type: string): number =>
  window.archive.heard.filter((message) => message.type === type).length;

describe('an archive', () => {
  it('that is behind is given what it lacks, and no more', async () => {
    const rig = await start();
    await starMany(rig, rig.openWindow(), 9);
    const { window } = await reopenWith(rig, () => rig.database.frames.splice(6));
    expect(numbers(rig)).toEqual(upTo(9));
    expect(said(window, 'frame')).toBe(3);
    expect(said(window, 'start-over')).toBe(0);
  });

  it('that is empty is filled from the journal without setting anything aside', async () => {
    const rig = await start();
    await starMany(rig, rig.openWindow(), 9);
    await reopenWith(rig, () => Object.assign(rig.database, { frames: [], articles: new Map(), isNew: true }));
    expect(numbers(rig)).toEqual(upTo(9));
    expect(rig.database.aside).toBe(0);
  });

  it.each<[string, (rig: Rig) => void]>([
    [
      'was filled from another journal',
      ({ database }) => (database.frames = database.frames.map((f) => ({ ...f, chain: 'x' }))),
    ],
    ['lost articles', ({ database }) => (database.articlesNoted = 5)],
    ['was said by the browser to have lost data', ({ database }) => (database.dataLoss = 'total')],
    [
      'holds another count than the ledger says',
      ({ database }) => {
        database.articles.set(77, 'stray');
        database.articlesNoted = 1;
      },
    ],
  ])('that %s is set aside and filled anew', async (_, damage) => {
    const rig = await start();
    await starMany(rig, rig.openWindow(), 9);
    const { window } = await reopenWith(rig, () => damage(rig));
    expect(rig.database.aside).toBe(1);
    expect(numbers(rig)).toEqual(upTo(9));
    expect(rig.database.articles.size).toBe(0);
    expect(said(window, 'start-over')).toBe(1);
  });

  it('that is ahead stops everything until what the journal lost is put back', async () => {
    const rig = await start();
    await starMany(rig, rig.openWindow(), 9);
    await rig.library.close();
    const journal = join(rig.dir, 'vault', 'journal');
    const segment = (await readdir(journal)).find((name) => name.endsWith('.log')) ?? '';
    const { size } = await stat(join(journal, segment));
    await truncate(join(journal, segment), size - 10);
    const { rig: again, window } = await reopenWith(rig, () => {});
    expect(again.library.vault.journal.end.frame).toBe(8);
    const rescue = window.messages.find(({ type }) => type === 'rescue');
    expect(rescue).toMatchObject({ failure: { code: 'archive-ahead' }, needBytes: 0 });
    expect(said(window, 'stop')).toBe(1);
    const changes = [{ type: 'star' as const, ids: [1], starred: true }];
    const refused = await window.client.command('edit', { name: 'star', changes, undoes: null });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'archive-ahead' } });

    const restored = await window.client.command('restore-journal', {});
    expect(restored).toEqual({ ok: true, value: { frames: 1 } });
    await again.library.settled();
    await until(() => window.messages.at(-1)?.type === 'role');
    expect(again.library.vault.journal.end.frame).toBe(9);
    await star(window, 10);
    await again.library.settled();
    expect(numbers(again)).toEqual(upTo(10));
    expect(again.database.aside).toBe(0);
  });

  it('that is ahead can be given up for the journal as it is', async () => {
    const rig = await start();
    await starMany(rig, rig.openWindow(), 3);
    const { rig: again, window } = await reopenWith(rig, () => {
      const [last] = rig.database.frames.slice(-1);
      if (last) rig.database.frames.push({ ...last, n: last.n + 1 });
    });
    expect(await window.client.command('rebuild', {})).toEqual({ ok: true, value: null });
    expect(numbers(again)).toEqual(upTo(3));
    expect(again.database.aside).toBe(1);
  });

  it('is sent again what it did not get', async () => {
    const rig = await start();
    const window = rig.openWindow();
    await starMany(rig, window, 2);
    window.archive.dropNext();
    await starMany(rig, window, 8);
    expect(numbers(rig)).toEqual(upTo(10));
    expect(rig.log.some((line) => line.includes('sending again from frame 3'))).toBe(true);
  });

  it('gets no more frames at once than its window holds', async () => {
    const rig = await start();
    const window = rig.openWindow();
    await starMany(rig, window, 1);
    window.archive.hold(true);
    for (let n = 0; n < 12; n += 1) await star(window, n + 1);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(said(window, 'frame')).toBe(1 + 4);
    window.archive.hold(false);
    await rig.library.settled();
    expect(numbers(rig)).toEqual(upTo(13));
  });

  it('that dies with a question open is asked again where it comes back', async () => {
    const rig = await start();
    const first = rig.openWindow();
    const second = rig.openWindow();
    await until(() => second.role === 'guest');
    await starMany(rig, first, 1);
    // It hears the question and is gone before its answer.
    const asked = second.client.command('ask', { method: 'originals', args: [] });
    first.closeWindow();
    expect(await asked).toEqual({ ok: true, value: [] });
    expect(second.role).toBe('host');
  });

  it('is rebuilt when asked for, while windows go on editing', async () => {
    const rig = await start();
    const window = rig.openWindow();
    await starMany(rig, window, 5);
    const rebuilt = window.client.command('rebuild', {});
    await star(window, 6);
    expect(await rebuilt).toEqual({ ok: true, value: null });
    await rig.library.settled();
    expect(numbers(rig)).toEqual(upTo(6));
    expect(rig.database.aside).toBe(1);
  });

  it('skips a damaged frame and goes on behind it, the same after every start', async () => {
    const rig = await start();
    const window = rig.openWindow();
    await starMany(rig, window, 6);
    await rig.library.close();
    const journal = join(rig.dir, 'vault', 'journal');
    const segment = (await readdir(journal)).find((name) => name.endsWith('.log')) ?? '';
    const path = join(journal, segment);
    const { size } = await stat(path);
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(16, 0xff), 0, 16, Math.floor(size / 2));
    await file.close();
    const first = await reopenWith(rig, () =>
      Object.assign(rig.database, { frames: [], articles: new Map(), isNew: true }),
    );
    expect(numbers(rig)).toEqual(upTo(6));
    expect(rig.database.frames.filter(({ changes }) => changes.length === 0)).toHaveLength(1);
    const second = await reopenWith(first.rig, () => {});
    expect(said(second.window, 'start-over')).toBe(0);
    expect(said(second.window, 'frame')).toBe(0);
  });

  it('is verified, and what is wrong is told to whoever asked', async () => {
    const rig = await start();
    const window = rig.openWindow();
    await starMany(rig, window, 3);
    const reports: unknown[] = [];
    window.client.on('faults', ({ report }) => reports.push(report));
    const clean = await window.client.command('verify', {});
    if (!clean.ok) throw new Error(clean.failure.code);
    await rig.ended(window.client, clean.value.job);
    expect(reports).toEqual([{ ok: true, objects: 0, frames: 3, purgedFrames: 0, articles: 0, faults: [] }]);
    expect(rig.library.vault.ledger().verifiedAt).not.toBeNull();

    rig.database.frames.push(...foreignArticle(rig.database.frames.length));
    const again = await window.client.command('verify', {});
    if (!again.ok) throw new Error(again.failure.code);
    await rig.ended(window.client, again.value.job);
    expect(reports[1]).toMatchObject({ ok: false, faults: [{ kind: 'original-missing', sha256: 'f'.repeat(64) }] });
    rig.database.frames.pop();
  });
});

/** A frame whose article's original is nowhere. */
function foreignArticle(after: number): Rig['database']['frames'] {
  const origin = { object: 'f'.repeat(64) };
  // Only what `originals` looks at.
  const change = {
    type: 'article-add',
    seq: 99,
    at: '',
    origin,
  } as unknown as Rig['database']['frames'][0]['changes'][0];
  return [{ n: after + 1, chain: '', group: { id: 99, name: 'import', undoes: null }, changes: [change] }];
}
