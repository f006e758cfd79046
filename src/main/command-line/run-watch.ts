import { resolve } from 'node:path';
import type { Job } from '../../contract/control';
import type { CommandLine } from './arguments';
import { plain, type Output } from './output';
import { failureWords, type ExitCode, type LibraryClient } from './types';

/** `import --watch`: has the folders watched and says what comes of them, until it is interrupted. They stay watched. */
export async function runWatch(
  client: LibraryClient,
  line: Pick<CommandLine, 'words' | 'json' | 'noCollections' | 'unread'>,
  signal: AbortSignal,
  output: Output,
): Promise<ExitCode> {
  const said = new Set<string>();
  const over: ReadonlySet<Job['state']> = new Set(['done', 'cancelled', 'failed']);
  client.on('jobs', ({ jobs }) => {
    for (const job of jobs) {
      if (job.kind !== 'import' || !over.has(job.state) || said.has(job.id)) continue;
      said.add(job.id);
      const { files, articles, sightings, versions, refused } = job.counts;
      if (line.json) output.out(JSON.stringify({ import: job.importId, label: job.label, ...job.counts }));
      else {
        const counts = `${files} files: ${articles} new, ${versions} versions, ${sightings} held, ${refused} not taken in`;
        output.out(plain(`${job.label}: ${counts}`));
      }
    }
  });
  let exit: ExitCode = 0;
  let watched = 0;
  for (const path of line.words.map((word) => resolve(word))) {
    const wishes = { collections: !line.noCollections, arrivesRead: !line.unread };
    const answer = await client.command('watch-add', { path, ...wishes });
    if (answer.ok) watched += 1;
    else {
      exit = 1;
      output.err(`${plain(path)}: ${failureWords(answer.failure)}`);
    }
  }
  if (watched === 0) return exit;
  output.err('Watching. Ctrl+C ends this; the folders stay in the list of watched folders.');
  await Promise.race([
    client.closed,
    new Promise<void>((settle) => {
      if (signal.aborted) settle();
      signal.addEventListener('abort', () => settle(), { once: true });
    }),
  ]);
  return exit;
}
