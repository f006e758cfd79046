import { stat } from 'node:fs/promises';
import type { ExportSelection, Job } from '../../contract/control';
import type { Collection } from '../../contract/mark';
import type { ExportWords } from './export-words';
import { plain, type Output } from './output';
import { failureWords, type ExitCode, type LibraryClient } from './types';

/** `export`: writes articles to a file and prints how many. Interrupted, it leaves what was there before. */
export async function runExport(
  client: LibraryClient,
  words: ExportWords,
  options: { readonly json: boolean; readonly signal: AbortSignal },
  output: Output,
): Promise<ExitCode> {
  const started = performance.now();
  const found = await findWhat(client, words.what);
  if ('wrong' in found) {
    output.err(found.wrong);
    return 1;
  }
  let wanted: string | null = null;
  const last = new Map<string, Job>();
  let settle: (job: Job | null) => void;
  const ended = new Promise<Job | null>((resolve) => {
    settle = resolve;
  });
  const look = (job: Job | undefined): void => {
    if (!job || job.id !== wanted) return;
    output.progress(`${job.done}${job.of === null ? '' : ` of ${job.of}`} articles`);
    if (['done', 'failed', 'cancelled'].includes(job.state)) settle(job);
  };
  // The job's last word may come before the answer that names it.
  client.on('jobs', ({ jobs }) => {
    for (const job of jobs) {
      last.set(job.id, job);
      look(job);
    }
  });
  const answer = await client.command('export', {
    what: found.what,
    format: words.format,
    // What is called everything is taken for a whole copy.
    options: { title: found.title, withNotes: words.withNotes || words.format === 'jsonl' },
    path: words.out,
  });
  if (!answer.ok) {
    output.err(failureWords(answer.failure));
    return 1;
  }
  // Only a shell that asks where gives none, and it is not asked when there is a path.
  const job = answer.value?.job ?? '';
  wanted = job;
  const cancel = (): void => void client.command('job-cancel', { job });
  if (options.signal.aborted) cancel();
  options.signal.addEventListener('abort', cancel, { once: true });
  void client.closed.then(() => settle(null));
  look(last.get(job));
  const end = await ended;
  if (end?.state !== 'done') {
    output.err(end?.failure ? failureWords(end.failure) : 'The export was cut off; nothing was changed.');
    return 1;
  }
  const bytes = await stat(words.out).then(
    ({ size }) => size,
    () => 0,
  );
  const seconds = Math.round((performance.now() - started) / 10) / 100;
  if (options.json) output.out(JSON.stringify({ summary: { articles: end.done, bytes, path: words.out, seconds } }));
  else output.out(plain(`${end.done} ${end.done === 1 ? 'article' : 'articles'} written to ${words.out}`));
  return 0;
}

type Found = { readonly what: ExportSelection; readonly title: string } | { readonly wrong: string };

async function findWhat(client: LibraryClient, what: ExportWords['what']): Promise<Found> {
  if (what.kind === 'ids') return { what, title: 'Articles' };
  if (what.kind === 'query') return { what, title: what.query.trim() === '' ? 'All articles' : what.query.trim() };
  const answer = await client.command('ask', { method: 'collections', args: [] });
  if (!answer.ok) return { wrong: failureWords(answer.failure) };
  // `ask` carries any answer; `collections` gives these (contract/archive-api.ts).
  const collections = answer.value as readonly Collection[];
  const named = findByName(collections, what.name);
  const [only] = named;
  if (!only) return { wrong: `There is no collection “${plain(what.name)}” in this library.` };
  if (named.length > 1) {
    const ids = named.map(({ id }) => id).join(', ');
    return { wrong: `There are ${named.length} collections “${plain(what.name)}”: give the number of one (${ids}).` };
  }
  return { what: { kind: 'collection', id: only.id }, title: only.name };
}

/** By number, else by name, else by name in whatever capitals. */
function findByName(collections: readonly Collection[], wanted: string): readonly Collection[] {
  const ways: readonly ((collection: Collection) => boolean)[] = [
    ({ id }) => /^\d+$/u.test(wanted) && id === Number(wanted),
    ({ name }) => name === wanted,
    ({ name }) => fold(name) === fold(wanted),
  ];
  for (const fits of ways) {
    const found = collections.filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
