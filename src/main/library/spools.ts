import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readdir, rm, rmdir, utimes, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Spool } from './types';

/** Folders inside the library for bytes that came without a path: uploads and pastes. */
export interface Spools {
  create(): Promise<Spool>;
  /** By its id; null for what is no id of ours. Whether it still is there is found on reading. */
  get(id: string): Spool | null;
  /** An import takes it over: from now on it stays until `prune`, also after a crash. */
  claim(id: string): Promise<void>;
  /** Removes all files but those to keep, by relative names (`/` between); the whole spool when none is left. */
  prune(id: string, keep: (name: string) => boolean): Promise<void>;
  /** Removes spools that no import took over. */
  removeUnclaimed(): Promise<void>;
}

const idPattern = /^[0-9a-f]{16}$/;
const claimedMark = '.claimed';

/** Keeps spools under `root`, which need not be there yet. */
export function createSpools(root: string): Spools {
  const at = (id: string): Spool => {
    const dir = join(root, id);
    return {
      id,
      dir,
      async write(name, body, modifiedMs) {
        const wanted = join(dir, ...safeParts(name));
        await mkdir(dirname(wanted), { recursive: true, mode: 0o700 });
        const { file, path } = await createFile(wanted);
        try {
          await pipeline(body, file.createWriteStream());
        } catch (error) {
          // Half a file must not be imported as if it were the whole.
          await rm(path, { force: true });
          throw error;
        }
        if (modifiedMs !== undefined) await utimes(path, new Date(modifiedMs), new Date(modifiedMs));
      },
    };
  };
  const spools: Spools = {
    async create() {
      const id = randomBytes(8).toString('hex');
      await mkdir(join(root, id), { recursive: true, mode: 0o700 });
      return at(id);
    },
    get: (id) => (idPattern.test(id) ? at(id) : null),
    async claim(id) {
      // Beside the spool, not in it, so that it is never taken for one of its files.
      if (idPattern.test(id)) await writeFile(join(root, id + claimedMark), '', { mode: 0o600 });
    },
    async prune(id, keep) {
      if (!idPattern.test(id)) return;
      const dir = join(root, id);
      await pruneFolder(dir, dir, keep);
      if (await isThere(dir)) return;
      await rm(join(root, id + claimedMark), { force: true });
      await rmdir(root).catch(() => {});
    },
    async removeUnclaimed() {
      const names = await readdir(root).catch((): string[] => []);
      for (const id of names.filter((name) => idPattern.test(name) && !names.includes(name + claimedMark))) {
        await rm(join(root, id), { recursive: true, force: true });
      }
      await rmdir(root).catch(() => {});
    },
  };
  return spools;
}

/** Two names may become the same one when made safe: the later gets a number, and nothing is overwritten. */
async function createFile(wanted: string): Promise<{ readonly file: FileHandle; readonly path: string }> {
  const extension = extname(wanted);
  const stem = wanted.slice(0, wanted.length - extension.length);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : `${stem} (${number})${extension}`;
    try {
      return { file: await open(path, 'wx', 0o600), path };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function pruneFolder(dir: string, root: string, keep: (name: string) => boolean): Promise<void> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await pruneFolder(path, root, keep);
    else if (!keep(relative(root, path).split(sep).join('/'))) await rm(path, { force: true });
  }
  // Only an empty one goes; any other keeps a file that is to be kept.
  await rmdir(dir).catch(() => {});
}

/** Names Windows gives to devices, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu;
const longestPartBytes = 200;

/**
 * A relative name cut into parts that are safe under a folder on any system: no `..`, no drive, no empty part,
 * no control or reserved characters, no device. Folders of the name stay, so that companions are still found.
 */
export function safeParts(name: string): readonly string[] {
  const parts = name
    .split(/[\\/]/u)
    .map(safePart)
    .filter((part) => part !== '');
  return parts.length > 0 ? parts : ['unnamed'];
}

function safePart(part: string): string {
  const plain = part.replace(/[\p{Cc}\p{Cs}<>:"|?*]/gu, '_').replace(/[. ]+$/u, '');
  if (/^\.*$/u.test(plain)) return '';
  const shown = deviceName.test(plain) ? `_${plain}` : plain;
  return shorten(shown);
}

/** Cuts a long name before its extension: most systems take 255 bytes. */
function shorten(part: string): string {
  if (Buffer.byteLength(part) <= longestPartBytes) return part;
  const dot = part.lastIndexOf('.');
  const extension = dot > 0 && part.length - dot <= 10 ? part.slice(dot) : '';
  const characters = Array.from(part.slice(0, part.length - extension.length));
  while (Buffer.byteLength(characters.join('')) + Buffer.byteLength(extension) > longestPartBytes) {
    characters.splice(Math.floor(characters.length * 0.9));
  }
  return characters.join('') + extension;
}
