import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      // electron-vite does not know Electron 45 and would silently target Node 24; browser mode runs on Node 20.19.
      target: 'node20.19',
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          serve: resolve(root, 'src/main/serve.ts'),
          cli: resolve(root, 'src/main/cli.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    // The page stays at app://backfile and takes files from here (docs/notes/0013): its client has to be told where.
    server: {
      host: '127.0.0.1',
      port: 5173,
      strictPort: true,
      hmr: { host: '127.0.0.1', protocol: 'ws', clientPort: 5173 },
    },
    build: {
      // From here on light-dark() is the browser's own; lowered, it would follow the system alone, not the theme chosen.
      target: 'chrome123',
      minify: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/renderer/index.html'),
          engine: resolve(root, 'src/renderer/engine.html'),
        },
      },
    },
  },
});
