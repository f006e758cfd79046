import type { ArchiveDatabase } from './database';

/** Where the saved search index is kept. A file is whole or not there: a new one gets a new name. */
export interface SnapshotFiles {
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, or null when there is no such file. */
  read(name: string): Promise<Uint8Array | null>;
  /** Deletes every file but this one. */
  keepOnly(name: string): Promise<void>;
}

/** The origin's private file system where there is one, else the database. */
export async function openSnapshotFiles(database: ArchiveDatabase): Promise<SnapshotFiles> {
  try {
    const root = await navigator.storage.getDirectory();
    return filesInFolder(await root.getDirectoryHandle('index', { create: true }));
  } catch {
    // Refused (a private window, an old engine) or not there: the database takes the bytes, ten times slower.
    return filesInDatabase(database);
  }
}

/** Keeps snapshots as rows. */
export function filesInDatabase(database: ArchiveDatabase): SnapshotFiles {
  return {
    async write(name, bytes) {
      await database.files.put({ name, bytes });
    },
    read: async (name) => (await database.files.get(name))?.bytes ?? null,
    async keepOnly(name) {
      await database.files.where('name').notEqual(name).delete();
    },
  };
}

function filesInFolder(folder: FileSystemDirectoryHandle): SnapshotFiles {
  return {
    async write(name, bytes) {
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
    async read(name) {
      try {
        const file = await (await folder.getFileHandle(name)).getFile();
        return new Uint8Array(await file.arrayBuffer());
      } catch {
        return null;
      }
    },
    async keepOnly(name) {
      for await (const other of folder.keys()) {
        if (other !== name) await folder.removeEntry(other);
      }
    },
  };
}
