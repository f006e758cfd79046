import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { FolderListing } from '../../contract/control';
import { fail, ok, type Result } from '../../contract/failure';

/** More are not listed: nobody chooses by scrolling through them. */
const mostEntries = 2000;

type Entry = FolderListing['entries'][number];

/**
 * Lists a folder for choosing from, folders first, hidden entries left out; null lists the usual places.
 * `bad-request` for a path that is not absolute, `not-found` for one that cannot be listed.
 */
export async function listFolder(path: string | null): Promise<Result<FolderListing>> {
  if (path === null) return ok({ path: null, parent: null, entries: await listPlaces(), more: 0 });
  if (!isAbsolute(path)) return fail('bad-request', 'not an absolute path');
  let names: readonly string[];
  try {
    names = await readdir(path);
  } catch (error) {
    return fail('not-found', error instanceof Error ? error.message : String(error));
  }
  const visible = names.filter((name) => !isHidden(name));
  const looked = await lookAtAll(visible.map((name) => join(path, name)));
  looked.sort(
    (a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name, undefined, { numeric: true }),
  );
  const parent = dirname(path);
  return ok({
    path,
    parent: parent === path ? null : parent,
    entries: looked.slice(0, mostEntries),
    more: Math.max(0, looked.length - mostEntries),
  });
}

/** Names that a file manager hides, on any system. */
function isHidden(name: string): boolean {
  return (
    name.startsWith('.') || ['desktop.ini', 'Thumbs.db', '$RECYCLE.BIN', 'System Volume Information'].includes(name)
  );
}

async function lookAtAll(paths: readonly string[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  // In slices: a folder of 100,000 files must not open 100,000 at once.
  for (let at = 0; at < paths.length; at += 256) {
    const slice = await Promise.all(paths.slice(at, at + 256).map(lookAt));
    for (const entry of slice) if (entry) entries.push(entry);
  }
  return entries;
}

/** null for what is neither folder nor file, or cannot be looked at. */
async function lookAt(path: string): Promise<Entry | null> {
  try {
    const found = await stat(path);
    if (!found.isDirectory() && !found.isFile()) return null;
    const isFolder = found.isDirectory();
    return { name: basename(path) || path, path, isFolder, bytes: isFolder ? 0 : found.size };
  } catch {
    return null;
  }
}

async function listPlaces(): Promise<readonly Entry[]> {
  const home = homedir();
  const named = await readUserFolders(home);
  const own = ['DESKTOP', 'DOCUMENTS', 'DOWNLOAD'].map((key, at) => {
    return named.get(key) ?? join(home, ['Desktop', 'Documents', 'Downloads'][at] ?? '');
  });
  const found = await lookAtAll([...new Set([home, ...own, ...(await listVolumes())])]);
  return found.filter(({ isFolder }) => isFolder);
}

/** The desktop's own names for the usual folders, which are translated. Source: xdg-user-dirs, user-dirs.dirs. */
async function readUserFolders(home: string): Promise<ReadonlyMap<string, string>> {
  const configDir = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const text = await readFile(join(configDir, 'user-dirs.dirs'), 'utf8').catch(() => '');
  const found = [...text.matchAll(/^XDG_(\w+)_DIR="(.*)"$/gmu)];
  return new Map(found.map(([, key = '', value = '']) => [key, value.replace(/^\$HOME/u, home)]));
}

async function listVolumes(): Promise<readonly string[]> {
  if (process.platform === 'win32') return 'CDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `${letter}:\\`);
  const user = userInfo().username;
  const parents =
    process.platform === 'darwin' ? ['/Volumes'] : [`/media/${user}`, `/run/media/${user}`, '/media', '/mnt'];
  const lists = await Promise.all(
    parents.map(async (parent) => (await readdir(parent).catch(() => [])).map((name) => join(parent, name))),
  );
  return lists.flat().filter((path) => !parents.includes(path) && !isHidden(basename(path)));
}
