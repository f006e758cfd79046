import { join } from 'node:path';
import type { WatchedFolder } from '../../contract/watched-folder';
import { createImports, type Imports, type ImportsOptions } from './imports';
import { createPreviews, type Previews } from './previews';
import { createRequestResolver, type RequestResolver } from './resolve-request';
import { clearStaging } from './staging';
import { openWatchedFolders, type WatchedFolders } from './watched-folders';

/** All the ways files come into an open library. */
export interface Bringing {
  readonly imports: Imports;
  readonly previews: Previews;
  readonly watched: WatchedFolders;
  readonly registerDropped: RequestResolver['registerDropped'];
  close(): Promise<void>;
}

export interface BringingOptions extends Omit<ImportsOptions, 'resolver' | 'previews'> {
  readonly libraryDir: string;
  readonly settleMs: number;
  readonly pollMs: number;
  onWatched(folders: readonly WatchedFolder[]): void;
}

/** Opens them, and clears what previews of an earlier process left behind. */
export async function openBringing(options: BringingOptions): Promise<Bringing> {
  const stagingDir = join(options.libraryDir, 'staging');
  await clearStaging(stagingDir);
  const resolver = createRequestResolver(options.spools);
  const previews = createPreviews({ ...options, stagingDir, resolver });
  const imports = createImports({ ...options, resolver, previews });
  const watched = await openWatchedFolders({ ...options, imports, onChange: (folders) => options.onWatched(folders) });
  return {
    imports,
    previews,
    watched,
    registerDropped: (paths) => resolver.registerDropped(paths),
    async close() {
      await watched.close();
      await previews.close();
    },
  };
}
