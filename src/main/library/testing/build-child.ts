import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { workerModulePath } from '../../../../scripts/worker-module-path.mjs';

/**
 * Builds what a process that is to be killed runs with: the library, an intake that is none, and the real archive, as `library.mjs`,
 * `intake.mjs`, `archive.mjs` and `idb.mjs` beside its script. Gives the script's path.
 */
export async function buildChild(folder: string, source: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [workerModulePath()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: {
          library: join(import.meta.dirname, '../index.ts'),
          intake: join(import.meta.dirname, 'fake-intake.ts'),
          archive: join(import.meta.dirname, '../../../renderer/archive/open-archive.ts'),
          idb: 'fake-indexeddb',
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  const script = join(folder, 'child.mjs');
  await writeFile(script, source);
  return script;
}
