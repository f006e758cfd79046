/** `npm run e2e`: the end-to-end specs in a real browser. Arguments are Playwright's own: `npm run e2e -- -g "reads"`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, root } from './build-if-needed.mjs';
import { installBrowser } from './install-browser.mjs';

const browser = buildIfNeeded() ? installBrowser() : null;
if (browser === null) process.exitCode = 1;
else {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const run = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BACKFILE_CHROMIUM: browser },
  });
  process.exitCode = run.status ?? 1;
}
