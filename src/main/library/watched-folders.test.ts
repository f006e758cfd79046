import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { WatchedFolder } from '../../contract/watched-folder';
import { startRig, until, writeFiles, type FakeWindow, type Rig } from './testing/library-rig';

const rigs: Rig[] = [];
const waits = { spacePollMs: 20, engineMs: 2000, quietMs: 20, settleMs: 60, watchPollMs: 30 };
const start = async (): Promise<Rig> => {
  const rig = await startRig({ change: { waits } });
  rigs.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.end();
});

async function watch(window: FakeWindow, path: string): Promise<void> {
  const answer = await window.client.command('watch-add', { path, collections: false, arrivesRead: false });
  if (!answer.ok) throw new Error(answer.failure.code);
}

function folders(window: FakeWindow): readonly WatchedFolder[] {
  const said = window.messages.findLast((message) => message.type === 'watched');
  return said?.type === 'watched' ? said.folders : [];
}

const isQuiet = (window: FakeWindow): boolean =>
  folders(window).every(({ state, waiting }) => state === 'up-to-date' && waiting === 0);

const importsOf = (rig: Rig) =>
  rig.database.frames.flatMap(({ changes }) => changes).filter((change) => change.type === 'import-begin');

describe('a watched folder', () => {
  it('brings in what is in it, what is added and what has changed, and reads nothing twice', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A\n' });
    const window = rig.openWindow();
    await watch(window, folder);
    await until(() => rig.database.articles.size === 1 && isQuiet(window));
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'sub', 'b.txt'), 'B\n');
    await until(() => rig.database.articles.size === 2 && isQuiet(window));
    await writeFile(join(folder, 'a.txt'), 'A, changed\n');
    await until(() => rig.database.articles.size === 3 && isQuiet(window));
    await rm(join(folder, 'a.txt'));
    await window.client.command('watch-look', {});
    expect(rig.intake.begun).toEqual(['a.txt', 'b.txt', 'a.txt']);
    expect(rig.database.articles.size).toBe(3);
  });

  it('takes many files that come at once as one import', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'first.txt': 'First\n' });
    const window = rig.openWindow();
    await watch(window, folder);
    await until(() => rig.database.articles.size === 1 && isQuiet(window));
    await Promise.all(Array.from({ length: 50 }, (_, n) => writeFile(join(folder, `text-${n}.txt`), `Text ${n}\n`)));
    await until(() => rig.database.articles.size === 51 && isQuiet(window));
    expect(importsOf(rig)).toHaveLength(2);
  });

  it('waits for a file that is still being written', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, {});
    await mkdir(folder, { recursive: true });
    const window = rig.openWindow();
    await watch(window, folder);
    const path = join(folder, 'slow.txt');
    for (let n = 0; n < 12; n += 1) {
      await writeFile(path, 'Line\n'.repeat(n + 1));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await until(() => rig.database.articles.size === 1);
    expect(rig.intake.begun).toEqual(['slow.txt']);
  });

  it('catches up at the next start with what came meanwhile, and with nothing else', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A\n' });
    const window = rig.openWindow();
    await watch(window, folder);
    await until(() => rig.database.articles.size === 1 && isQuiet(window));
    const reopened = await rig.reopen();
    rigs.splice(0, 1, reopened);
    await writeFile(join(folder, 'b.txt'), 'B\n');
    const later = reopened.openWindow();
    await later.client.command('watch-look', {});
    await until(() => reopened.database.articles.size === 2 && isQuiet(later));
    expect(reopened.intake.begun).toEqual(['a.txt', 'b.txt']);
  });

  it('says that it is gone with its drive, and goes on without a loss when it is back', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A\n' });
    const window = rig.openWindow();
    await watch(window, folder);
    await until(() => rig.database.articles.size === 1 && isQuiet(window));
    await rename(folder, `${folder}-away`);
    await until(() => folders(window)[0]?.state === 'gone');
    await rename(`${folder}-away`, folder);
    await until(() => isQuiet(window));
    expect(rig.database.articles.size).toBe(1);
    expect(rig.intake.begun).toEqual(['a.txt']);
  });

  it('inside another watched folder brings its files in once', async () => {
    const rig = await start();
    const outer = await writeFiles(rig, { 'a.txt': 'A\n', 'inner/b.txt': 'B\n' });
    const window = rig.openWindow();
    await watch(window, join(outer, 'inner'));
    await watch(window, outer);
    await until(() => rig.database.articles.size === 2 && isQuiet(window));
    await window.client.command('watch-look', {});
    expect([...rig.intake.begun].sort()).toEqual(['a.txt', 'b.txt']);
  });

  it('is paused and removed, and neither brings anything in', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A\n' });
    const window = rig.openWindow();
    await watch(window, folder);
    await until(() => rig.database.articles.size === 1 && isQuiet(window));
    await window.client.command('watch-change', { path: folder, isPaused: true });
    await writeFile(join(folder, 'b.txt'), 'B\n');
    await window.client.command('watch-look', {});
    expect(folders(window)).toMatchObject([{ state: 'paused' }]);
    expect(rig.database.articles.size).toBe(1);
    await window.client.command('watch-remove', { path: folder });
    expect(folders(window)).toEqual([]);
    expect(rig.database.articles.size).toBe(1);
  });

  it('is never the library itself', async () => {
    const rig = await start();
    const window = rig.openWindow();
    expect(
      await window.client.command('watch-add', { path: rig.dir, collections: false, arrivesRead: false }),
    ).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  });
});
