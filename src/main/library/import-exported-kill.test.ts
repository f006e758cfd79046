import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildChild } from './testing/build-child';

/**
 * Opens the library of a folder with the real archive over an empty profile, so the archive is what the journal says.
 * `fill` brings texts in and leaves marks of every kind on them; `export` writes everything; `import` brings that in,
 * or goes on with it; `digest` prints what is in the library, and how the import ended.
 */
const child = `
import { IDBFactory, IDBKeyRange } from './idb.mjs';
import { openLibrary, createControlClient, createWirePair } from './library.mjs';
import { createFakeIntake } from './intake.mjs';
import { openArchive } from './archive.mjs';
const [, , what, dir, path] = process.argv;
const shell = { shell: 'browser', version: '1', samplesDir: dir, startEngine: () => Promise.reject(new Error('none')), showWindow: async () => {}, log: (line) => process.stderr.write(line + '\\n') };
const { value: library } = await openLibrary({ dir, floorBytes: 0, intake: createFakeIntake(), shell, waits: { flushMs: 5 } });
const [page, main] = createWirePair();
const [worker, port] = createWirePair();
const window = createControlClient(page);
window.on('role', () => {
  const archive = openArchive({ source: { indexedDB: new IDBFactory(), IDBKeyRange }, send: (m) => worker.send(m), emit: () => {}, indexFiles: 'database' });
  worker.onMessage((m) => archive.receive(m));
});
library.attach(main, port);
const [mine, theirs] = createWirePair();
library.attach(theirs, null);
const line = createControlClient(mine);
const ended = (job) => new Promise((settle) => {
  const look = ({ jobs }) => {
    const found = jobs.find(({ id }) => id === job);
    if (found && ['done', 'cancelled', 'failed'].includes(found.state)) settle(found);
  };
  line.on('jobs', look);
  look(library);
});
const run = async (name, args) => {
  const answer = await line.command(name, args);
  if (!answer.ok) throw new Error(name + ': ' + answer.failure.code + ' ' + answer.failure.detail);
  return ended(answer.value.job);
};
const edit = async (name, changes) => {
  const answer = await line.command('edit', { name, changes, undoes: null });
  if (!answer.ok) throw new Error(name + ': ' + answer.failure.code + ' ' + answer.failure.detail);
  await library.settled();
  return answer.value.group;
};
await library.settled();
if (what === 'fill') {
  await run('import', { from: { kind: 'paths', paths: [path] } });
  const ids = await library.ask('searchIds', { query: '', view: { kind: 'all' }, sort: 'imported', today: '2026-01-01' });
  const top = await edit('collection-make', [{ type: 'collection-make', name: 'Top', parent: null, before: null, folder: null }]);
  const low = await edit('collection-make', [{ type: 'collection-make', name: 'Low', parent: top, before: null, folder: null }]);
  await edit('file', [{ type: 'collection-add', id: low, ids: ids.filter((_, at) => at % 3 === 0).reverse(), before: null }]);
  await edit('file', [{ type: 'collection-add', id: top, ids: ids.filter((_, at) => at % 7 === 0), before: null }]);
  await edit('tag', [{ type: 'tag-add', tag: 'Port/Crane', ids: ids.slice(20, 200) }, { type: 'tag-colour', tag: 'Port/Crane', colour: 'rose' }]);
  await edit('star', [{ type: 'star', ids: ids.slice(5, 90), starred: true }]);
  const anchor = { start: 2, end: 12, exact: 'x', prefix: '', suffix: '' };
  await edit('highlight', ids.filter((_, at) => at % 4 === 0).map((articleId) => ({ type: 'highlight-add', articleId, anchor, colour: 'sun', note: 'n ' + articleId, tags: ['a'] })));
  await edit('note', ids.filter((_, at) => at % 5 === 0).map((id) => ({ type: 'note-set', target: { kind: 'article', id }, text: 'Note ' + id })));
  await edit('trash', [{ type: 'article-trash', ids: ids.filter((_, at) => at % 6 === 0) }]);
}
if (what === 'export') await run('export', { what: { kind: 'query', query: '' }, format: 'jsonl', options: { title: 'All', withNotes: true }, path });
if (what === 'import') {
  const [begun] = await library.ask('imports');
  process.stdout.write('importing\\n');
  const job = begun ? await run('import-continue', { importId: begun.id }) : await run('import', { from: { kind: 'paths', paths: [path] } });
  process.stdout.write('ended ' + job.state + '\\n');
}
if (what === 'digest') {
  const [begun] = await library.ask('imports');
  const { articles, collections, highlights, digest } = await library.ask('stats');
  process.stdout.write(JSON.stringify({ articles, collections, highlights, digest, end: begun?.end ?? null }) + '\\n');
}
await library.close();
process.exit(0);
`;

/** Runs the child; with `killAfterMs` it is killed so long after it began its work. Gives what it printed and how long it worked. */
function run(
  script: string,
  args: readonly string[],
  killAfterMs: number | null = null,
): Promise<{ readonly printed: string; readonly workedMs: number }> {
  const spawned = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  let began = 0;
  spawned.stdout.on('data', (chunk: Buffer) => {
    if (printed === '') {
      began = performance.now();
      if (killAfterMs !== null) setTimeout(() => spawned.kill('SIGKILL'), killAfterMs);
    }
    printed += chunk.toString();
  });
  return new Promise((resolve) => {
    spawned.once('close', () => resolve({ printed, workedMs: performance.now() - began }));
  });
}

describe('an import of JSON Lines', () => {
  it.skipIf(process.platform === 'win32')(
    'that was killed at any moment, and went on, gives what one gives that was not',
    async () => {
      const top = await mkdtemp(join(tmpdir(), 'backfile-test-'));
      try {
        const script = await buildChild(top, child);
        const folder = join(top, 'in');
        await mkdir(folder);
        for (let i = 0; i < 350; i += 1) {
          await writeFile(join(folder, `${i}.txt`), `Article ${i}\n${`What it says of ${i}. `.repeat(40)}`);
        }
        const path = join(top, 'all.jsonl');
        const stats = async (dir: string): Promise<Record<string, unknown>> =>
          // The child prints an object.
          JSON.parse((await run(script, ['digest', dir])).printed) as Record<string, unknown>;
        const full = join(top, 'full');
        await run(script, ['fill', full, folder]);
        await run(script, ['export', full, path]);
        const whole = join(top, 'whole');
        const { workedMs } = await run(script, ['import', whole, path]);
        const expected = await stats(whole);
        expect(expected).toMatchObject({ articles: 350, collections: 2, end: 'done' });

        const empty = join(top, 'empty');
        await run(script, ['digest', empty]);
        let cutOff = 0;
        for (let round = 0; round < 8; round += 1) {
          const dir = join(top, `killed-${round}`);
          await cp(empty, dir, { recursive: true });
          // Twice in a row, each time at another part of its work.
          for (const kill of [0, 1]) {
            const { printed } = await run(
              script,
              ['import', dir, path],
              ((round + Math.random()) * workedMs) / (8 + kill),
            );
            if (printed.includes('ended')) break;
            cutOff += 1;
          }
          if ((await stats(dir))['end'] !== 'done') await run(script, ['import', dir, path]);
          expect(await stats(dir), `round ${round}`).toEqual(expected);
        }
        expect(cutOff).toBeGreaterThan(4);
      } finally {
        await rm(top, { recursive: true, force: true });
      }
    },
    300_000,
  );
});
