import { join, resolve, sep } from 'node:path';
import type { ImportLine, Job, JobCounts } from '../../contract/control';
import type { RefusalCode } from '../../contract/failure';
import type { CommandLine } from './arguments';
import { plain, type Output } from './output';
import { failureWords, type ExitCode, type LibraryClient } from './types';

/** `import`: starts one in the library, follows it to its end, prints a line for each file and a summary. */
export async function runImport(
  client: LibraryClient,
  paths: readonly string[],
  options: Pick<CommandLine, 'json' | 'noCollections' | 'unread' | 'outlet' | 'tag'> & {
    readonly signal: AbortSignal;
  },
  output: Output,
): Promise<ExitCode> {
  const started = performance.now();
  const refusals = new Map<RefusalCode, string[]>();
  // The process that has the library open may stand in another folder.
  const given = new Map(paths.map((path) => [resolve(path), path]));
  let wanted: string | null = null;
  let sawLastFile = false;
  let jobs: readonly Job[] = [];
  const early: { readonly job: string; readonly lines: readonly ImportLine[]; readonly last: boolean }[] = [];

  const take = (found: ImportLine): void => {
    const line = { ...found, file: asGiven(found.file, given) };
    if (options.json) output.out(JSON.stringify(line));
    if (line.failure) {
      const files = refusals.get(line.failure.code) ?? [];
      files.push(line.part === null ? line.file : `${line.file} > ${line.part}`);
      refusals.set(line.failure.code, files);
    }
  };
  let finish: (job: Job | null) => void;
  const ended = new Promise<Job | null>((settle) => {
    finish = settle;
  });
  /** Messages may come before the answer that tells which job is ours, so they are kept and looked at again. */
  const look = (): void => {
    const job = jobs.find((candidate) => candidate.id === wanted);
    if (!job) return;
    for (const message of early.splice(0)) {
      if (message.job !== wanted) continue;
      message.lines.forEach(take);
      sawLastFile ||= message.last;
    }
    output.progress(progressLine(job));
    if (isOver(job) && sawLastFile) finish(job);
  };
  client.on('files', (message) => {
    early.push(message);
    look();
  });
  client.on('jobs', (message) => {
    jobs = message.jobs;
    look();
  });

  const from = { kind: 'paths', paths: [...given.keys()] } as const;
  const answer = await client.command('import', {
    from,
    follow: true,
    collections: !options.noCollections,
    choices: {
      defaults: {
        collection: null,
        tags: options.tag === null ? [] : [options.tag],
        outlet: options.outlet,
        language: null,
      },
      ...(options.unread ? { arrivesRead: false } : {}),
    },
  });
  if (!answer.ok) {
    output.err(failureWords(answer.failure));
    return 1;
  }
  const { job: jobId } = answer.value;
  wanted = jobId;
  look();
  options.signal.addEventListener('abort', () => void client.command('job-cancel', { job: jobId }), { once: true });

  void client.closed.then(() => finish(null));

  const job = await ended;
  if (!job) {
    output.err('The library was closed before the import was over. What was brought in stays; import again to go on.');
    return 1;
  }
  const { counts } = job;
  const seconds = (performance.now() - started) / 1000;
  if (options.json) {
    output.out(JSON.stringify({ summary: { ...counts, seconds: Math.round(seconds * 100) / 100 } }));
  } else {
    printReport(counts, refusals, seconds, output);
  }
  if (job.failure) output.err(failureWords(job.failure));
  if (job.state === 'cancelled') output.err('Cancelled. What was brought in before stays; import again to go on.');
  return counts.refused > 0 || job.state !== 'done' ? 1 : 0;
}

/** A path under one that was given as relative is printed relative again. */
export function asGiven(file: string, given: ReadonlyMap<string, string>): string {
  for (const [absolute, path] of given) {
    if (file === absolute) return path;
    if (file.startsWith(absolute + sep)) return join(path, file.slice(absolute.length + 1));
  }
  return file;
}

function isOver(job: Job): boolean {
  return job.state === 'done' || job.state === 'cancelled' || job.state === 'failed';
}

function progressLine(job: Job): string {
  const of = job.of === null ? '' : ` of ${job.of}`;
  const left = job.secondsLeft === null ? '' : `, ${Math.ceil(job.secondsLeft)} s left`;
  const state = job.state === 'paused' ? 'waiting for free space: ' : '';
  return `${state}${job.done}${of} files, ${Math.round(job.perSecond)} a second${left}`;
}

/** Prints counts, then refusals by reason with the first files of each. */
export function printReport(
  counts: JobCounts,
  refusals: ReadonlyMap<RefusalCode, readonly string[]>,
  seconds: number,
  output: Output,
): void {
  const rows: readonly (readonly [number, string])[] = [
    [counts.files, `files read in ${seconds.toFixed(1)} s`],
    [counts.articles, 'new articles'],
    [counts.versions, 'further versions of an article'],
    [counts.sightings, 'held already'],
    [counts.companions, 'belong to a saved page or the system'],
    [counts.refused, 'not taken in'],
  ];
  for (const [count, what] of rows) output.out(`${String(count).padStart(8)}  ${what}`);
  for (const [code, files] of [...refusals].sort((a, b) => b[1].length - a[1].length)) {
    output.out(`\n${code}: ${files.length}`);
    for (const file of files.slice(0, 10)) output.out(`    ${plain(file)}`);
    if (files.length > 10) output.out(`    and ${files.length - 10} more`);
  }
}
