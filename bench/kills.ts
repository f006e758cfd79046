/** Ten imports killed at a random moment, five times the browser and five times the main side: is every acknowledged article there? */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCorpus } from '../e2e/corpus';
import { backfile } from '../e2e/server';
import { seeded } from './natural-text';
import { openWithWindow, printTable, type OpenLibrary } from './with-library';

export async function run(): Promise<void> {
  const rounds = Number(process.env['BENCH_KILLS'] ?? 10);
  const seed = Number(process.env['BENCH_SEED'] ?? Date.now() % 1_000_000);
  const random = seeded(seed);
  console.log(`seed ${seed}`);
  const work = await mkdtemp(join(tmpdir(), 'backfile-kills-'));
  const rows: (string | number)[][] = [];
  try {
    const corpus = join(work, 'corpus');
    await writeCorpus(corpus, 3000, 'text');
    for (let round = 0; round < rounds; round++) {
      const victim = round % 2 === 0 ? 'browser' : 'main side';
      rows.push([
        round + 1,
        victim,
        ...(await killOnce(join(work, `library-${round}`), corpus, victim, 200 + random() * 3500)),
      ]);
    }
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
  printTable(['round', 'killed', 'after ms', 'acknowledged', 'present', 'lost', 'record'], rows);
}

async function killOnce(dir: string, corpus: string, victim: 'browser' | 'main side', afterMs: number) {
  const open = await openWithWindow(dir);
  const acknowledged = new Set<number>();
  open.client.on('files', ({ lines }) => {
    for (const line of lines) if (line.id !== null) acknowledged.add(line.id);
  });
  await open.client.command('import', { from: { kind: 'paths', paths: [corpus] }, follow: true });
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  if (victim === 'browser') await killBrowser(dir);
  else await open.server.kill();
  // What was acknowledged before the blow may still be on its way to us.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const known = [...acknowledged];
  if (victim === 'browser') await open.server.kill();
  await end(open);

  const again = await openWithWindow(dir);
  let present = 0;
  for (const id of known) {
    const answer = await again.client.command('ask', { method: 'article', args: [id] });
    if (answer.ok && answer.value) present += 1;
  }
  await again.close();
  const checked = await backfile('verify', '--json', '--library', dir);
  const summary = checked.lines.at(-1)?.['summary'] as { ok?: boolean } | undefined;
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  return [Math.round(afterMs), known.length, present, known.length - present, summary?.ok ? 'whole' : 'DAMAGED'];
}

/** Ends every process of the browser on this library's profile, as a crash would. */
async function killBrowser(dir: string): Promise<void> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(`--user-data-dir=${join(dir, 'profile')}`) && !command.includes('--type='))
      process.kill(Number(pid), 'SIGKILL');
  }
}

async function end(open: OpenLibrary): Promise<void> {
  open.client.close();
  await open.context.close().catch(() => undefined);
}
