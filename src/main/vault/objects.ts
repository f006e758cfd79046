import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import type { Sha256 } from '../../contract/article';
import { openAppendFile, type AppendFile } from './append-file';
import { createObjectTable, type ObjectPlace } from './object-table';
import { listPacks, packName, readPackIndex, readStored, scanPack, writePackIndex, type PackEntry } from './pack-file';
import { rewritePack } from './rewrite-pack';
import { blockBytes, encodeMember } from './tar-member';
import type { ObjectToStore, Objects, VaultFinding } from './types';
import { objectDamaged } from './vault-error';
import { syncFolder } from './write-durably';

interface Waiting {
  readonly objects: readonly ObjectToStore[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Stored bytes that are written before the next fsync within one batch. */
const appendBytes = 32 << 20;
/** Below this, unpacking on the spot is quicker than a trip to the thread pool. */
const smallBytes = 64 << 10;

const gunzipLater = promisify(gunzip);

/**
 * Opens the originals. Full packs are known by their index, or read once when it is missing; the last one
 * is read and checked whole, and its torn end cut off. `packBytes`: a pack that has grown so far is full.
 */
export async function openObjects(
  dir: string,
  packBytes: number,
): Promise<{ readonly objects: Objects & { close(): Promise<void> }; readonly findings: readonly VaultFinding[] }> {
  const table = createObjectTable();
  /** Originals found damaged and not stored again since: not held, so that an import heals them. */
  const damaged = new Set<Sha256>();
  const findings: VaultFinding[] = [];
  const numbers = await listPacks(dir);
  let fullBytes = 0;
  let active: { readonly number: number; readonly file: AppendFile; readonly entries: PackEntry[] } | null = null;

  for (const number of numbers) {
    const isLast = number === numbers.at(-1);
    let loaded = isLast ? null : await readPackIndex(dir, number);
    if (loaded === null) {
      loaded = await scanPack(dir, number, isLast);
      // An index without the damaged ones would hide them: such a pack is read at every start.
      if (!isLast && loaded.findings.length === 0 && loaded.damaged.length === 0)
        await writePackIndex(dir, number, loaded);
    }
    for (const entry of loaded.entries) {
      table.set(entry.sha256, { ...entry, pack: number });
      damaged.delete(entry.sha256);
    }
    for (const sha256 of loaded.damaged) if (table.get(sha256) === null) damaged.add(sha256);
    findings.push(...loaded.findings);
    if (isLast) {
      const file = await openAppendFile(join(dir, packName(number)), loaded.sizeBytes, false);
      active = { number, file, entries: [...loaded.entries] };
    } else fullBytes += loaded.sizeBytes;
  }
  for (const sha256 of damaged)
    findings.push({ kind: 'object-damaged', sha256, detail: 'its checksum in the pack does not fit' });

  function has(sha256: Sha256): boolean {
    return table.get(sha256) !== null && !damaged.has(sha256);
  }

  /** The pack to append to, begun anew when there is none or it is full. */
  async function packWithRoom(): Promise<NonNullable<typeof active>> {
    if (active !== null && active.file.sizeBytes < packBytes) return active;
    if (active !== null)
      await writePackIndex(dir, active.number, { entries: active.entries, sizeBytes: active.file.sizeBytes });
    const number = (active?.number ?? 0) + 1;
    const file = await openAppendFile(join(dir, packName(number)), 0, true);
    try {
      await syncFolder(dir);
    } catch (error) {
      await file.close();
      await rm(join(dir, packName(number)), { force: true });
      throw error;
    }
    const full = active?.file;
    active = { number, file, entries: [] };
    fullBytes += full?.sizeBytes ?? 0;
    // All of it was fsynced; nothing can be lost by a close that fails.
    await full?.close().catch(() => undefined);
    return active;
  }

  async function store(objects: readonly ObjectToStore[]): Promise<void> {
    const pack = await packWithRoom();
    const at = new Date();
    const parts = objects.map((object) => encodeMember(object, at));
    let offset = await pack.file.append(parts.flat());
    for (const [i, { sha256, encoding, stored }] of objects.entries()) {
      const entry = { sha256, encoding, storedBytes: stored.length, offset: offset + blockBytes };
      pack.entries.push(entry);
      table.set(sha256, { ...entry, pack: pack.number });
      damaged.delete(sha256);
      offset += (parts[i] ?? []).reduce((sum, part) => sum + part.length, 0);
    }
  }

  async function storeNew(objects: readonly ObjectToStore[]): Promise<void> {
    const seen = new Set<Sha256>();
    let part: ObjectToStore[] = [];
    let partBytes = 0;
    for (const object of objects) {
      if (seen.has(object.sha256) || has(object.sha256)) continue;
      seen.add(object.sha256);
      part.push(object);
      partBytes += object.stored.length;
      if (partBytes < appendBytes) continue;
      await store(part);
      part = [];
      partBytes = 0;
    }
    if (part.length > 0) await store(part);
  }

  const waiting: Waiting[] = [];
  let pumping: Promise<void> | null = null;
  let isClosed = false;

  /** Stores all that waits together, then what came meanwhile: one writer, and calls share an fsync. */
  async function pump(): Promise<void> {
    // So that calls made together are stored together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting.splice(0);
      try {
        await storeNew(group.flatMap(({ objects }) => objects));
      } catch (error) {
        for (const { reject } of group) reject(error);
        continue;
      }
      for (const { resolve } of group) resolve();
    }
    pumping = null;
  }

  async function unpack(sha256: Sha256, place: ObjectPlace): Promise<Buffer> {
    const stored = await readStored(dir, place.pack, place.offset, place.storedBytes);
    if (stored.length < place.storedBytes) throw objectDamaged(sha256, `${packName(place.pack)} is too short`);
    if (place.encoding === 'raw') return stored;
    try {
      // The last four bytes of gzip are the length; a damaged stream must not unpack to more.
      const maxOutputLength = Math.max(1, stored.length < 4 ? 1 : stored.readUInt32LE(stored.length - 4));
      return stored.length < smallBytes
        ? gunzipSync(stored, { maxOutputLength })
        : await gunzipLater(stored, { maxOutputLength });
    } catch (error) {
      throw objectDamaged(sha256, `it cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Does work that no write may come between, and then stores what waited for it. */
  async function alone(work: () => Promise<void>): Promise<void> {
    for (let before = pumping; before !== null; before = pumping) await before;
    const done = work();
    // What it rejects with is for whoever asked for it.
    pumping = done.then(pump, pump);
    return done;
  }

  async function remove(removed: ReadonlySet<Sha256>): Promise<void> {
    for (const number of await listPacks(dir)) await removeFrom(number, removed);
    for (const sha256 of removed) {
      table.remove(sha256);
      damaged.delete(sha256);
    }
  }

  async function removeFrom(number: number, removed: ReadonlySet<Sha256>): Promise<void> {
    const isActive = number === active?.number;
    // A full pack's list spares reading it; without one it may hold damaged copies, and is looked through.
    const listed = isActive ? null : await readPackIndex(dir, number);
    if (listed !== null && !listed.entries.some(({ sha256 }) => removed.has(sha256))) return;
    const before = active?.file.sizeBytes ?? 0;
    const written = await rewritePack(dir, number, isActive ? before : Number.POSITIVE_INFINITY, removed);
    if (written === null) return;
    const path = join(dir, packName(number));
    const next = isActive ? await openAppendFile(written.tmp, written.sizeBytes, false) : null;
    if (isActive) await active?.file.close();
    try {
      // At one go with the table, so that no read comes between them.
      renameSync(written.tmp, path);
    } catch (error) {
      await next?.close();
      if (isActive && active !== null) active = { ...active, file: await openAppendFile(path, before, false) };
      throw error;
    }
    const movedTo = new Map(written.kept.map(({ from, to }) => [from, to]));
    const move = (entries: readonly PackEntry[]): PackEntry[] =>
      entries.flatMap((entry) => {
        const offset = movedTo.get(entry.offset);
        return offset === undefined ? [] : [{ ...entry, offset }];
      });
    for (const { sha256, from, to } of written.kept) {
      const place = table.get(sha256);
      if (place?.pack === number && place.offset === from) table.set(sha256, { ...place, offset: to });
    }
    if (active !== null && next !== null) active = { number, file: next, entries: move(active.entries) };
    else fullBytes -= written.goneBytes;
    await syncFolder(dir);
    if (isActive || listed === null) return;
    const entries = move(listed.entries);
    await writePackIndex(dir, number, { entries, sizeBytes: written.sizeBytes });
  }

  const objects: Objects & { close(): Promise<void> } = {
    async putAll(given) {
      if (isClosed) throw new Error('the vault is closed');
      await new Promise<void>((resolve, reject) => {
        waiting.push({ objects: given, resolve, reject });
        pumping ??= pump();
      });
    },

    has: async (sha256) => has(sha256),

    async get(sha256) {
      const place = table.get(sha256);
      if (place === null) {
        if (damaged.has(sha256)) throw objectDamaged(sha256, 'its checksum in the pack does not fit');
        return null;
      }
      try {
        const bytes = await unpack(sha256, place);
        const found = createHash('sha256').update(bytes).digest('hex');
        if (found !== sha256) throw objectDamaged(sha256, `its bytes hash to ${found}`);
        return bytes;
      } catch (error) {
        const now = table.get(sha256);
        // Its pack was written anew while it was read.
        if (now === null || now.offset !== place.offset || now.pack !== place.pack) return await objects.get(sha256);
        damaged.add(sha256);
        throw error;
      }
    },

    async *list() {
      yield* table.keys();
      for (const sha256 of damaged) if (table.get(sha256) === null) yield sha256;
    },

    async remove(removed) {
      if (isClosed) throw new Error('the vault is closed');
      if (removed.size > 0) await alone(() => remove(removed));
    },

    sizeBytes: async () => fullBytes + (active?.file.sizeBytes ?? 0),

    async close() {
      isClosed = true;
      await pumping;
      await active?.file.close();
    },
  };
  return { objects, findings };
}
