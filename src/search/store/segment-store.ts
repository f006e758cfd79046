/**
 * Where an index keeps its files. Names are of letters, digits, `-` and `.`. A file is whole or not there; `write` may
 * replace one that nothing refers to yet, left by a program that was ended.
 */
export interface SegmentStore {
  list(): Promise<readonly string[]>;
  /** Null when there is no such file or it cannot be read. */
  read(name: string): Promise<ArrayBuffer | null>;
  /** Resolves when the bytes are on disk. */
  write(name: string, bytes: ArrayBuffer): Promise<void>;
  remove(name: string): Promise<void>;
  readManifest(): Promise<ArrayBuffer | null>;
  /** Puts a manifest in the place of the one before, in one step: whoever reads gets the one or the other. */
  swapManifest(bytes: ArrayBuffer): Promise<void>;
}

/** A store in memory. */
export function createMemoryStore(): SegmentStore {
  const files = new Map<string, ArrayBuffer>();
  let manifest: ArrayBuffer | null = null;
  return {
    list: async () => [...files.keys()],
    read: async (name) => files.get(name) ?? null,
    async write(name, bytes) {
      files.set(name, bytes.slice(0));
    },
    async remove(name) {
      files.delete(name);
    },
    readManifest: async () => manifest,
    async swapManifest(bytes) {
      manifest = bytes.slice(0);
    },
  };
}
