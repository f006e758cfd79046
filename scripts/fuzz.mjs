/**
 * `npm run fuzz -- NAME [MINUTES]`: plays the random tests of src/NAME again and again, with new seeds and many more
 * cases than `npm test` has time for. Ends at the first failure, whose output holds the case; 60 minutes if not said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build-if-needed.mjs';

const [name = 'search', minutes = '60'] = process.argv.slice(2);
const folder = join('src', name);
if (!/^[\w-]+$/.test(name) || !existsSync(join(root, folder)) || !(Number(minutes) > 0)) {
  console.error('Write: npm run fuzz -- search 30');
  process.exit(2);
}
const until = Date.now() + Number(minutes) * 60_000;
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const env = { ...process.env, FUZZ_RUNS: '2000' };
let rounds = 0;
do {
  const words = [vitest, 'run', folder, '--testTimeout=600000', '--reporter=dot'];
  const { status } = spawnSync(process.execPath, words, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  rounds += 1;
} while (Date.now() < until);
console.log(`${rounds} ${rounds === 1 ? 'round' : 'rounds'} without a failure.`);
