import { describe, expect, it } from 'vitest';
import type { ImportLine, Job } from '../../contract/control';
import { readCommandLine } from './arguments';
import { plain, type Output } from './output';
import { runImport } from './run-import';
import type { LibraryClient } from './types';

describe('The command line', () => {
  it.each([
    [[], { command: 'open' }],
    [['--library', '/tmp/x'], { command: 'open', library: '/tmp/x' }],
    [
      ['search', 'harbour', 'wall', '--limit', '5', '--json'],
      { command: 'search', words: ['harbour', 'wall'], limit: 5, json: true },
    ],
    [['import', 'a', '--no-collections'], { command: 'import', words: ['a'], noCollections: true }],
    [['import', 'a', 'b', '--dry-run'], { command: 'import', words: ['a', 'b'], dryRun: true }],
    [['serve', '--watch', 'a', 'b'], { command: 'serve', words: ['a', 'b'], watch: true }],
    [
      ['import', 'a', '--tag', 'x', '--outlet', ' The Gazette ', '--unread'],
      { tag: 'x', outlet: 'The Gazette', unread: true },
    ],
    [['inspect', '--json', 'a.html'], { command: 'inspect', words: ['a.html'], json: true }],
    [['inspect', '--explain', 'a.html'], { command: 'inspect', explain: true, json: false }],
    [['stats', '--help'], { command: 'help' }],
    [['search', '--', '-word'], { command: 'search', words: ['-word'] }],
  ])('reads %j', (argv, expected) => {
    expect(readCommandLine(argv)).toMatchObject(expected);
  });

  it.each([
    [['fly'], '“fly” is not a command'],
    [['import'], 'wants PATH...'],
    [['serve', 'a'], 'folders after --watch'],
    [['show', '1', '2'], 'does not know what to do with “2”'],
    [['search', 'x', '--limit', 'many'], '--limit wants a whole number'],
    [['stats', '--csv'], 'help'],
  ])('says what is wrong with %j', (argv, words) => {
    expect(readCommandLine(argv)).toMatchObject({ wrong: expect.stringContaining(words) });
  });

  it('keeps a headline from driving the terminal', () => {
    expect(plain('red \u001b[31malert\u0007\u009b2J')).toBe('red [31malert2J');
  });
});

const counts = { files: 2, articles: 1, sightings: 0, versions: 0, companions: 0, refused: 1 };
const lines: ImportLine[] = [
  { file: 'a.txt', part: null, outcome: 'article', id: 7, failure: null },
  { file: 'b.bin', part: null, outcome: 'refused', id: null, failure: { code: 'unknown-format', detail: '' } },
];
const job = (state: Job['state']): Job => ({
  id: 'j1',
  kind: 'import',
  label: 'x',
  state,
  done: 2,
  of: 2,
  perSecond: 1,
  secondsLeft: 0,
  importId: 1,
  counts,
  failure: null,
});

/** A library whose every message comes before the answer that names the job. */
function hastyClient(): LibraryClient {
  const listeners = new Map<string, (message: never) => void>();
  return {
    // The one command these tests send is `import`; its value has this shape.
    command: (() => {
      listeners.get('files')?.({ type: 'files', job: 'j1', lines, last: true } as never);
      listeners.get('jobs')?.({ type: 'jobs', jobs: [job('done')] } as never);
      return Promise.resolve({ ok: true, value: { job: 'j1' } });
    }) as unknown as LibraryClient['command'],
    closed: new Promise(() => undefined),
    on(type, listener) {
      listeners.set(type, listener);
      return () => listeners.delete(type);
    },
  };
}

describe('An import from the command line', () => {
  it('prints a line for each file and a summary, and exits with 1 when something was refused, even if all messages came early', async () => {
    const printed: string[] = [];
    const output: Output = {
      out: (line) => printed.push(line),
      err: (line) => printed.push(line),
      progress: () => undefined,
    };
    const options = {
      json: true,
      noCollections: true,
      unread: false,
      outlet: null,
      tag: null,
      signal: new AbortController().signal,
    };
    const exit = await runImport(hastyClient(), ['.'], options, output);
    expect(exit).toBe(1);
    expect(printed.slice(0, 2).map((line) => JSON.parse(line))).toEqual(lines);
    expect(JSON.parse(printed[2] ?? '')).toMatchObject({ summary: counts });
  });
});
