import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, type Pool } from './pool';

/** A worker that does what its job says. */
const source = `
import { parentPort } from 'node:worker_threads';
let jobs = 0;
parentPort.on('message', async (job) => {
  jobs += 1;
  if (job === 'hang') for (;;);
  if (job === 'regexp') /^(a+)+$/.test('a'.repeat(40) + 'b');
  if (job === 'exit') process.exit(3);
  if (job === 'throw') throw new Error('a bug');
  if (job === 'memory') { const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length)); }
  if (job === 'steps') for (let i = 0; i < 4; i += 1) { await new Promise((r) => setTimeout(r, 300)); parentPort.postMessage({ type: 'said', what: i }); }
  if (job === 'never') return;
  parentPort.postMessage({ type: 'said', what: job + jobs });
  parentPort.postMessage({ type: 'done' });
});
parentPort.postMessage({ type: 'ready' });
`;

type Message = { readonly type: 'said'; readonly what: unknown };

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'backfile-pool-'));
  writeFileSync(join(dir, 'worker.mjs'), source);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function withPool(size: number, use: (pool: Pool<string, Message>) => Promise<void>): Promise<void> {
  const pool = createPool<string, Message>({
    workerPath: join(dir, 'worker.mjs'),
    size,
    budgetMs: 700,
    heapMegabytes: 64,
  });
  try {
    await use(pool);
  } finally {
    await pool.close();
  }
}

async function say(pool: Pool<string, Message>, job: string, signal?: AbortSignal): Promise<string> {
  const said: unknown[] = [];
  const death = await pool.run(job, (message) => said.push(message.what), signal);
  return death === null ? said.join(' ') : death.code;
}

describe('the pool of workers', () => {
  it.each([
    ['that never comes back', 'hang', 'too-slow'],
    ['with an expression that backtracks without end', 'regexp', 'too-slow'],
    ['that never answers', 'never', 'too-slow'],
    ['that ends the worker', 'exit', 'crashed'],
    ['that throws', 'throw', 'crashed'],
    ['that eats all memory', 'memory', 'crashed'],
  ])('ends a job %s, and its neighbours come through', async (_, job, code) => {
    await withPool(2, async (pool) => {
      const results = await Promise.all(['a', job, 'b', 'c', 'd'].map((each) => say(pool, each)));
      expect(results[1]).toBe(code);
      expect(results.filter((result) => /^[abcd]\d$/u.test(result))).toHaveLength(4);
    });
  });

  it('uses a worker again and again', async () => {
    await withPool(1, async (pool) => {
      expect(await Promise.all(['a', 'b', 'c'].map((job) => say(pool, job)))).toEqual(['a1', 'b2', 'c3']);
    });
  });

  it('gives a job that says something from time to time all the time it needs', async () => {
    await withPool(1, async (pool) => {
      expect(await say(pool, 'steps')).toBe('0 1 2 3 steps1');
    });
  });

  it('lets go of what is aborted, waiting or under way, and goes on with the rest', async () => {
    await withPool(1, async (pool) => {
      const stop = new AbortController();
      const jobs = [say(pool, 'hang', stop.signal), say(pool, 'a', stop.signal), say(pool, 'b')];
      stop.abort();
      const results = await Promise.allSettled(jobs);
      expect(results).toMatchObject([
        { status: 'rejected', reason: { name: 'AbortError' } },
        { status: 'rejected', reason: { name: 'AbortError' } },
        { status: 'fulfilled', value: 'b1' },
      ]);
      await expect(say(pool, 'c', stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    });
  });

  it('ends what is under way when it is closed', async () => {
    const pool = createPool<string, Message>({
      workerPath: join(dir, 'worker.mjs'),
      size: 1,
      budgetMs: 700,
      heapMegabytes: 64,
    });
    const job = say(pool, 'hang');
    const refused = expect(job).rejects.toMatchObject({ name: 'AbortError' });
    await pool.close();
    await refused;
  });

  it('reports a worker that cannot be started', async () => {
    const pool = createPool<string, Message>({
      workerPath: join(dir, 'nothing.mjs'),
      size: 1,
      budgetMs: 700,
      heapMegabytes: 64,
    });
    expect(await say(pool, 'a')).toBe('crashed');
    await pool.close();
  });
});
