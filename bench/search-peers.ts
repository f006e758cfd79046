import { createRequire } from 'node:module';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { miniSearchOptions } from '../src/search/mini-options';
import type { SearchDocument } from '../src/search/types';
import { streamDocuments } from './news-corpus';
import { batchDocuments, cpuSeconds, heldMB, measureClasses, type EngineFigures } from './search-measure';

/** An engine that is measured beside ours, and the classes of queries that it has no notion of. */
interface Peer {
  readonly name: string;
  readonly lacks: RegExp;
  add(documents: readonly SearchDocument[]): unknown;
  ask(query: string): unknown;
  fileMB(): number | null;
}

/**
 * MiniSearch, and where they are installed FlexSearch, Orama and SQLite's FTS5: in a folder of their own that
 * BACKFILE_PEERS names (`npm i flexsearch @orama/orama node-sqlite3-wasm`). They are no dependencies of the project.
 */
export const peerNames = ['MiniSearch', 'FlexSearch', 'Orama', 'SQLite FTS5'] as const;

/** Measures one; null when it is not installed. */
export async function measurePeer(
  name: (typeof peerNames)[number],
  articles: number,
  queries: ReadonlyMap<string, readonly string[]>,
): Promise<EngineFigures | null> {
  const next = streamDocuments(11);
  const before = heldMB();
  const peer = openPeer(name);
  if (!peer) return null;
  let used = 0;
  for (let at = 0; at < articles; at += batchDocuments) {
    const documents = Array.from({ length: Math.min(batchDocuments, articles - at) }, next);
    const started = cpuSeconds();
    await peer.add(documents);
    used += cpuSeconds() - started;
  }
  const residentMB = heldMB() - before;
  const known = new Map([...queries].filter(([each]) => !peer.lacks.test(each)));
  const classes = await measureClasses(known, (query) => peer.ask(query));
  return {
    engine: name,
    articles,
    perCpuSecond: articles / used,
    fileMB: peer.fileMB(),
    positionsMB: null,
    residentMB,
    openMs: null,
    classes,
  };
}

function openPeer(name: (typeof peerNames)[number]): Peer | null {
  if (name === 'MiniSearch') return openMiniSearch();
  const folder = process.env['BACKFILE_PEERS'];
  if (folder === undefined) return null;
  const load = createRequire(join(folder, 'package.json'));
  try {
    if (name === 'FlexSearch') return openFlexSearch(load);
    return name === 'Orama' ? openOrama(load) : openSqlite(load);
  } catch (error) {
    console.error(`${name} is left out: ${String(error)}`);
    return null;
  }
}

function wordsOf(query: string): readonly string[] {
  return query.split(/ OR | /);
}

function bare(query: string): string {
  return wordsOf(query)
    .map((word) => word.replace(/[*~]$/, ''))
    .join(' ');
}

/** With the same options as ours. */
function openMiniSearch(): Peer {
  const mini = new MiniSearch(miniSearchOptions);
  return {
    name: 'MiniSearch',
    lacks: /phrase|year|count/,
    add: (documents) => mini.addAll(documents.map(({ id, fields }) => ({ id, ...fields }))),
    ask: (query) =>
      mini.search({
        combineWith: query.includes(' OR ') ? 'OR' : 'AND',
        queries: wordsOf(query).map((word) => ({
          queries: [word.replace(/[*~]$/, '')],
          prefix: word.endsWith('*'),
          fuzzy: word.endsWith('~') && 0.2,
        })),
      }),
    fileMB: () => JSON.stringify(mini).length / 1e6,
  };
}

/** Every word by its beginnings, since it finds no prefix otherwise. */
function openFlexSearch(load: NodeJS.Require): Peer {
  // The package's types are not installed here; this is its documented shape.
  const { Index } = load('flexsearch') as {
    readonly Index: new (options: object) => {
      add(id: number, text: string): void;
      search(query: string, options: object): unknown;
    };
  };
  const index = new Index({ tokenize: 'forward' });
  return {
    name: 'FlexSearch',
    lacks: /phrase|year|fuzzy|count/,
    add(documents) {
      for (const { id, fields } of documents) index.add(id, Object.values(fields).join('\n'));
    },
    ask: (query) => index.search(bare(query), { limit: 50, suggest: query.includes(' OR ') }),
    fileMB: () => null,
  };
}

/** Every word is a prefix to it. */
function openOrama(load: NodeJS.Require): Peer {
  // As above.
  const { create, insertMultiple, search } = load('@orama/orama') as {
    readonly create: (options: object) => object;
    readonly insertMultiple: (db: object, documents: readonly object[]) => unknown;
    readonly search: (db: object, options: object) => unknown;
  };
  const db = create({ schema: { title: 'string', byline: 'string', outlet: 'string', text: 'string' } });
  const boost = { title: 3, byline: 2, outlet: 1.5 };
  return {
    name: 'Orama',
    lacks: /phrase|year|count/,
    add: (documents) =>
      insertMultiple(
        db,
        documents.map(({ id, fields }) => ({ id: String(id), ...fields })),
      ),
    ask: (query) =>
      search(db, {
        term: bare(query),
        limit: 50,
        boost,
        threshold: query.includes(' OR ') ? 1 : 0,
        ...(query.endsWith('~') ? { tolerance: 1 } : {}),
      }),
    fileMB: () => null,
  };
}

/** SQLite as WebAssembly, in memory, the texts themselves not kept. */
function openSqlite(load: NodeJS.Require): Peer {
  // As above.
  const { Database } = load('node-sqlite3-wasm') as {
    readonly Database: new () => {
      exec(sql: string): void;
      prepare(sql: string): { run(values: readonly unknown[]): void; all(values: readonly unknown[]): unknown };
      get(sql: string): Readonly<Record<string, number>>;
    };
  };
  const db = new Database();
  db.exec("create virtual table articles using fts5(title, byline, outlet, text, content='')");
  const insert = db.prepare('insert into articles(rowid, title, byline, outlet, text) values (?, ?, ?, ?, ?)');
  const best = 'select rowid from articles where articles match ? order by bm25(articles, 3, 2, 1.5, 1) limit 50';
  const select = db.prepare(best);
  return {
    name: 'SQLite FTS5',
    lacks: /year|fuzzy|count/,
    add(documents) {
      db.exec('begin');
      for (const { id, fields } of documents) insert.run([id, fields.title, fields.byline, fields.outlet, fields.text]);
      db.exec('commit');
    },
    ask: (query) => select.all([query]),
    fileMB: () =>
      ((db.get('pragma page_count')['page_count'] ?? 0) * (db.get('pragma page_size')['page_size'] ?? 0)) / 1e6,
  };
}
