import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connectToOwner } from './connect-to-owner';
import { createControlClient } from './control-client';
import { readLock } from './lock';
import { openLibrary } from './open-library';
import { readProcessStart } from './process-start';
import { startRig, until, writeFiles, type Rig, type RigStart } from './testing/library-rig';
import type { LockEntry } from './lock';

const rigs: Rig[] = [];
const start = async (options: RigStart = {}): Promise<Rig> => {
  const rig = await startRig(options);
  rigs.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.end();
});

const emptyDir = async (): Promise<string> => {
  const dir = join(await mkdtemp(join(tmpdir(), 'backfile-test-')), 'Library');
  await mkdir(dir);
  return dir;
};

const leaveLock = async (dir: string, change: Partial<LockEntry>): Promise<void> => {
  const entry = { version: 1, pid: process.pid, start: null, host: hostname(), address: '/nowhere', token: 't' };
  await writeFile(join(dir, 'lock.json'), JSON.stringify({ ...entry, since: '', ...change }));
};

/** The number of a process that has ended. */
const deadPid = (): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', '']);
    child.on('exit', () => resolve(child.pid ?? 0));
  });

const warningsOf = async (rig: Rig): Promise<readonly string[]> => {
  const info = await rig.openWindow().client.command('library-info', {});
  return info.ok ? info.value.warnings : [];
};

describe('a library folder', () => {
  it('is made for its owner only, with a note of what it is and a port that stays', async () => {
    const rig = await start();
    expect((await stat(rig.dir)).mode & 0o077).toBe(0);
    expect(await readFile(join(rig.dir, 'README.txt'), 'utf8')).toContain('Backfile library');
    const { port } = rig.library.config;
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(40_000);
    const again = await rig.reopen();
    rigs[0] = again;
    expect(again.library.config.port).toBe(port);
    expect(await warningsOf(again)).toEqual([]);
  });

  it('keeps settings it does not know, and a damaged settings file', async () => {
    const dir = await emptyDir();
    await writeFile(join(dir, 'config.json'), '{"theme":"dark"}');
    const rig = await start({ dir });
    expect(JSON.parse(await readFile(join(dir, 'config.json'), 'utf8'))).toEqual({
      theme: 'dark',
      ...rig.library.config,
    });
  });

  it('is in use while a living process has it, and free once that has closed it', async () => {
    const rig = await start();
    const second = await openLibrary({
      dir: rig.dir,
      shell: { shell: 'browser', version: '', samplesDir: '', startEngine: none, showWindow: none, log: () => {} },
      intake: rig.intake,
    });
    expect(second).toMatchObject({ ok: false, failure: { code: 'library-in-use' } });
    await rig.library.close();
    expect(await readLock(rig.dir)).toBeNull();
  });

  it.each<[string, () => Promise<Partial<LockEntry>>]>([
    ['a process that is gone', async () => ({ pid: await deadPid() })],
    ['an earlier process of the same number', async () => ({ start: 'another boot:1' })],
    ['another computer', async () => ({ host: 'elsewhere.invalid' })],
  ])('is taken over from %s, and says so', async (_, change) => {
    const dir = await emptyDir();
    await leaveLock(dir, await change());
    const rig = await start({ dir });
    expect(await warningsOf(rig)).toEqual(['lock-taken-over']);
    expect((await readLock(dir))?.pid).toBe(process.pid);
  });

  it.skipIf(readProcessStart(process.pid) === null)('is taken over from a killed owner, socket and all', async () => {
    const dir = await emptyDir();
    const owner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const pid = owner.pid ?? 0;
    await leaveLock(dir, { pid, start: readProcessStart(pid), address: join(dir, 'owner-old.sock') });
    await writeFile(join(dir, 'owner-old.sock'), '');
    await expect(start({ dir })).rejects.toThrow('library-in-use');
    const gone = new Promise((resolve) => owner.on('exit', resolve));
    owner.kill('SIGKILL');
    await gone;
    const rig = await start({ dir });
    expect(await warningsOf(rig)).toEqual(['lock-taken-over']);
    await expect(stat(join(dir, 'owner-old.sock'))).rejects.toThrow('ENOENT');
  });

  it('warns in a folder that is synchronised elsewhere', async () => {
    const parent = join(await mkdtemp(join(tmpdir(), 'backfile-test-')), 'Dropbox');
    await mkdir(parent);
    const rig = await start({ dir: join(parent, 'Library') });
    expect(await warningsOf(rig)).toEqual(['synced-folder']);
    await rig.library.close();
    await rm(join(parent, '..'), { recursive: true, force: true });
  });

  it('cannot be made where nothing can be written', async () => {
    const file = join(await emptyDir(), 'file');
    await writeFile(file, '');
    await expect(start({ dir: join(file, 'Library') })).rejects.toThrow('library-unwritable');
  });
});

