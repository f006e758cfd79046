import { constants, type BigIntStats } from 'node:fs';
import { access, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { RefusalCode } from '../../contract/failure';
import { isSavedPageFolder, isSystemFile, isSystemFolder, listPageStems, type CompanionWhy } from './companions';
import { refuse, refuseSystemError } from './refuse';
import type { WalkEntry } from './types';

interface WalkOptions {
  /** Only entries whose `shown` is among these: for trying refused files again. */
  readonly onlyShown?: ReadonlySet<string>;
}

/**
 * Lists files and, recursively, folders, in the order given and by name within a folder. Nothing is
 * opened. Every entry comes out once, as a file, a companion or a refusal; a folder given twice, or
 * inside another one given, is listed once.
 *
 * Names stay bytes, because a name that is not UTF-8 cannot be opened by its string. A link that the
 * user gave is followed; one found on the way is followed to a file inside the folder given, is
 * `outside` when it leads out of it and `link-loop` when it leads back up. A link to another folder
 * inside gives nothing, since what is in there is listed under its own name.
 */
export async function* walk(paths: readonly string[], options: WalkOptions = {}): AsyncGenerator<WalkEntry> {
  const state: WalkState = { folders: new Set(), shown: new Set(), odd: new Map() };
  for (const given of paths) {
    for await (const entry of walkGiven(given, state)) {
      if (options.onlyShown === undefined || options.onlyShown.has(entry.shown)) yield entry;
    }
  }
}

interface WalkState {
  /** Folders listed, as device:inode. */
  readonly folders: Set<string>;
  /** What was given out under which name. */
  readonly shown: Set<string>;
  /** Names with a replacement character in them, by their bytes: several may look the same. */
  readonly odd: Map<string, string>;
}

interface Place {
  readonly path: Buffer;
  readonly shown: string;
  readonly name: string;
}

interface Root {
  /** Real path of the folder given, ending in a separator. */
  readonly real: Buffer;
}

async function* walkGiven(given: string, state: WalkState): AsyncGenerator<WalkEntry> {
  const name = given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf(sep)) + 1);
  const place: Place = { path: await findGiven(given), shown: given, name };
  let found: BigIntStats;
  try {
    found = await stat(place.path, { bigint: true });
  } catch (error) {
    yield* once(place, state, (shown) => ({ kind: 'refused', shown, refusal: refuseSystemError(error) }));
    return;
  }
  if (!found.isDirectory()) {
    yield* listLeaf(place, found, state);
    return;
  }
  const real = await realpath(place.path, { encoding: 'buffer' });
  yield* walkFolder(place, found, { real: withSeparator(real) }, null, state);
}

async function* walkFolder(
  folder: Place,
  found: BigIntStats,
  root: Root,
  companion: CompanionWhy | null,
  state: WalkState,
): AsyncGenerator<WalkEntry> {
  const key = `${found.dev}:${found.ino}`;
  if (state.folders.has(key)) return;
  state.folders.add(key);
  let names: Buffer[];
  try {
    // Chromium and Node list an unreadable folder as an error, but one without x as names that cannot be looked at.
    await access(folder.path, constants.R_OK | constants.X_OK);
    names = await readdir(folder.path, { encoding: 'buffer' });
  } catch (error) {
    yield* once(folder, state, (shown) => ({ kind: 'refused', shown, refusal: refuseSystemError(error) }));
    return;
  }
  names.sort((a, b) => Buffer.compare(a, b));
  const stems = listPageStems(names.map((name) => name.toString()));
  for (const bytes of names) {
    const name = bytes.toString();
    const place: Place = {
      path: Buffer.concat([withSeparator(folder.path), bytes]),
      shown: /[\\/]$/u.test(folder.shown) ? folder.shown + name : `${folder.shown}/${name}`,
      name,
    };
    yield* walkEntry(place, root, companion, stems, state);
  }
}

