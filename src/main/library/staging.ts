import { randomBytes } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ChangeDraft } from '../../contract/change';
import type { PackedObject } from '../intake/types';
import type { ReadEntry } from './read-entry';

/**
 * What was read for a preview, spilled to one file of the staging folder: memory holds a number for each entry.
 * Nothing in it is part of the library; the next start clears the folder.
 */
export interface Staging {
  /** Adds an entry behind those before; resolves when it can be read back. One at a time. */
  add(entry: ReadEntry): Promise<void>;
  /** An entry, by its place from 0. */
  read(at: number): Promise<ReadEntry>;
  readonly count: number;
  /** Bytes spilled so far. */
  readonly sizeBytes: number;
  /** Takes the file away. Nothing can be added or read after that. */
  remove(): Promise<void>;
}

/** The fastest: an article's HTML and text say the same twice, and packed they take a quarter. */
const packLevel = 1;

/** The head of a staged entry; the bytes of its objects follow it. */
interface Head {
  readonly shown: string;
  readonly isWhole: boolean;
  readonly changes: readonly ChangeDraft[];
  readonly objects: readonly (Omit<PackedObject, 'stored'> & { readonly length: number })[];
  /** The path as base64: names need not be UTF-8. */
  readonly exported: { readonly path: string; readonly bytes: number; readonly modifiedMs: number } | null;
}

/** Opens a fresh staging file under `root`, which need not be there yet. */
export async function openStaging(root: string): Promise<Staging> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const path = join(root, randomBytes(8).toString('hex'));
  const file: FileHandle = await open(path, 'wx+', 0o600);
  /** Where each entry ends; the first begins at 0. */
  const ends: number[] = [];
  let isRemoved = false;

  return {
    async add(entry) {
      const start = ends.at(-1) ?? 0;
      const bytes = pack(entry);
      await writeWhole(file, bytes, start);
      ends.push(start + bytes.byteLength);
    },
    async read(at) {
      const end = ends[at];
      if (end === undefined) throw new RangeError(`no staged entry ${at}`);
      const start = at === 0 ? 0 : (ends[at - 1] ?? 0);
      return unpack(await readWhole(file, start, end - start));
    },
    get count() {
      return ends.length;
    },
    get sizeBytes() {
      return ends.at(-1) ?? 0;
    },
    async remove() {
      if (isRemoved) return;
      isRemoved = true;
      await file.close();
      await rm(path, { force: true });
    },
  };
}

/** Clears what previews of an earlier process left behind. */
export async function clearStaging(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
}

function pack({ shown, isWhole, changes, objects, exported }: ReadEntry): Buffer {
  const head: Head = {
    shown,
    isWhole,
    changes,
    objects: objects.map(({ sha256, bytes, encoding, stored }) => ({
      sha256,
      bytes,
      encoding,
      length: stored.byteLength,
    })),
    exported: exported
      ? { path: exported.path.toString('base64'), bytes: exported.bytes, modifiedMs: exported.modifiedMs }
      : null,
  };
  const json = deflateRawSync(JSON.stringify(head), { level: packLevel });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.byteLength);
  return Buffer.concat([length, json, ...objects.map(({ stored }) => stored)]);
}

function unpack(bytes: Buffer): ReadEntry {
  const jsonEnd = 4 + bytes.readUInt32LE(0);
  // Safe: written by `pack` of this very process.
  const head = JSON.parse(inflateRawSync(bytes.subarray(4, jsonEnd)).toString()) as Head;
  let at = jsonEnd;
  const objects = head.objects.map(({ length, ...object }): PackedObject => {
    const stored = bytes.subarray(at, at + length);
    at += length;
    return { ...object, stored };
  });
  const { shown, isWhole, changes, exported } = head;
  const read = { shown, isWhole, changes, objects };
  if (!exported) return read;
  return { ...read, exported: { kind: 'file', shown, ...exported, path: Buffer.from(exported.path, 'base64') } };
}

async function writeWhole(file: FileHandle, bytes: Buffer, start: number): Promise<void> {
  for (let at = 0; at < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.byteLength - at, start + at);
    at += bytesWritten;
  }
}

async function readWhole(file: FileHandle, start: number, sizeBytes: number): Promise<Buffer> {
  const bytes = Buffer.alloc(sizeBytes);
  for (let at = 0; at < sizeBytes;) {
    const { bytesRead } = await file.read(bytes, at, sizeBytes - at, start + at);
    if (bytesRead === 0) throw new Error('the staging file was cut short');
    at += bytesRead;
  }
  return bytes;
}
