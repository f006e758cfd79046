import { afterEach, describe, expect, it } from 'vitest';
import { defer } from './deferred';
import { startRig, until, writeFiles, type Rig } from './testing/library-rig';

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.end();
  rig = null;
});

const bringIn = async (started: Rig, folder: string): Promise<string> => {
  const { client } = started.openWindow();
  const answer = await client.command('import', { from: { kind: 'paths', paths: [folder] } });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.job;
};

const files = (count: number, text: (n: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`text-${String(n).padStart(4, '0')}.txt`, text(n)]));

describe('the same again', () => {
  it('identical files are one article, and every other one of them is noted as seen again', async () => {
    rig = await startRig({});
    const folder = await writeFiles(
      rig,
      files(10_000, () => 'The same\n'),
    );
    const job = await rig.ended(rig.openWindow().client, await bringIn(rig, folder));
    expect(job).toMatchObject({ state: 'done', counts: { files: 10_000, articles: 1, sightings: 9_999, refused: 0 } });
    const objects = rig.database.frames
      .flatMap(({ changes }) => changes)
      .flatMap((change) => (change.type === 'article-add' ? [change.origin.object] : []));
    expect([objects.length, new Set(objects).size]).toEqual([10_000, 1]);
  });

  it('two imports begun at once over the same files bring each once, and both say what became of all of theirs', async () => {
    rig = await startRig({});
    const started = rig;
    const all = files(300, (n) => `Text ${n}\n`);
    const names = Object.keys(all);
    const pick = (from: number, to: number) =>
      Object.fromEntries(names.slice(from, to).map((name) => [name, all[name] ?? '']));
    const one = await writeFiles(started, pick(0, 200), 'one');
    const two = await writeFiles(started, pick(100, 300), 'two');
    const { client } = started.openWindow();
    const jobs = await Promise.all([bringIn(started, one), bringIn(started, two), bringIn(started, one)]);
    const ended = await Promise.all(jobs.map((job) => started.ended(client, job)));
    for (const job of ended)
      expect(job).toMatchObject({ state: 'done', counts: { files: 200, refused: 0, versions: 0 } });
    const sum = (of: 'articles' | 'sightings') => ended.reduce((total, { counts }) => total + (counts?.[of] ?? 0), 0);
    expect([sum('articles'), sum('sightings')]).toEqual([300, 300]);
    expect(started.database.articles.size).toBe(300);
  });

  it('a folder imported anew after a cancel brings what was missing, and nothing twice', async () => {
    rig = await startRig({});
    const started = rig;
    const folder = await writeFiles(
      started,
      files(200, (n) => `Text ${n}\n`),
    );
    const { client } = started.openWindow();
    const held = defer<undefined>();
    started.intake.gate = (name) => (name >= 'text-0100' ? held.promise : Promise.resolve());
    const first = await bringIn(started, folder);
    await until(() => started.database.articles.size === 100);
    await client.command('job-cancel', { job: first });
    held.resolve(undefined);
    expect(await started.ended(client, first)).toMatchObject({ state: 'cancelled' });
    const second = await started.ended(client, await bringIn(started, folder));
    expect(second).toMatchObject({ state: 'done', counts: { files: 200, refused: 0 } });
    expect(second.counts?.sightings).toBe(100);
    expect(started.database.articles.size).toBe(200);
  });
});
