import type { LibraryStats } from '../../contract/archive-api';
import type { VerifyReport } from '../../contract/control';
import type { Output } from './output';
import { failureWords, type ExitCode, type LibraryClient } from './types';

/** `stats`: counts and the digest of the archive's content. */
export async function runStats(client: LibraryClient, json: boolean, output: Output): Promise<ExitCode> {
  const answer = await client.command('ask', { method: 'stats', args: [] });
  if (!answer.ok) {
    output.err(failureWords(answer.failure));
    return 1;
  }
  // `ask` carries any answer; `stats` gives LibraryStats (contract/archive-api.ts).
  const stats = answer.value as LibraryStats;
  if (json) output.out(JSON.stringify(stats));
  else for (const [name, value] of Object.entries(stats)) output.out(`${name.padEnd(12)} ${String(value)}`);
  return 0;
}

/** `verify`: checks every object and frame; one line for each fault. */
export async function runVerify(client: LibraryClient, json: boolean, output: Output): Promise<ExitCode> {
  let wanted: string | null = null;
  const early: { job: string; report: VerifyReport }[] = [];
  let lose: (why: string) => void;
  const ended = new Promise<VerifyReport | string>((resolve) => {
    lose = resolve;
    client.on('faults', (message) => {
      early.push(message);
      if (message.job === wanted) resolve(message.report);
    });
    client.on('jobs', (message) => {
      const job = message.jobs.find((candidate) => candidate.id === wanted);
      if (!job) return;
      output.progress(`${job.done}${job.of === null ? '' : ` of ${job.of}`} checked`);
      if (job.state === 'failed' || job.state === 'cancelled') {
        resolve(job.failure ? failureWords(job.failure) : 'The check was cut off.');
      }
    });
  });
  const answer = await client.command('verify', {});
  if (!answer.ok) {
    output.err(failureWords(answer.failure));
    return 1;
  }
  wanted = answer.value.job;
  void client.closed.then(() => lose('The library was closed before the check was over.'));
  const report = early.find((message) => message.job === wanted)?.report ?? (await ended);
  if (typeof report === 'string') {
    output.err(report);
    return 1;
  }
  const { faults, ...rest } = report;
  for (const fault of faults) output.out(json ? JSON.stringify(fault) : Object.values(fault).join(' '));
  if (json) output.out(JSON.stringify({ summary: { ...rest, faults: faults.length } }));
  else {
    output.out(
      `${rest.objects} originals, ${rest.frames} journal frames and ${rest.articles} articles checked: ${faults.length === 0 ? 'all is well' : `${faults.length} faults`}`,
    );
  }
  return report.ok ? 0 : 1;
}

/** `rebuild`: sets the archive's database aside, fills a new one from the journal, and prints what it holds then. */
export async function runRebuild(client: LibraryClient, json: boolean, output: Output): Promise<ExitCode> {
  const stop = client.on('archive', ({ event }) => {
    if (event.type === 'progress') output.progress(`${event.what}: ${event.done} of ${event.of}`);
  });
  const answer = await client.command('rebuild', {});
  stop();
  if (!answer.ok) {
    output.err(failureWords(answer.failure));
    return 1;
  }
  return runStats(client, json, output);
}
