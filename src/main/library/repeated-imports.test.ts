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
      files(500, () => 'The same\n'),
    );
    const job = await rig.ended(rig.openWindow().client, await bringIn(rig, folder));
    expect(job).toMatchObject({ state: 'done', counts: { files: 500, articles: 1, sightings: 499, refused: 0 } });
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