async function* walkEntry(
  place: Place,
  root: Root,
  companion: CompanionWhy | null,
  stems: ReadonlySet<string>,
  state: WalkState,
): AsyncGenerator<WalkEntry> {
  let found: BigIntStats;
  try {
    found = await lstat(place.path, { bigint: true });
  } catch (error) {
    yield* once(place, state, (shown) => ({ kind: 'refused', shown, refusal: refuseSystemError(error) }));
    return;
  }
  if (found.isDirectory()) {
    const why =
      companion ?? (isSystemFolder(place.name) ? 'system' : isSavedPageFolder(place.name, stems) ? 'saved-page' : null);
    yield* walkFolder(place, found, root, why, state);
    return;
  }
  const why = companion ?? (isSystemFile(place.name) ? 'system' : null);
  if (why !== null) {
    const { bytes, modifiedMs } = measure(found);
    yield* once(place, state, (shown) => ({ kind: 'companion', shown, why, bytes, modifiedMs }));
    return;
  }
  if (found.isSymbolicLink()) {
    yield* followLink(place, root, state);
    return;
  }
  yield* listLeaf(place, found, state);
}

async function* followLink(place: Place, root: Root, state: WalkState): AsyncGenerator<WalkEntry> {
  const refused = (code: RefusalCode, detail: string) =>
    once(place, state, (shown) => ({ kind: 'refused', shown, refusal: refuse(code, detail) }));
  let target: Buffer;
  let found: BigIntStats;
  try {
    target = await realpath(place.path, { encoding: 'buffer' });
    found = await stat(place.path, { bigint: true });
  } catch (error) {
    const refusal = refuseSystemError(error);
    yield* refusal.code === 'vanished'
      ? refused('vanished', 'the link leads to nothing')
      : refused(refusal.code, refusal.detail);
    return;
  }
  const isInside = withSeparator(target).subarray(0, root.real.length).equals(root.real);
  if (!isInside) {
    // A link to the folder given, or to one above it, leads back to where the link itself lies.
    const isAbove = root.real.subarray(0, withSeparator(target).length).equals(withSeparator(target));
    yield* isAbove ? refused('link-loop', target.toString()) : refused('outside', target.toString());
    return;
  }
  if (!found.isDirectory()) {
    yield* listLeaf(place, found, state);
    return;
  }
  const parent = await realpath(parentOf(place.path), { encoding: 'buffer' });
  const leadsUp = withSeparator(parent)
    .subarray(0, target.length + 1)
    .equals(withSeparator(target));
  if (leadsUp) yield* refused('link-loop', target.toString());
}

function* listLeaf(place: Place, found: BigIntStats, state: WalkState): Generator<WalkEntry> {
  if (!found.isFile()) {
    const what = found.isFIFO() ? 'pipe' : found.isSocket() ? 'socket' : 'device';
    yield* once(place, state, (shown) => ({ kind: 'refused', shown, refusal: refuse('special-file', what) }));
    return;
  }
  yield* once(place, state, (shown) => ({ kind: 'file', path: place.path, shown, ...measure(found) }));
}

/** Gives an entry out unless its path was given out before, and under a name of its own. */
function* once(place: Place, state: WalkState, make: (shown: string) => WalkEntry): Generator<WalkEntry> {
  let shown = place.shown;
  if (shown.includes('\uFFFD')) {
    const bytes = place.path.toString('latin1');
    if (state.odd.has(bytes)) return;
    for (let n = 2; state.shown.has(shown); n += 1) shown = `${place.shown} (${n})`;
    state.odd.set(bytes, shown);
  } else if (state.shown.has(shown)) return;
  state.shown.add(shown);
  yield make(shown);
}

/**
 * The bytes of a path given as a string. The shell hands names that are not UTF-8 to Node with U+FFFD
 * in place of the bytes; such a name is looked for among its neighbours.
 */
async function findGiven(given: string): Promise<Buffer> {
  const path = Buffer.from(given);
  if (!given.includes('\uFFFD')) return path;
  const cut = given.lastIndexOf('/');
  const folder = cut < 0 ? '.' : given.slice(0, cut + 1);
  try {
    const names = await readdir(folder, { encoding: 'buffer' });
    const name = names.find((candidate) => candidate.toString() === given.slice(cut + 1));
    return name === undefined ? path : Buffer.concat([withSeparator(Buffer.from(folder)), name]);
  } catch {
    return path;
  }
}

function measure(found: BigIntStats): { readonly bytes: number; readonly modifiedMs: number } {
  return { bytes: Number(found.size), modifiedMs: Number(found.mtimeMs) };
}

function withSeparator(path: Buffer): Buffer {
  const last = path.at(-1);
  return last === 0x2f || last === sep.charCodeAt(0) ? path : Buffer.concat([path, Buffer.from(sep)]);
}

function parentOf(path: Buffer): Buffer {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf(sep));
  return cut <= 0 ? Buffer.from(cut === 0 ? '/' : '.') : path.subarray(0, cut);
}
