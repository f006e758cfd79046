import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openPage } from '../src/main/intake/extract/open-page';
import { readBody } from '../src/main/intake/extract/readable';
import { fromParse5 } from '../src/main/intake/extract/parse5-tree';
import { parse } from 'parse5';
import { blockText } from './block-text';

/** What a tool makes of a page; null where it gives none. */
export interface Found {
  readonly text: string | null;
  readonly title: string | null;
  readonly names: readonly string[];
  readonly published: string | null;
}

export interface Peer {
  readonly name: string;
  readonly read: (html: string, url: string) => Promise<Found>;
}

/** Readability as it comes, on the DOM that intake uses too. */
export const readability: Peer = {
  name: 'Readability',
  read: async (html) => {
    const found = readBody(openPage(html).document);
    if (found === null) return { text: null, title: null, names: [], published: null };
    const names = found.byline === null ? [] : found.byline.split(/\s*(?:,|;|&|\band\b)\s*/);
    return { text: blockText(found.body), title: found.title, names, published: null };
  },
};

/**
 * Defuddle and metascraper, where they are installed: in a folder of their own that BACKFILE_PEERS
 * names (`npm i defuddle metascraper metascraper-author metascraper-date metascraper-title`). They are no
 * dependencies of the project: see docs/dependencies.md.
 */
export function findPeers(): Peer[] {
  const folder = process.env['BACKFILE_PEERS'];
  if (folder === undefined) return [];
  return [findDefuddle(folder), findMetascraper(folder)].filter((peer) => peer !== null);
}

interface DefuddleResult {
  readonly content?: string;
  readonly title?: string;
  readonly author?: string;
  readonly published?: string;
}
type Defuddle = (html: string, url: string, options: { readonly useAsync: boolean }) => Promise<DefuddleResult>;

function findDefuddle(folder: string): Peer | null {
  // Its package gives the way to `defuddle/node` to import alone, which cannot be asked for from another folder.
  const home = find(folder, 'defuddle');
  const path = home === null ? null : join(home, '../node.js');
  if (path === null) return null;
  // The package's types are not installed here; this is its documented shape.
  const { Defuddle } = createRequire(join(folder, 'package.json'))(path) as { readonly Defuddle: Defuddle };
  return {
    name: 'Defuddle',
    read: async (html, url) => {
      const found = await Defuddle(html, url, { useAsync: false });
      const text = found.content ? blockText(fromParse5(parse(found.content))) : null;
      const names = found.author ? found.author.split(/\s*(?:,|;|&|\band\b)\s*/) : [];
      return { text, title: found.title || null, names, published: found.published || null };
    },
  };
}

type Scrape = (page: { readonly html: string; readonly url: string }) => Promise<Readonly<Record<string, unknown>>>;

function findMetascraper(folder: string): Peer | null {
  if (find(folder, 'metascraper') === null) return null;
  const load = createRequire(join(folder, 'package.json'));
  // CommonJS without types; this is its documented shape.
  const rules = ['author', 'date', 'title'].map((rule) => (load(`metascraper-${rule}`) as () => unknown)());
  const scrape = (load('metascraper') as (rules: readonly unknown[]) => Scrape)(rules);
  return {
    name: 'metascraper',
    read: async (html, url) => {
      const found = await scrape({ html, url });
      const author = textOf(found['author']);
      const names = author === null ? [] : author.split(/\s*(?:,|;|&|\band\b)\s*/);
      return { text: null, title: textOf(found['title']), names, published: textOf(found['date']) };
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function find(folder: string, name: string): string | null {
  try {
    return createRequire(join(folder, 'package.json')).resolve(name);
  } catch {
    return null;
  }
}
