import type { SegmentStore } from '../../search/index';
import type { ArchiveDatabase } from './database';

/** The manifest is a row whatever holds the segments: a database swaps it in one step. */
const manifestName = 'manifest';

type Files = Pick<SegmentStore, 'list' | 'read' | 'write' | 'remove'>;

/** The files of the search index: in the origin's private file system where there is one, else in the database. */
export async function openSegmentStore(database: ArchiveDatabase): Promise<SegmentStore> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = filesInFolder(await root.getDirectoryHandle('index', { create: true }));
    // Of a start at which it was refused.
    await database.files.where('name').notEqual(manifestName).delete();
    return withManifest(database, folder);
  } catch {
    // Refused (a private window, an old engine) or not there: the database takes the bytes, ten times slower.
    return segmentsInDatabase(database);
  }
}

/** Keeps the index's files as rows. */
export function segmentsInDatabase(database: ArchiveDatabase): SegmentStore {
  return withManifest(database, {
    list: async () => (await database.files.toCollection().primaryKeys()).filter((name) => name !== manifestName),
    read: (name) => readRow(database, name),
    async write(name, bytes) {
      await database.files.put({ name, bytes: new Blob([bytes]) });
    },
    async remove(name) {
      await database.files.delete(name);
    },
  });
}

function withManifest(database: ArchiveDatabase, files: Files): SegmentStore {
  return {
    ...files,
    readManifest: () => readRow(database, manifestName),
    async swapManifest(bytes) {
      await database.files.put({ name: manifestName, bytes: new Uint8Array(bytes) });
    },
  };
}

async function readRow(database: ArchiveDatabase, name: string): Promise<ArrayBuffer | null> {
  const row = await database.files.get(name);
  if (!row) return null;
  try {
    // A view is copied, since it may begin anywhere in its buffer.
    return row.bytes instanceof Blob ? await row.bytes.arrayBuffer() : new Uint8Array(row.bytes).buffer;
  } catch {
    // The file that Chromium keeps a Blob in is gone.
    return null;
  }
}

function filesInFolder(folder: FileSystemDirectoryHandle): Files {
  return {
    async list() {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names;
    },
    async read(name) {
      try {
        return await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer();
      } catch {
        return null;
      }
    },
    async write(name, buffer) {
      const bytes = new Uint8Array(buffer);
      const handle = await folder.getFileHandle(name, { create: true });
      // Flushed before it is closed: after that the bytes survive a killed browser.
      const access = await handle.createSyncAccessHandle();
      try {
        access.truncate(0);
        let at = 0;
        while (at < bytes.length) at += access.write(bytes.subarray(at), { at });
        access.flush();
      } finally {
        access.close();
      }
    },
    remove: (name) => folder.removeEntry(name),
  };
}
