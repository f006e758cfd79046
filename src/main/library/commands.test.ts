import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FromMain, ToMain } from '../../contract/control';
import type { ShellServices } from './types';
import { createControlClient } from './control-client';
import { createWirePair } from './wire-pair';
import { listFolder } from './list-folder';
import { openLibrary } from './open-library';
import { createFakeIntake } from './testing/fake-intake';
import { startRig, type Rig } from './testing/library-rig';

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.end();
  rig = null;
});

describe('a command', () => {
  it.each<[string, unknown]>([
    ['no-such-command', {}],
    ['toString', {}],
    ['import', {}],
    ['import', { from: { kind: 'paths', paths: [] } }],
    ['import', { from: { kind: 'paths', paths: ['relative/path'] } }],
    ['import', { from: { kind: 'paths', paths: ['/a\0b'] } }],
    ['import', { from: { kind: 'elsewhere' } }],
    ['import-continue', { importId: 'x' }],
    ['import-continue', null],
    ['edit', { name: 'import', changes: [{ type: 'star', ids: [1], starred: true }], undoes: null }],
    ['edit', { name: 'star', changes: [], undoes: null }],
    ['edit', { name: 'star', changes: [{ type: 'star', ids: [], starred: true }], undoes: null }],
    ['edit', { name: 'star', changes: [{ type: 'star', ids: [-1], starred: true }], undoes: null }],
    ['edit', { name: 'star', changes: [{ type: 'star', ids: [1], starred: 'yes' }], undoes: null }],
    ['edit', { name: 'star', changes: [{ type: 'article-add' }], undoes: null }],
    ['save-original', { object: '../../etc/passwd', fileName: 'x' }],
    ['ask', { method: 'constructor', args: [] }],
    ['open-link', { url: 'https://example.org' }],
    ['open-article', { id: 1, query: '' }],
    ['reveal-library', {}],
    ['choose-import', { what: 'files' }],
    ['list-folder', { path: 'relative' }],
  ])('%s that does not fit, or that the shell cannot do, is answered with bad-request', async (name, args) => {
    rig = await startRig();
    const { client } = rig.openWindow();
    // From another process anything may come.
    const answer = await client.command(name as 'verify', args as Record<string, never>);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(JSON.stringify(answer)).not.toContain('.ts:');
  });

  it('that is no message at all is not answered, and harms nothing', async () => {
    rig = await startRig();
    const sent: unknown[] = [];
    let deliver: ((message: ToMain) => void) | null = null;
    rig.library.attach(
      {
        send: (message) => sent.push(message),
        onMessage: (listener) => (deliver = listener),
        onClose: () => {},
        close: () => {},
      },
      null,
    );
    // As above.
    for (const nonsense of [null, 7, 'x', [], { id: 'x' }])
      (deliver as ((message: ToMain) => void) | null)?.(nonsense as unknown as ToMain);
    expect(await rig.openWindow().client.command('library-info', {})).toMatchObject({ ok: true });
    expect(sent.filter((message) => /"type":"(?:done|refused)"/u.test(JSON.stringify(message)))).toEqual([]);
  });

  it('to edit 200,000 articles is one frame, and to edit one more is refused', async () => {
    rig = await startRig();
    const { client } = rig.openWindow();
    const ids = Array.from({ length: 200_000 }, (_, i) => i + 1);
    const edit = (articles: readonly number[]) =>
      client.command('edit', {
        name: 'tag',
        changes: [{ type: 'tag-add', tag: 'all', ids: articles }],
        undoes: null,
      });
    expect(await edit(ids)).toEqual({ ok: true, value: { group: 1 } });
    expect(await edit([...ids, 200_001])).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(rig.library.vault.journal.end).toMatchObject({ frame: 1, seq: 1 });
  });

  it('to edit journals only the fields an edit has', async () => {
    rig = await startRig();
    const { client } = rig.openWindow();
    const change = { type: 'star' as const, ids: [1], starred: true, extra: 'x' };
    await client.command('edit', { name: 'star', changes: [change], undoes: null });
    await rig.library.settled();
    const [stored] = rig.database.frames.flatMap(({ changes }) => changes);
    expect(stored).toEqual({ seq: 1, at: stored?.at, type: 'star', ids: [1], starred: true });
  });

  it.each<[string, boolean]>([
    ['https://example.org/a', true],
    ['mailto:desk@example.org', true],
    ['javascript:alert(1)', false],
    ['java\tscript:alert(1)', false],
    ['file:///etc/passwd', false],
    ['not an address', false],
  ])('to open %j is passed on: %j', async (url, isPassed) => {
    const opened: string[] = [];
    const dir = join(await mkdtemp(join(tmpdir(), 'backfile-test-')), 'Library');
    const shell: ShellServices = {
      shell: 'electron',
      version: '1',
      samplesDir: '',
      startEngine: () => Promise.resolve(),
      showWindow: () => Promise.resolve(),
      openLink: async (link) => void opened.push(link),
      log: () => {},
    };
    const library = await openLibrary({ dir, shell, intake: createFakeIntake(), floorBytes: 0 });
    if (!library.ok) throw new Error(library.failure.code);
    const [page, main] = createWirePair<FromMain, ToMain>();
    library.value.attach(main, null);
    const answer = await createControlClient(page).command('open-link', { url });
    expect(answer.ok).toBe(isPassed);
    expect(opened).toHaveLength(isPassed ? 1 : 0);
    await library.value.close();
    await rm(join(dir, '..'), { recursive: true, force: true });
  });
});

describe('the folder list', () => {
  it('shows folders first, then files with their size, and nothing hidden', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'backfile-test-'));
    await mkdir(join(dir, 'zoo'));
    await writeFile(join(dir, 'a10.html'), '12345');
    await writeFile(join(dir, 'a9.html'), '');
    await writeFile(join(dir, '.hidden'), '');
    const listing = await listFolder(dir);
    if (!listing.ok) throw new Error(listing.failure.code);
    expect(listing.value.entries.map(({ name, isFolder, bytes }) => [name, isFolder, bytes])).toEqual([
      ['zoo', true, 0],
      ['a9.html', false, 0],
      ['a10.html', false, 5],
    ]);
    expect(listing.value.parent).toBe(join(dir, '..'));
    await rm(dir, { recursive: true });
  });

  it('begins with the usual places', async () => {
    const listing = await listFolder(null);
    expect(listing).toMatchObject({ ok: true, value: { path: null, parent: null, more: 0 } });
    expect(listing.ok && listing.value.entries.length).toBeGreaterThan(0);
  });

  it('says so when a folder cannot be listed', async () => {
    expect(await listFolder(join(tmpdir(), 'no', 'such'))).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });
});
