import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InspectLine } from '../../contract/inspect';
import { inspectFiles } from './inspect-files';
import { makeZip } from './testing/make-zip';

const paragraph =
  'The harbour council voted on Tuesday to rebuild the old ferry landing before the winter storms. '.repeat(4);
const page = (title: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1><p>${paragraph}</p><p>${paragraph}</p></article>`;

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'backfile-inspect-'));
  const furnished = page('Ferry landing')
    .replace('<article>', '<header><p>Home of the Harbour Times</p></header><article>')
    .replace('</article>', '<p>Sign up for our newsletter</p></article>');
  mkdirSync(join(dir, 'Page 1_files'));
  writeFileSync(join(dir, 'Page 1.html'), page('One'));
  writeFileSync(join(dir, 'Page 1_files/a.css'), 'p {}');
  writeFileSync(
    join(dir, 'a.zip'),
    makeZip([
      { name: 'x.html', content: page('X') },
      { name: '../y.html', content: page('Y') },
    ]),
  );
  writeFileSync(join(dir, 'empty.txt'), '');
  writeFileSync(join(dir, 'slow.txt'), `Slow\n\n${paragraph.repeat(3000)}`);
  writeFileSync(join(dir, 'z.txt'), `Zed\n\n${paragraph}\n\n${paragraph}`);
  symlinkSync('.', join(dir, 'loop'));
  writeFileSync(join(dir, 'furnished.html'), furnished);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function inspect(paths: readonly string[]): Promise<InspectLine[]> {
  const lines: InspectLine[] = [];
  for await (const line of inspectFiles(paths, { workers: 2 })) lines.push(line);
  return lines;
}

describe('inspecting files', () => {
  it('gives a line for every file and every article, in input order, whatever is slow', async () => {
    const lines = await inspect([join(dir, 'z.txt'), dir]);
    const told = lines.map(({ file, part, title, failure }) => [
      file.slice(dir.length + 1),
      part,
      failure?.code ?? title,
    ]);
    expect(told).toEqual([
      ['z.txt', null, 'Zed'],
      ['Page 1.html', null, 'One'],
      ['Page 1_files/a.css', null, null],
      ['a.zip', 'x.html', 'X'],
      ['a.zip', '../y.html', 'outside'],
      ['empty.txt', null, 'empty'],
      ['furnished.html', null, 'Ferry landing'],
      ['loop', null, 'link-loop'],
      ['slow.txt', null, 'Slow'],
    ]);
  });

  it('prints the text for what it could read, and plain values only', async () => {
    const [line] = await inspect([join(dir, 'z.txt')]);
    expect(line).toMatchObject({
      format: 'text',
      kind: 'article',
      language: 'en',
      published: null,
      byline: [],
      failure: null,
    });
    expect(line?.text).toContain('rebuild the old ferry landing');
    expect(JSON.parse(JSON.stringify(line))).toEqual(line);
  });

  it('tells each block that is not in the text, with the rule and why', async () => {
    const [line] = await inspect([join(dir, 'furnished.html')]);
    expect(line?.text).not.toContain('newsletter');
    expect(line?.removed).toEqual([
      {
        rule: 'outside',
        why: 'outside the part of the page that was taken for the article',
        text: 'Home of the Harbour Times',
      },
      {
        rule: 'outside',
        why: 'outside the part of the page that was taken for the article',
        text: 'Ferry landing',
      },
      { rule: 'newsletter', why: 'a call to subscribe or follow', text: 'Sign up for our newsletter' },
    ]);
    const [whole] = await inspect([join(dir, 'z.txt')]);
    expect(whole?.removed).toEqual([]);
    const [empty] = await inspect([join(dir, 'empty.txt')]);
    expect(empty?.removed).toBeNull();
  });

  it('can be left early', async () => {
    for await (const line of inspectFiles([dir], { workers: 1 })) {
      expect(line.title).toBe('One');
      break;
    }
  });
});