describe('another process', () => {
  it('is a client of the one that has the library open', async () => {
    const rig = await start();
    rig.openWindow();
    const wire = await connectToOwner(rig.dir);
    if (!wire) throw new Error('not connected');
    const client = createControlClient(wire);
    const folder = await writeFiles(rig, { 'a.txt': 'A – ü 漢' });
    const lines: unknown[] = [];
    client.on('files', (message) => lines.push(...message.lines));
    const started = await client.command('import', { from: { kind: 'paths', paths: [folder] }, follow: true });
    if (!started.ok) throw new Error(started.failure.code);
    expect(await rig.ended(client, started.value.job)).toMatchObject({ state: 'done', counts: { articles: 1 } });
    expect(lines).toEqual([{ file: `${folder}/a.txt`, part: null, outcome: 'article', id: 2, failure: null }]);
    client.close();
    await client.closed;
  });

  it.skipIf(process.platform === 'win32')(
    'reaches the owner also when the folder’s path is too long for a socket',
    async () => {
      const rig = await start({ dir: join(await emptyDir(), 'x'.repeat(120)) });
      const lock = await readLock(rig.dir);
      expect(lock?.address.startsWith(rig.dir)).toBe(false);
      expect((await stat(lock?.address ?? '')).mode & 0o077).toBe(0);
      const wire = await connectToOwner(rig.dir);
      expect(wire).not.toBeNull();
      wire?.close();
    },
  );

  it('is not heard without the token', async () => {
    const rig = await start();
    const lock = await readLock(rig.dir);
    const answered = await new Promise<string>((resolve) => {
      const socket = createConnection(lock?.address ?? '');
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', () => {});
      socket.write(`${'0'.repeat(64)}\n{"type":"command","id":1,"name":"library-info","args":{}}\n`);
    });
    expect(answered).toBe('');
  });

  it('finds no owner where there is none', async () => {
    const dir = await emptyDir();
    expect(await connectToOwner(dir)).toBeNull();
    await leaveLock(dir, { pid: await deadPid() });
    expect(await connectToOwner(dir)).toBeNull();
  });
});

