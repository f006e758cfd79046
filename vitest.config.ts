import { defineConfig } from 'vitest/config';
import { workerModulePath } from './scripts/worker-module-path.mjs';

export default defineConfig({
  plugins: [workerModulePath()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
