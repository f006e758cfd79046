import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** One file of the built page, held in memory. */
export interface PageFile {
  readonly type: string;
  readonly isPage: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** By request path, such as `/assets/index-3f2a.js`. What is not in it does not exist: no path of a request ever reaches the disk. */
export type FileTable = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads the built page into a table, once, at start: a build that replaces the files meanwhile cannot
 * mix two versions in one window. Files of unknown types and source maps are left out; `/` is `/index.html`.
 * Rejects when the folder is missing, which means that nothing was built.
 */
export async function readFileTable(rendererDir: string): Promise<FileTable> {
  const table = new Map<string, PageFile>();
  const entries = await readdir(rendererDir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const type = types[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || type === undefined) continue;
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(rendererDir.length).replaceAll('\\', '/').replace(/^\/*/, '/');
    table.set(path, { type, isPage: path.endsWith('.html'), bytes: new Uint8Array(await readFile(full)) });
  }
  const index = table.get('/index.html');
  if (index !== undefined) table.set('/', index);
  // Electron asks for no icon, a browser does; a missing one is an error in its console.
  if (!table.has('/favicon.ico')) table.set('/favicon.ico', { type: 'image/svg+xml', isPage: false, bytes: icon });
  return table;
}

const icon = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="4" y="3" width="24" height="26" rx="3" fill="#2f5d8a"/><path d="M9 9h14M9 14h14M9 19h9" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/></svg>',
);
