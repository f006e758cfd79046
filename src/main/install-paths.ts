import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the parts of this installation are. */
export interface InstallPaths {
  readonly version: string;
  readonly rendererDir: string;
  readonly preloadFile: string;
  readonly samplesDir: string;
}

/**
 * Looks upward for our package.json. The distance is not fixed: the bundler may put this file into `out/main`
 * or into a chunk below it. Throws when there is none, which means that the program was taken apart.
 */
export function findInstallPaths(): InstallPaths {
  for (let dir = import.meta.dirname; dir !== dirname(dir); dir = dirname(dir)) {
    const file = join(dir, 'package.json');
    if (!existsSync(file)) continue;
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof found !== 'object' || found === null || !('name' in found) || found.name !== 'backfile') continue;
    return {
      version: 'version' in found && typeof found.version === 'string' ? found.version : '0',
      rendererDir: join(dir, 'out', 'renderer'),
      preloadFile: join(dir, 'out', 'preload', 'index.cjs'),
      samplesDir: join(dir, 'samples'),
    };
  }
  throw new Error('package.json of backfile not found');
}
