import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVault, verifyVault } from '../vault/index';
import { buildChild } from './testing/build-child';

const secret = 'Nobody is to read this again';

/**
 * Opens the library of a folder with the real archive over an empty profile, so the archive is what the journal says.
 * `fill` brings texts in and puts half of them in Trash; `purge` deletes those for ever, saying so first; `finish`
 * waits until nothing is left to be done, and prints what is in the library.
 */
const child = `
import { existsSync } from 'node:fs';
import { IDBFactory, IDBKeyRange } from './idb.mjs';
import { openLibrary, createControlClient, createWirePair } from './library.mjs';
import { createFakeIntake } from './intake.mjs';
import { openArchive } from './archive.mjs';
const [, , what, dir, folder] = process.argv;
const shell = { shell: 'browser', version: '1', samplesDir: dir, startEngine: () => Promise.reject(new Error('none')), showWindow: async () => {}, log: (line) => process.stderr.write(line + '\\n') };
const { value: library } = await openLibrary({ dir, floorBytes: 0, intake: createFakeIntake(), shell, waits: { flushMs: 5 } });
const [page, main] = createWirePair();
const [worker, port] = createWirePair();
const client = createControlClient(page);
client.on('role', () => {
  const archive = openArchive({ source: { indexedDB: new IDBFactory(), IDBKeyRange }, send: (m) => worker.send(m), emit: () => {}, indexFiles: 'database' });
  worker.onMessage((m) => archive.receive(m));
});
library.attach(main, port);
const list = (kind) => library.ask('search', { query: '', view: { kind }, sort: 'imported', offset: 0, limit: 500, today: '2026-01-01' });
if (what === 'fill') {
  await client.command('import', { from: { kind: 'paths', paths: [folder] } });
  await library.settled();
  const { rows } = await list('all');
  const ids = rows.filter(({ title }) => title.startsWith('Secret')).map(({ id }) => id);
  await client.command('edit', { name: 'trash', changes: [{ type: 'article-trash', ids }], undoes: null });
  await library.settled();
}
if (what === 'purge') {
  const { rows } = await list('trash');
  process.stdout.write('purging\\n');
  await client.command('purge', { ids: rows.map(({ id }) => id) });
  process.stdout.write('purged\\n');
}
if (what === 'finish') {
  await library.settled();
  while (existsSync(dir + '/vault/purge.json')) await new Promise((go) => setTimeout(go, 5));
  const counts = await library.ask('counts');
  process.stdout.write(JSON.stringify(counts) + '\\n');
}
await library.close();
process.exit(0);
`;

/** Runs the child; with `killAfterMs` it is killed so long after its purge was written down. Gives what it printed. */
function run(script: string, args: readonly string[], killAfterMs: number | null = null): Promise<string> {
  const spawned = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const watch = (): void => {
    if (spawned.exitCode !== null) return;
    if (existsSync(join(args[1] ?? '', 'vault/purge.json')))
      setTimeout(() => spawned.kill('SIGKILL'), killAfterMs ?? 0);
    else setImmediate(watch);
  };
  spawned.stdout.on('data', (chunk: Buffer) => {
    if (printed === '' && killAfterMs !== null) watch();
    printed += chunk.toString();
  });
  return new Promise((resolve) => {
    spawned.once('close', () => resolve(printed));
  });
}

/** Whether the secret is in any frame, or in any file as it lies there. */
async function holdsSecret(dir: string): Promise<boolean> {
  const opened = await openVault(join(dir, 'vault'));
  if (!opened.ok) throw new Error(opened.failure.code);
  const vault = opened.value;
  let holds = false;
  for await (const frame of vault.journal.readAfter(0)) holds ||= JSON.stringify(frame).includes(secret);
  expect(await verifyVault(vault).next()).toMatchObject({ done: true });
  await vault.close();
  for (const name of await readdir(join(dir, 'vault'), { recursive: true }))
    holds ||= (await readFile(join(dir, 'vault', name)).catch(() => Buffer.alloc(0))).includes(secret);
  return holds;
}

describe('deleting for ever', () => {
  it.skipIf(process.platform === 'win32')(
    'is done whole or not begun, at whatever moment it is killed',
    async () => {
      const top = await mkdtemp(join(tmpdir(), 'backfile-test-'));
      try {
        const script = await buildChild(top, child);
        const folder = join(top, 'in');
        await mkdir(folder);
        for (let i = 0; i < 40; i += 1) {
          const text = i % 2 === 0 ? `Secret ${i}\n${secret} ${'x'.repeat(500)}` : `Open ${i}\nfor all`;
          await writeFile(join(folder, `${i}.txt`), text);
        }
        const full = join(top, 'full');
        await run(script, ['fill', full, folder]);
        expect(await holdsSecret(full)).toBe(true);

        const ends = new Set<string>();
        for (const killAfterMs of [0, 1, 3, 6, 12, 25, 50, 1000]) {
          const dir = join(top, `killed-${killAfterMs}`);
          await cp(full, dir, { recursive: true });
          await run(script, ['purge', dir], killAfterMs);
          const counts: unknown = JSON.parse(await run(script, ['finish', dir]));
          const isBegun = !(await holdsSecret(dir));
          expect(counts).toMatchObject({ all: 20, trash: isBegun ? 0 : 20 });
          ends.add(isBegun ? 'done' : 'not begun');
        }
        expect(ends).toContain('done');
      } finally {
        await rm(top, { recursive: true, force: true });
      }
    },
    180_000,
  );
});
