import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../contract/control';
import { fail, ok } from '../../contract/failure';
import { readCommandLine } from './arguments';
import type { ExportWords } from './export-words';
import type { Output } from './output';
import { runExport } from './run-export';
import type { LibraryClient } from './types';

describe('The words of an export', () => {
  it.each([
    [['--query', 'harbour', '--format', 'csv', '--out', 'a.csv'], { what: { kind: 'query', query: 'harbour' } }],
    [['--query', '', '--format', 'jsonl', '--out', 'a.jsonl', '--notes'], { format: 'jsonl', withNotes: true }],
    [
      ['--collection', 'My week', '--format', 'html', '--out', 'a.html'],
      { what: { kind: 'collection', name: 'My week' } },
    ],
    [
      ['--ids', '3, 1,2', '--format', 'markdown', '--out', 'a.zip'],
      { what: { kind: 'ids', ids: [3, 1, 2] }, out: resolve('a.zip'), withNotes: false },
    ],
  ])('%j are read', (argv, expected) => {
    expect(readCommandLine(['export', ...argv])).toMatchObject({ command: 'export', export: expected });
  });

  it.each([
    [['--format', 'csv', '--out', 'a'], 'one of --query, --collection and --ids'],
    [['--query', 'a', '--ids', '1', '--format', 'csv', '--out', 'a'], 'one of'],
    [['--query', 'a', '--out', 'a'], '--format markdown, html, jsonl or csv'],
    [['--query', 'a', '--format', 'toString', '--out', 'a'], '--format'],
    [['--query', 'a', '--format', 'pdf', '--out', 'a'], '--format'],
    [['--query', 'a', '--format', 'csv'], '--out PATH'],
    [['--ids', '1,x', '--format', 'csv', '--out', 'a'], '--ids wants'],
    [['--ids', '0', '--format', 'csv', '--out', 'a'], '--ids wants'],
    [['a.csv', '--query', 'a', '--format', 'csv', '--out', 'a'], 'does not know what to do with'],
  ])('%j are refused with what is missing', (argv, words) => {
    expect(readCommandLine(['export', ...argv])).toMatchObject({ wrong: expect.stringContaining(words) });
  });
});

const collection = (id: number, name: string) => ({
  id,
  name,
  description: '',
  parent: null,
  articles: 0,
  articlesWithin: 0,
});
const collections = [
  collection(4, 'Harbour'),
  collection(5, 'harbour'),
  collection(6, 'Quay'),
  collection(7, 'Twice'),
  collection(8, 'Twice'),
];

/** A library whose export ends as it is told, before it answers or after. */
function clientOf(end: Partial<Job>, isHasty: boolean) {
  const sent: { name: string; args: unknown }[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const say = (): void => {
    for (const tell of listeners)
      tell({ type: 'jobs', jobs: [{ id: 'export-1', state: 'done', done: 2, of: 2, failure: null, ...end }] });
  };
  const client = {
    command: async (name: string, args: unknown) => {
      sent.push({ name, args });
      if (name === 'ask') return ok(collections);
      if (name !== 'export') return fail('bad-request');
      if (isHasty) say();
      else setTimeout(say, 5);
      return ok({ job: 'export-1' });
    },
    closed: new Promise(() => undefined),
    on(_type: string, listener: (message: unknown) => void) {
      listeners.push(listener);
      return () => undefined;
    },
  };
  // Only what an export uses of a client is here.
  return { client: client as unknown as LibraryClient, sent };
}

async function run(what: ExportWords['what'], end: Partial<Job> = {}, isHasty = false) {
  const dir = await mkdtemp(join(tmpdir(), 'backfile-export-'));
  const out = join(dir, 'a.csv');
  await writeFile(out, 'twelve bytes');
  const said: { out: string[]; err: string[] } = { out: [], err: [] };
  const output: Output = {
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    progress: () => undefined,
  };
  const { client, sent } = clientOf(end, isHasty);
  const words: ExportWords = { what, format: 'csv', out, withNotes: true };
  const code = await runExport(client, words, { json: true, signal: new AbortController().signal }, output);
  await rm(dir, { recursive: true });
  return { code, said, sent: sent.at(-1), out };
}

describe('An export from the command line', () => {
  it.each([true, false])(
    'prints a summary when it is over, whenever that is said (before the answer: %s)',
    async (isHasty) => {
      const { code, said, out } = await run({ kind: 'ids', ids: [2, 1] }, {}, isHasty);
      expect(code).toBe(0);
      expect(JSON.parse(said.out[0] ?? '')).toMatchObject({ summary: { articles: 2, bytes: 12, path: out } });
    },
  );

  it.each([
    ['Quay', 6],
    ['quay', 6],
    ['harbour', 5],
    ['4', 4],
  ])('finds the collection “%s”', async (name, id) => {
    const { code, sent } = await run({ kind: 'collection', name });
    expect(code).toBe(0);
    expect(sent?.args).toMatchObject({ what: { kind: 'collection', id }, options: { withNotes: true } });
  });

  it.each([
    ['Nowhere', 'There is no collection “Nowhere”'],
    ['99', 'There is no collection “99”'],
    ['Twice', 'give the number of one (7, 8)'],
  ])('asks again about the collection “%s”', async (name, words) => {
    const { code, said } = await run({ kind: 'collection', name });
    expect(code).toBe(1);
    expect(said.err.join()).toContain(words);
  });

  it('says in words why nothing was written', async () => {
    const failed = await run(
      { kind: 'query', query: '' },
      { state: 'failed', failure: { code: 'unwritable', detail: 'EACCES' } },
    );
    expect(failed.code).toBe(1);
    expect(failed.said.err).toEqual(['The file cannot be written there. (EACCES)']);
    const cancelled = await run({ kind: 'query', query: '' }, { state: 'cancelled' });
    expect(cancelled.said.err).toEqual(['The export was cut off; nothing was changed.']);
  });
});
