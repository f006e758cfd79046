import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOpenedWith } from './opened-files';

const at = (path: string) => resolve('/home/ada', path);

describe('what the desktop app is started with', () => {
  it.each<[string, string[], boolean, string | null, string[]]>([
    ['nothing', ['electron', '.'], false, null, []],
    ['files, packaged', ['/opt/backfile', 'a.html', '/tmp/b.html'], true, null, ['a.html', '/tmp/b.html']],
    ['files, in development', ['electron', '.', 'a.html'], false, null, ['a.html']],
    ['a library', ['electron', '.', '--library', 'mine', 'a.html'], false, 'mine', ['a.html']],
    ['a library after an equals sign', ['/opt/backfile', '--library=mine'], true, 'mine', []],
    [
      "Chromium's switches, before the folder and after",
      ['electron', '--no-sandbox', '.', '--enable-x', 'a.html'],
      false,
      null,
      ['a.html'],
    ],
  ])('%s', (_what, argv, isPackaged, library, paths) => {
    expect(readOpenedWith(argv, isPackaged, '/home/ada')).toEqual({
      library: library === null ? null : at(library),
      paths: paths.map(at),
      links: [],
    });
  });

  it('links to articles, apart from files', () => {
    const link = 'backfile://article/12?library=Harbour';
    expect(readOpenedWith(['/opt/backfile', link, 'a.html', 'backfile://other'], true, '/home/ada')).toEqual({
      library: null,
      paths: [at('a.html'), at('backfile://other')],
      links: [link],
    });
  });
});
