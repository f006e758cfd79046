import { watch, type FSWatcher } from 'node:fs';

/** Hears from the system that something in a folder may have changed. A hint only: some systems and drives say nothing. */
export interface WatchHints {
  /** The folders there are now; those not heard of before are listened to. */
  follow(folders: Iterable<string>): void;
  close(): void;
}

/** On Linux each folder takes a handle of its own; a tree with more is only looked through from time to time. */
const mostFolders = 2000;

/** Listens to `root` and what `follow` names; calls `onHint` for each event. */
export function createWatchHints(root: string, onHint: () => void): WatchHints {
  const watchers = new Map<string, FSWatcher>();
  // Only these two systems follow a whole tree by themselves.
  const isRecursive = process.platform === 'darwin' || process.platform === 'win32';

  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const listen = (folder: string): void => {
    if (watchers.has(folder) || watchers.size >= mostFolders) return;
    try {
      const watcher = watch(folder, { recursive: isRecursive, persistent: false }, onHint);
      watcher.on('error', () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      // Too many handles, no permission, gone: looking from time to time finds what it would have told.
    }
  };
  return {
    follow(folders) {
      listen(root);
      if (isRecursive) return;
      const now = new Set(folders);
      for (const folder of watchers.keys()) if (folder !== root && !now.has(folder)) drop(folder);
      for (const folder of now) listen(folder);
    },
    close() {
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}
