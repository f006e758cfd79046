import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PreviewState } from '../../contract/import-plan';
import { defer } from './deferred';
import { startRig, until, writeFiles, type FakeWindow, type Rig, type RigStart } from './testing/library-rig';

const rigs: Rig[] = [];
const start = async (options: RigStart = {}): Promise<Rig> => {
  const rig = await startRig(options);
  rigs.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.end();
});

const nothing = { files: [], outlets: [], formats: [], held: false };

async function preview(window: FakeWindow, folder: string): Promise<string> {
  const answer = await window.client.command('preview', { from: { kind: 'paths', paths: [folder] } });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.preview;
}

function lastState(window: FakeWindow): PreviewState | null {
  const said = window.messages.findLast((message) => message.type === 'preview');
  return said?.type === 'preview' ? said.preview : null;
}

async function bringIn(rig: Rig, window: FakeWindow, id: string, choices = {}) {
  const answer = await window.client.command('import', { from: { kind: 'preview', preview: id }, choices });
  if (!answer.ok) throw new Error(answer.failure.code);
  return rig.ended(window.client, answer.value.job);
}

describe('a preview', () => {
  it('says what would come in and what not, and stores nothing', async () => {
    const rig = await start();
    rig.database.answers = { held: (probes: readonly unknown[]) => probes.map(() => 'new') };
    const folder = await writeFiles(rig, {
      'a.txt': 'First\n',
      'b.txt': 'Second\n',
      'bad.txt': 'x',
      'c.txt': 'First\n',
    });
    const window = rig.openWindow();
    const id = await preview(window, folder);
    await until(() => lastState(window)?.isComplete === true && lastState(window)?.counts.standings.unknown === 0);
    expect(lastState(window)).toMatchObject({
      of: 4,
      isFolder: true,
      counts: { files: 4, articles: 3, refused: 1, standings: { new: 2, copy: 1 } },
      formats: [{ format: 'text', count: 3 }],
      refusals: [{ code: 'bad-text', count: 1 }],
    });
    const rows = await window.client.command('preview-rows', {
      preview: id,
      show: 'all',
      offset: 0,
      limit: 10,
      leaveOut: nothing,
    });
    expect(rows).toMatchObject({
      ok: true,
      value: { total: 4, chosen: 3, rows: [{ title: 'First' }, { title: 'Second' }, {}, {}] },
    });
    expect(rig.database.frames).toEqual([]);
    expect(rig.library.jobs).toEqual([]);
  });

  it('is imported without reading a file again, even one that is gone by then', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'First\n', 'b.txt': 'Second\n' });
    const window = rig.openWindow();
    const id = await preview(window, folder);
    await until(() => lastState(window)?.isComplete === true);
    await rm(join(folder, 'a.txt'));
    await writeFile(join(folder, 'b.txt'), 'Other words\n');
    const job = await bringIn(rig, window, id);
    expect(job).toMatchObject({ state: 'done', counts: { files: 2, articles: 2, refused: 0 } });
    expect(rig.intake.begun).toEqual(['a.txt', 'b.txt']);
    const titles = rig.database.frames
      .flatMap(({ changes }) => changes)
      .flatMap((change) => (change.type === 'article-add' ? [change.content.title] : []));
    expect(titles).toEqual(['First', 'Second']);
    const [, staged] = [0, await readdir(join(rig.dir, 'staging'))];
    expect(staged).toEqual([]);
  });

  it('can be imported before it is full: what is read by then comes in while the rest is read', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A\n', 'b.txt': 'B\n', 'z.txt': 'Z\n' });
    const held = defer<undefined>();
    rig.intake.gate = (name) => (name === 'z.txt' ? held.promise : Promise.resolve());
    const window = rig.openWindow();
    const id = await preview(window, folder);
    await until(() => lastState(window)?.counts.articles === 2);
    const answer = await window.client.command('import', { from: { kind: 'preview', preview: id } });
    if (!answer.ok) throw new Error(answer.failure.code);
    await until(() => rig.database.articles.size === 2);
    held.resolve(undefined);
    expect(await rig.ended(window.client, answer.value.job)).toMatchObject({ state: 'done', counts: { articles: 3 } });
    expect(rig.intake.begun).toHaveLength(3);
  });

  it('leaves out what the user left out: files, and what is held already', async () => {
    const rig = await start();
    rig.database.answers = {
      held: (probes: readonly { readonly object: string }[]) => probes.map((_, i) => (i === 0 ? 'held' : 'new')),
    };
    const folder = await writeFiles(rig, { 'a.txt': 'A\n', 'b.txt': 'B\n', 'c.txt': 'C\n' });
    const window = rig.openWindow();
    const id = await preview(window, folder);
    await until(() => lastState(window)?.isComplete === true);
    const job = await bringIn(rig, window, id, { leaveOut: { ...nothing, files: [join(folder, 'b.txt')] } });
    expect(job.counts).toMatchObject({ files: 2, articles: 2 });
    const again = await preview(window, folder);
    rig.database.answers = { held: (probes: readonly unknown[]) => probes.map(() => 'held') };
    const second = await bringIn(rig, window, again, { leaveOut: { ...nothing, held: true } });
    expect(second.counts).toMatchObject({ files: 0, articles: 0 });
  });

  it('leaves nothing behind but its staging folder when it is cut off, which the next start clears', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A\n' });
    const window = rig.openWindow();
    await preview(window, folder);
    await until(() => lastState(window)?.isComplete === true);
    expect(await readdir(join(rig.dir, 'staging'))).toHaveLength(1);
    await writeFile(join(rig.dir, 'staging', 'left-by-a-crash'), 'x');
    const reopened = await rig.reopen();
    rigs.splice(0, 1, reopened);
    await expect(readdir(join(rig.dir, 'staging'))).rejects.toThrow('ENOENT');
  });

  it('gives an import its tags, outlet, language and reading mark, all in the one step of the import', async () => {
    const rig = await start();
    rig.database.answers = {
      rules: () => [
        {
          id: 'r',
          isOn: true,
          when: { outlet: 'the gazette' },
          give: { tags: ['ruled'], collection: null, read: null },
        },
        { id: 'off', isOn: false, when: { format: 'text' }, give: { tags: ['never'], collection: null, read: null } },
      ],
    };
    const folder = await writeFiles(rig, { 'a.txt': 'A\n', 'b.txt': 'B\n' });
    const window = rig.openWindow();
    const defaults = { collection: null, tags: ['mine'], outlet: 'The Gazette', language: 'en' };
    const answer = await window.client.command('import', {
      from: { kind: 'paths', paths: [folder] },
      choices: { defaults },
    });
    if (!answer.ok) throw new Error(answer.failure.code);
    await rig.ended(window.client, answer.value.job);
    expect(new Set(rig.database.frames.map(({ group }) => group.id)).size).toBe(1);
    const changes = rig.database.frames.flatMap((frame) => frame.changes);
    const adds = changes.filter((change) => change.type === 'article-add');
    expect(adds[0]).toMatchObject({
      arrivesRead: true,
      content: { outlet: 'The Gazette', language: 'en', evidence: { outlet: 'user', language: 'user' } },
    });
    const ids = adds.map(({ seq }) => seq);
    expect(changes.filter((change) => change.type === 'tag-add')).toMatchObject([
      { tag: 'mine', ids },
      { tag: 'ruled', ids },
    ]);
  });

  it('goes with the window that asked for it', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A\n' });
    const window = rig.openWindow();
    const first = await preview(window, folder);
    const second = await preview(window, folder);
    expect(await window.client.command('import', { from: { kind: 'preview', preview: first } })).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
    await window.client.command('preview-discard', { preview: second });
    expect(await readdir(join(rig.dir, 'staging'))).toEqual([]);
  });
});
