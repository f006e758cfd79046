import { join } from 'node:path';
import { build } from 'vite';

/**
 * What electron-vite does with `import path from './worker?modulePath'`, for Vitest: the module is built
 * on its own and its path given. Built into node_modules, so that it finds its packages.
 */
export function workerModulePath() {
  return {
    name: 'backfile:worker-module-path',
    enforce: /** @type {const} */ ('pre'),
    async load(/** @type {string} */ id) {
      if (!id.endsWith('?modulePath')) return null;
      const outDir = join(import.meta.dirname, '../node_modules/.cache/backfile-workers');
      const result = await build({
        configFile: false,
        logLevel: 'error',
        build: {
          ssr: id.slice(0, id.indexOf('?')),
          outDir,
          emptyOutDir: false,
          target: 'node20.19',
          // Named by content: two runs at once write the same file.
          rolldownOptions: { output: { entryFileNames: '[name]-[hash].mjs' } },
        },
      });
      const entry = result.output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
      return `export default ${JSON.stringify(join(outDir, entry.fileName))};`;
    },
  };
}
