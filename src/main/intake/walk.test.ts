import { execFileSync, spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertNever } from '../../contract/failure';
import { readSource } from './read-source';
import type { WalkEntry } from './types';
import { walk } from './walk';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'backfile-walk-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function put(path: string, content = 'words'): void {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), content);
}

async function list(paths: readonly string[] = [dir], onlyShown?: ReadonlySet<string>): Promise<string[]> {
  const entries: string[] = [];
  for await (const entry of walk(paths, onlyShown === undefined ? {} : { onlyShown }))
    entries.push(describeEntry(entry));
  return entries;
}

function describeEntry(entry: WalkEntry): string {
  const shown = entry.shown.replace(`${dir}/`, '');
  switch (entry.kind) {
    case 'file':
      return shown;
    case 'companion':
      return `${shown} (${entry.why})`;
    case 'refused':
      return `${shown} ! ${entry.refusal.code}`;
    default:
      return assertNever(entry);
  }
}

describe('listing what the user gave', () => {
  it('lists folders to the bottom, by name, the same way each time', async () => {
    for (const path of ['b/2.html', 'b/10.html', 'a.txt', 'c/d/e/f.md', 'b.txt']) put(path);
    expect(await list()).toEqual(['a.txt', 'b/10.html', 'b/2.html', 'b.txt', 'c/d/e/f.md']);
  });

  it('keeps the order in which several things were given, and lists none of them twice', async () => {
    for (const path of ['a/1.txt', 'b/2.txt']) put(path);
    const given = [join(dir, 'b/2.txt'), join(dir, 'a'), dir, join(dir, 'b')];
    expect(await list(given)).toEqual(['b/2.txt', 'a/1.txt']);
  });

  it('says of a path that is not there that it is gone', async () => {
    expect(await list([join(dir, 'nothing')])).toEqual(['nothing ! vanished']);
  });

  it('gives only the wanted ones when refused files are tried again', async () => {
    for (const path of ['a.txt', 'b.txt', 'c.txt']) put(path);
    expect(await list([dir], new Set([`${dir}/b.txt`]))).toEqual(['b.txt']);
  });
});

describe('companions', () => {
  it.each([
    ['Page.html', 'Page_files/logo.png'],
    ['Page.htm', 'Page-Dateien/frame.html'],
    ['Artikel.html', 'Artikel_bestanden/script.js'],
    ['Article.html', 'Article_fichiers/sous/dossier/a.css'],
    ['PAGE.HTML', 'page_files/a.js'],
    ['Cafe\u0301.html', 'Caf\u00E9_files/a.js'],
  ])('counts what a browser saved beside %s: %s', async (page, companion) => {
    put(page);
    put(companion);
    expect((await list()).toSorted()).toEqual([companion + ' (saved-page)', page].toSorted());
  });

  it("takes a folder for the user's own when no page of that name lies beside it", async () => {
    put('Page_files/a.html');
    put('election.html');
    put('election-2019/a.html');
    expect(await list()).toEqual(['Page_files/a.html', 'election-2019/a.html', 'election.html']);
  });

  it('counts what the system left, and never opens it', async () => {
    const system = [
      '.DS_Store',
      'Thumbs.db',
      'desktop.ini',
      '._a.html',
      '__MACOSX/a.html',
      '.git/config',
      'x.crdownload',
    ];
    for (const path of [...system, '~$letter.docx', 'a.html']) put(path);
    expect((await list()).filter((line) => !line.endsWith('(system)'))).toEqual(['a.html']);
    expect(await list()).toHaveLength(9);
  });
});

