import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchFigures, BatchQuestion } from '../../contract/batch';
import { fail, ok } from '../../contract/failure';
import type { Saved } from '../../contract/saved';
import { readCommandLine } from './arguments';
import type { Output } from './output';
import { runBatch } from './run-batch';
import type { LibraryClient } from './types';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'backfile-batch-'));
});
afterEach(() => rm(dir, { recursive: true }));

const skies: Saved = { id: 7, kind: 'names', name: 'Skies', lines: ['a', '=b'], view: null, seen: 40 };
const row = (id: number) => ({
  id,
  title: `Headline ${id}`,
  byline: ['Ada Nowak'],
  outlet: 'Gazette',
  published: { iso: '2020-05-01', precision: 'day', raw: '' },
  language: 'en',
  snippet: 'so it was',
});

/** A library in which each line finds the articles 39 and 41, but `"none"`, which finds nothing. */
function clientOf(isCovered: () => boolean = () => true) {
  const asked: BatchQuestion[] = [];
  const edits: unknown[] = [];
  const figures = (question: BatchQuestion): BatchFigures => {
    asked.push(question);
    const { query, seen } = question;
    const isFound = query !== '"none"';
    return {
      found: isFound ? 2 : 0,
      fresh: seen === null ? null : Number(isFound),
      first: isFound ? '2020-05-01' : null,
      last: isFound ? '2020-05-02' : null,
      outlets: isFound ? [{ outlet: 'Gazette', articles: 2 }] : [],
      notices: query.includes('(')
        ? [{ code: 'unbalanced-bracket', message: 'A bracket is open.', range: [0, 1] }]
        : [],
      upTo: 50 + asked.length,
      covered: isCovered() ? 3 : 1,
      held: 3,
    };
  };
  const client = {
    command: async (name: string, args: { method: string; args: [BatchQuestion] }) => {
      if (name === 'edit') {
        edits.push(args);
        return ok({ group: 1 });
      }
      if (args.method === 'saved') return ok([skies]);
      if (args.method === 'batchFigures') return ok(figures(args.args[0]));
      if (args.method === 'search') return ok({ rows: [row(39), row(41)], total: 2 });
      return fail('bad-request');
    },
  };
  // Only what a batch uses of a client is here.
  return { client: client as unknown as LibraryClient, asked, edits };
}

async function run(what: string, words: readonly string[] = [], made = clientOf()) {
  const said: { out: string[]; err: string[] } = { out: [], err: [] };
  const output: Output = {
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    progress: () => undefined,
  };
  const line = readCommandLine(['batch', what, ...words]);
  if ('wrong' in line) throw new Error(line.wrong);
  const code = await runBatch(made.client, what, { ...line, signal: new AbortController().signal }, output);
  return { code, ...said, ...made };
}

describe('A batch search from the command line', () => {
  it('runs the lines of a file as names, and tells what it left out', async () => {
    const file = join(dir, 'list.txt');
    await writeFile(file, 'Ada Nowak\n\nnone\nAda Nowak\n');
    const { code, out, asked, edits } = await run(file, ['--json']);
    expect(code).toBe(0);
    expect(asked.map(({ query, seen, upTo }) => [query, seen, upTo])).toEqual([
      ['"Ada Nowak"', null, null],
      ['"none"', null, 51],
    ]);
    expect(out.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { query: 'Ada Nowak', hits: 2, new: null, first: '2020-05-01', outlets: [{ outlet: 'Gazette', articles: 2 }] },
      { query: 'none', hits: 0 },
      { summary: { lines: 2, hits: 2, new: null, blank: 1, repeated: ['Ada Nowak'] } },
    ]);
    expect(edits).toEqual([]);
  });

  it('reads the first column of a table, as queries when told so, and shows a line that cannot be read with its remark', async () => {
    const file = join(dir, 'list.csv');
    await writeFile(file, '(wages;1\nstrike;2\n');
    const { out, asked } = await run(file, ['--as-queries', '--csv']);
    expect(asked.map(({ query }) => query)).toEqual(['(wages ', 'strike ']);
    expect(out).toEqual([
      '"query","hits","new","first","last","outlets","remarks"',
      '"(wages",2,"","2020-05-01","2020-05-02","Gazette (2)","A bracket is open."',
      '"strike",2,"","2020-05-01","2020-05-02","Gazette (2)",""',
    ]);
  });

  it('of a saved list prints what is new, disarmed, and counts as its last run', async () => {
    const { out, edits } = await run('skies', ['--hits', '--new', '--csv']);
    expect(out.slice(1)).toEqual([
      '"a","new",41,"Headline 41","Ada Nowak","Gazette","2020-05-01","en","so it was"',
      '"\'=b","new",41,"Headline 41","Ada Nowak","Gazette","2020-05-01","en","so it was"',
    ]);
    expect(edits).toEqual([{ name: 'saved-seen', changes: [{ type: 'saved-seen', id: 7, upTo: 51 }], undoes: null }]);
  });

  it('asks again while the index is being made', async () => {
    let times = 0;
    const { out } = await run(
      'Skies',
      ['--json'],
      clientOf(() => (times += 1) > 2),
    );
    expect(out).toHaveLength(3);
  });

  it.each([
    ['nowhere.txt', [], 'no file and no saved list “nowhere.txt”'],
    ['empty', [], 'There is no line'],
    ['binary', [], 'no text and no CSV'],
    ['list', ['--new'], '--new wants a saved list'],
  ])('says what is wrong with %s %j', async (name, words, sentence) => {
    await writeFile(join(dir, 'empty'), '\n \n');
    await writeFile(join(dir, 'binary'), 'a\0b');
    await writeFile(join(dir, 'list'), 'a');
    const { code, err, out } = await run(name === 'nowhere.txt' ? name : join(dir, name), words);
    expect(code).toBe(1);
    expect(err.join(' ')).toContain(sentence);
    expect(out).toEqual([]);
  });
});
