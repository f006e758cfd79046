/**
 * `npm run bench [-- NAME...]`: runs bench/NAME.ts, one file for each question. Without a name: the
 * whole path, then ten killed imports. Figures are for reading side by side; nothing here passes or fails.
 */
import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { runnerImport } from 'vite';

const folder = import.meta.dirname;
const asked = process.argv.slice(2);
const usual = ['path', 'kills'];
const names = asked.length > 0 ? asked : usual;
for (const name of names) {
  if (!/^[\w-]+$/.test(name) || !existsSync(join(folder, `${name}.ts`))) {
    const known = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    console.error(`There is no bench “${name}”. There are: ${known.map((file) => file.slice(0, -3)).join(', ')}.`);
    process.exit(2);
  }
}
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
for (const name of names) {
  console.log(`\n## ${name}`);
  const { module } = await runnerImport(join(folder, `${name}.ts`), { configFile: false, logLevel: 'error' });
  if (typeof module.run !== 'function') throw new Error(`bench/${name}.ts exports no run()`);
  await module.run();
}
process.exit(0);