describe('windows', () => {
  it('share one archive: the first hosts it, the next takes over when it goes', async () => {
    const rig = await start();
    const first = rig.openWindow();
    const second = rig.openWindow();
    const third = rig.openWindow();
    await until(() => first.role !== null && second.role !== null && third.role !== null);
    expect([first.role, second.role, third.role]).toEqual(['host', 'guest', 'guest']);
    await first.client.command('edit', star(1));
    await rig.library.settled();
    first.closeWindow();
    await until(() => second.role === 'host');
    expect(third.role).toBe('guest');
    await third.client.command('edit', star(2));
    await rig.library.settled();
    expect(rig.database.frames).toHaveLength(2);
    second.closeWindow();
    await until(() => third.role === 'host');
  });

  it('both edit, and each edit is applied once, in one order', async () => {
    const rig = await start();
    const [one, two] = [rig.openWindow(), rig.openWindow()];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? one : two).client.command('edit', star(n + 1))),
    );
    await rig.library.settled();
    const groups = answers.map((answer) => (answer.ok ? answer.value.group : 0));
    expect(new Set(groups).size).toBe(40);
    const applied = rig.database.frames.map(({ group }) => group.id);
    expect(applied).toEqual([...groups].sort((a, b) => a - b));
  });

  it('hear what the archive says to its host', async () => {
    const rig = await start();
    const host = rig.openWindow();
    const guest = rig.openWindow();
    await until(() => host.role === 'host' && guest.role === 'guest');
    host.archive.emit({ type: 'progress', what: 'index', done: 1, of: 2 });
    await until(() => guest.messages.some(({ type }) => type === 'archive'));
    expect(host.messages.some(({ type }) => type === 'archive')).toBe(false);
  });

  it('are not needed: a question starts the engine, once for all who ask', async () => {
    const rig = await start();
    const answers = await Promise.all([rig.library.ask('originals'), rig.library.ask('originals')]);
    expect(answers).toEqual([[], []]);
    expect(rig.engines).toHaveLength(1);
  });

  it('are told when no engine can be had', async () => {
    const rig = await start({ hasEngine: false });
    await expect(rig.library.ask('originals')).rejects.toMatchObject({ failure: { code: 'archive-unavailable' } });
  });

  it('that close during an import leave it to the engine', async () => {
    const rig = await start();
    const window = rig.openWindow();
    const folder = await writeFiles(
      rig,
      Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.txt`, `${n}`])),
    );
    rig.intake.gate = () =>
      new Promise((resolve) => {
        setTimeout(resolve, 40);
      });
    await window.client.command('import', { from: { kind: 'paths', paths: [folder] } });
    await until(() => rig.database.articles.size > 0);
    window.closeWindow();
    await rig.library.settled();
    expect(rig.engines).toHaveLength(1);
    expect(rig.database.articles.size).toBe(30);
    expect(rig.library.jobs[0]).toMatchObject({ state: 'done', counts: { articles: 30 } });
  });
});

describe('too little space', () => {
  it('opens nothing, says how much to free, and opens once it is free', async () => {
    let free = 10;
    const rig = await start({ change: { floorBytes: 50, freeBytes: () => Promise.resolve(free) } });
    const window = rig.openWindow();
    await until(() => window.messages.length > 0);
    expect(window.messages).toEqual([
      { type: 'rescue', failure: { code: 'no-space', detail: '10 bytes free, 50 needed' }, needBytes: 40 },
    ]);
    expect(() => rig.library.vault).toThrow('too little free space');
    await expect(stat(join(rig.dir, 'vault'))).rejects.toThrow('ENOENT');
    const refused = await window.client.command('edit', star(1));
    expect(refused).toMatchObject({ ok: false, failure: { code: 'no-space' } });
    expect(await window.client.command('try-again', {})).toMatchObject({ ok: false, failure: { code: 'no-space' } });
    free = 60;
    expect(await window.client.command('try-again', {})).toEqual({ ok: true, value: null });
    await until(() => window.role === 'host');
    expect(await window.client.command('edit', star(1))).toMatchObject({ ok: true });
  });
});

describe('closing', () => {
  it('notes a clean end, and the count of articles', async () => {
    const rig = await start();
    const window = rig.openWindow();
    const folder = await writeFiles(rig, { 'a.txt': 'A', 'b.txt': 'B' });
    const started = await window.client.command('import', { from: { kind: 'paths', paths: [folder] } });
    if (!started.ok) throw new Error(started.failure.code);
    await rig.ended(window.client, started.value.job);
    const again = await rig.reopen();
    rigs[0] = again;
    const ledger = again.library.vault.ledger();
    expect(ledger).toMatchObject({
      cleanShutdown: true,
      archive: { frame: ledger.end.frame, articles: 2 },
    });
  });

  it('cancels an import, which can be continued the next time', async () => {
    const rig = await start();
    const window = rig.openWindow();
    const names = Array.from({ length: 20 }, (_, n) => `${String(n).padStart(2, '0')}.txt`);
    const folder = await writeFiles(rig, Object.fromEntries(names.map((name) => [name, name])));
    rig.intake.gate = (name) =>
      new Promise((resolve) => {
        setTimeout(resolve, name < '10' ? 0 : 5000);
      });
    await window.client.command('import', { from: { kind: 'paths', paths: [folder] } });
    await until(() => rig.database.articles.size > 0);
    const again = await rig.reopen();
    rigs[0] = again;
    rig.intake.gate = () => Promise.resolve();
    const before = rig.intake.begun.length;
    const { client } = again.openWindow();
    const importId = rig.database.frames[0]?.group.id ?? 0;
    const continued = await client.command('import-continue', { importId });
    if (!continued.ok) throw new Error(continued.failure.code);
    await again.ended(client, continued.value.job);
    expect(rig.database.articles.size).toBe(20);
    expect(rig.intake.begun.length - before).toBeLessThanOrEqual(10);
  });
});

const none = (): Promise<void> => Promise.resolve();
const star = (id: number) =>
  ({ name: 'star', changes: [{ type: 'star', ids: [id], starred: true }], undoes: null }) as const;