describe('links and things that are no files', () => {
  it('does not go round in circles', async () => {
    put('a/b/1.txt');
    symlinkSync('..', join(dir, 'a/b/up'));
    symlinkSync(dir, join(dir, 'a/top'));
    symlinkSync('self', join(dir, 'self'));
    expect(await list()).toEqual(['a/b/1.txt', 'a/b/up ! link-loop', 'a/top ! link-loop', 'self ! link-loop']);
  });

  it('does not follow a link out of the folder, but does follow the one that was given', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'backfile-out-'));
    writeFileSync(join(outside, 'secret.txt'), 'words');
    put('a.txt');
    symlinkSync(outside, join(dir, 'folder'));
    symlinkSync(join(outside, 'secret.txt'), join(dir, 'file.txt'));
    expect(await list()).toEqual(['a.txt', 'file.txt ! outside', 'folder ! outside']);
    expect(await list([join(dir, 'folder')])).toEqual(['folder/secret.txt']);
    expect(await list([join(dir, 'file.txt')])).toEqual(['file.txt']);
    rmSync(outside, { recursive: true });
  });

  it('is not fooled by a folder outside whose name begins alike', async () => {
    const twin = `${dir}-twin`;
    mkdirSync(twin);
    symlinkSync(twin, join(dir, 'twin'));
    expect(await list()).toEqual(['twin ! outside']);
    rmSync(twin, { recursive: true });
  });

  it('lists what lies behind a link inside the folder once, under its own name', async () => {
    put('2024/a.txt');
    symlinkSync('2024', join(dir, 'latest'));
    linkSync(join(dir, '2024/a.txt'), join(dir, '2024/hard.txt'));
    expect(await list()).toEqual(['2024/a.txt', '2024/hard.txt']);
  });

  it('says that a broken link leads to nothing', async () => {
    symlinkSync('gone', join(dir, 'broken'));
    expect(await list()).toEqual(['broken ! vanished']);
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe without waiting for someone to write into it', async () => {
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    expect(await list()).toEqual(['pipe ! special-file']);
    expect(await list(['/dev/null'])).toEqual(['/dev/null ! special-file']);
  });
});

const odd = (end: string): Buffer => Buffer.concat([Buffer.from(`${dir}/caf`), Buffer.from([0xe9]), Buffer.from(end)]);

describe('names that are not UTF-8', () => {
  it.skipIf(process.platform !== 'linux')('reads them, and shows each under a name of its own', async () => {
    writeFileSync(odd('.txt'), 'one');
    writeFileSync(Buffer.concat([Buffer.from(`${dir}/caf`), Buffer.from([0xe8]), Buffer.from('.txt')]), 'two');
    expect(await list()).toEqual(['caf\uFFFD.txt', 'caf\uFFFD.txt (2)']);
    const contents: string[] = [];
    for await (const entry of walk([dir])) {
      const source = entry.kind === 'file' ? await readSource(entry) : null;
      if (source !== null && 'bytes' in source) contents.push(Buffer.from(source.bytes).toString());
    }
    expect(contents).toEqual(['two', 'one']);
  });

  it.skipIf(process.platform !== 'linux')('finds one whose name a shell handed over damaged', async () => {
    writeFileSync(odd('.txt'), 'one');
    expect(await list([join(dir, 'caf\uFFFD.txt')])).toEqual(['caf\uFFFD.txt']);
  });
});

const source = (name: string): string => join(import.meta.dirname, `${name}.ts`);

describe('what may not be read', () => {
  const canDropRights = process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;

  // As root everything can be read, so the walk itself runs as nobody, in a process of its own.
  it.skipIf(process.platform === 'win32' || (process.getuid?.() === 0 && !canDropRights))(
    'says so of each folder and file, and reads their neighbours (as root, needs setpriv)',
    async () => {
      put('a.txt');
      put('locked/b.txt');
      put('shut.txt');
      execFileSync('chmod', ['000', join(dir, 'locked'), join(dir, 'shut.txt')]);
      execFileSync('chmod', ['755', dir]);
      const { build } = await import('vite');
      const input = { walk: source('walk'), read: source('read-source') };
      const built = await build({
        configFile: false,
        logLevel: 'error',
        build: { ssr: true, write: false, rolldownOptions: { input } },
      });
      for (const chunk of 'output' in built ? built.output : []) {
        if (chunk.type === 'chunk') put(`.code/${chunk.fileName}`, chunk.code);
      }
      put('.code/package.json', '{"type":"module"}');
      const files = ('output' in built ? built.output : []).flatMap((chunk) => (chunk.type === 'chunk' ? [chunk] : []));
      const name = (entry: string): string =>
        files.find((chunk) => chunk.isEntry && chunk.name === entry)?.fileName ?? '';
      put(
        '.code/run.mjs',
        `import { walk } from './${name('walk')}'; import { readSource } from './${name('read')}';
         for await (const entry of walk(['a.txt', 'locked', 'shut.txt'])) {
           const got = entry.kind === 'file' ? await readSource(entry) : entry.refusal;
           console.log(entry.shown, got.code ?? 'read');
         }`,
      );
      const asNobody = canDropRights ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
      const [command, ...args] = [...asNobody, process.execPath, join(dir, '.code/run.mjs')];
      expect(execFileSync(command ?? process.execPath, args, { cwd: dir, encoding: 'utf8' })).toBe(
        'a.txt read\nlocked unreadable\nshut.txt unreadable\n',
      );
    },
  );
});
