/**
 * Loaded into the main side by a measurement: collects all garbage now and then, and writes the most that was alive after
 * that since the last SIGUSR2, in bytes, to the file of BACKFILE_LIVE_HEAP. Resident memory tells what the collector has not got round to, too.
 */
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.BACKFILE_LIVE_HEAP;
if (file) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  let most = 0;
  // A measurement says when it begins.
  process.on('SIGUSR2', () => {
    most = 0;
  });
  setInterval(() => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, heapUsed + external);
    writeFileSync(file, String(most));
  }, 400).unref();
}
