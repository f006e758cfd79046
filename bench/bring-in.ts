/**
 * What does bringing files in take as a whole, in browser mode with a real Chromium: a preview of 5,000 files (memory and
 * disk), an import of 20,000 (articles a second, memory at each quarter, the share of it that telling copies apart takes),
 * 10,000 times the same file. BENCH_FILES sets how many; memory is told on Linux only. Needs `npm run build`.
 */
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job } from '../src/contract/control';
import { writeCorpus } from '../e2e/corpus';
import { decodeText } from '../src/main/intake/decode';
import { extractText } from '../src/main/intake/extract/index';
import { identify } from '../src/main/intake/identify/index';
import type { ControlClient } from '../src/main/library/client';
import { createStoryIndex, makeEntry } from '../src/renderer/archive/story-index';
import { matchStories } from '../src/renderer/archive/story-match';
import { asText, generateArticles } from './natural-text';
import { openWithWindow, type OpenLibrary } from './with-library';

const files = Number(process.env['BENCH_FILES'] ?? 20_000);
const previewed = Math.min(5_000, files);
const same = files / 2;

export async function run(): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'backfile-bench-'));
  try {
    await writeCorpus(join(work, 'some'), previewed, 'text', 2);
    await writeCorpus(join(work, 'all'), files, 'text');
    await writeSame(join(work, 'same'));
    const dir = join(work, 'library');
    const open = await openWithWindow(dir);
    try {
      await measurePreview(open, dir, join(work, 'some'));
      const perArticleMs = await measureImport(open, join(work, 'all'), `${files} texts`);
      await measureImport(open, join(work, 'same'), `${same} times the same text`);
      await measureShare(perArticleMs);
    } finally {
      await open.close();
    }
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function writeSame(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = asText(generateArticles(3)());
  for (let i = 0; i < same; i++) await writeFile(join(folder, `${String(i).padStart(6, '0')}.txt`), text);
}

/** Resident memory in MB (Linux only); NaN elsewhere. */
async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function sizeMb(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => null);
      return found?.isFile() === true ? found.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20;
}

async function measurePreview({ client, server }: OpenLibrary, dir: string, folder: string): Promise<void> {
  const { pid } = server.process;
  const before = await residentMb(pid);
  let most = before;
  const looking = setInterval(() => void residentMb(pid).then((now) => (most = Math.max(most, now))), 50);
  const started = performance.now();
  const full = new Promise<void>((resolve) => {
    client.on('preview', ({ preview }) => {
      if (preview.isComplete && preview.counts.standings.unknown === 0) resolve();
    });
  });
  const answer = await client.command('preview', { from: { kind: 'paths', paths: [folder] } });
  if (!answer.ok) throw new Error(answer.failure.code);
  await full;
  const seconds = (performance.now() - started) / 1000;
  clearInterval(looking);
  const staged = await sizeMb(join(dir, 'staging'));
  const given = await sizeMb(folder);
  await client.command('preview-discard', { preview: answer.value.preview });
  const left = await sizeMb(join(dir, 'staging'));
  console.log(
    `Preview of ${previewed} texts (${given.toFixed(1)} MB): ${seconds.toFixed(1)} s, ${staged.toFixed(1)} MB staged, ${left.toFixed(1)} MB after it is discarded; main side ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`,
  );
}

/** Imports a folder, says what it took, and gives the milliseconds for each file. */
async function measureImport({ client, server }: OpenLibrary, folder: string, what: string): Promise<number> {
  const started = performance.now();
  const marks: string[] = [];
  const answer = await client.command('import', { from: { kind: 'paths', paths: [folder] }, collections: false });
  if (!answer.ok) throw new Error(answer.failure.code);
  const ended = await watchJob(client, answer.value.job, async (done, of) => {
    if (done >= (of * (marks.length + 1)) / 4) marks.push((await residentMb(server.process.pid)).toFixed(0));
  });
  const ms = performance.now() - started;
  const { counts, done } = ended;
  console.log(
    `Import of ${what}: ${((done * 1000) / ms).toFixed(0)} files/s; ${counts.articles} articles, ${counts.sightings} seen again, ${counts.versions} versions, ${counts.refused} refused; main side ${marks.join(', ')} MB at each quarter`,
  );
  return ms / done;
}

function watchJob(
  client: ControlClient,
  id: string,
  onProgress: (done: number, of: number) => Promise<void>,
): Promise<Job> {
  return new Promise((resolve, reject) => {
    client.on('jobs', ({ jobs }) => {
      const job = jobs.find((one) => one.id === id);
      if (!job) return;
      void onProgress(job.done, job.of ?? Infinity).then(() => {
        if (job.state === 'done') resolve(job);
        if (job.state === 'failed' || job.state === 'cancelled') reject(new Error(`the import ended as ${job.state}`));
      });
    });
  });
}

/** Signing at intake, and finding stories in the archive, of the same articles; without waiting for what the archive reads. */
async function measureShare(perArticleMs: number): Promise<void> {
  const next = generateArticles(1);
  const index = createStoryIndex();
  const texts: string[] = [];
  let [cutMs, signMs, findMs, compared] = [0, 0, 0, 0];
  for (let i = 0; i < files; i++) {
    const bytes = Buffer.from(asText(next()));
    const begun = performance.now();
    const decoded = decodeText(bytes, false);
    if ('code' in decoded) continue;
    const input = { text: decoded.text, fileName: 'a.txt', part: null, savedMs: null, explain: false };
    const cut = extractText(input);
    if ('refusal' in cut) continue;
    const wasCut = performance.now();
    const { signature, rules } = identify(cut.content);
    const wasSigned = performance.now();
    const entry = makeEntry(signature, rules);
    const near = entry ? index.near(entry) : [];
    await matchStories(
      cut.content.text,
      near,
      (id) => id,
      async (id) => texts[id - 1] ?? '',
    );
    const id = texts.push(cut.content.text);
    if (entry) index.add(id, entry);
    cutMs += wasCut - begun;
    signMs += wasSigned - wasCut;
    findMs += performance.now() - wasSigned;
    compared += near.length;
  }
  const [cut, sign, find] = [cutMs, signMs, findMs].map((ms) => ms / texts.length) as [number, number, number]; // three in, three out
  console.log(
    `Telling copies apart: ${sign.toFixed(3)} ms to sign an article (cutting it out took ${cut.toFixed(3)} ms), ${find.toFixed(3)} ms to find its story (${compared} pairs compared), of ${perArticleMs.toFixed(2)} ms for each article from file to searchable: ${((100 * (sign + find)) / perArticleMs).toFixed(1)} % (goal at most 5 %)`,
  );
}
