/**
 * Loaded into the main side by a measurement: collects all garbage now and then, and adds what is alive after that, in
 * bytes, to the file of BACKFILE_LIVE_HEAP, a line each time. Resident memory tells what the collector has not got round to, too.
 */
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.BACKFILE_LIVE_HEAP;
if (file) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  setInterval(() => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    appendFileSync(file, `${heapUsed + external}\n`);
  }, 250).unref();
}
