import { describe, expect, it } from 'vitest';
import type { ChangeDraft } from '../../contract/change';
import { driveArchive } from './testing/drive-archive';
import { openDossiers } from './testing/open-dossiers';

const keys = (content: string) => ({ rules: 1, content: content.padEnd(32, '0'), body: 'b'.repeat(32), signature: '' });
const read = { charset: 'utf-8', extractor: 1 };
const today = '2026-01-01';
const search = (query: string) => ({ query, view: { kind: 'all' as const }, sort: 'newest' as const, today });

/** Revises article 2, `Headline 0`, to be about zebras. */
const revise: ChangeDraft = {
  type: 'article-revise',
  id: 2,
  change: {
    set: {
      title: 'Zebras seen',
      html: '<p>Zebras were seen.</p>',
      text: 'Zebras were seen.',
      outlet: 'The Savanna',
      published: { iso: '2011-02-03', precision: 'day', raw: '2011-02-03' },
      evidence: { title: 'user' },
      kicker: 'Nature',
    },
    without: [],
  },
  keys: keys('z'),
  read,
};

function readTable(factory: IDBFactory, name: string, table: string): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name);
    opening.addEventListener('error', () => reject(new Error(name)));
    opening.addEventListener('success', () => {
      const asked = opening.result.transaction(table).objectStore(table).getAll();
      asked.addEventListener('success', () => {
        opening.result.close();
        resolve(asked.result);
      });
    });
  });
}

describe('an article that is revised', () => {
  it('says the new, is found by it and no more by the old', async () => {
    const { api, driven, step } = await openDossiers(2);
    await step('edit-facts', revise);
    await driven.archive.settled();
    const view = await api.article(2);
    expect(view?.article).toMatchObject({ title: 'Zebras seen', outlet: 'The Savanna', kicker: 'Nature' });
    expect(view?.article.evidence.title).toBe('user');
    await expect.poll(() => api.searchIds(search('zebras'))).toEqual([2]);
    expect(await api.searchIds(search('title:"Headline 0"'))).toEqual([]);
    expect(await api.searchIds(search('published:2011'))).toEqual([2]);
  });

  it('is as it was once that is undone, and as it became once that is done again', async () => {
    const { api, driven, step, digest } = await openDossiers(2);
    const before = await digest();
    const group = await step('edit-facts', revise);
    const after = await digest();
    expect(after).not.toBe(before);
    await driven.undo(group);
    expect(await digest()).toBe(before);
    expect((await api.article(2))?.article.kicker).toBeUndefined();
    const undo = (await api.history(null, 1))[0]?.group ?? 0;
    await driven.undo(undo);
    expect(await digest()).toBe(after);
    await expect.poll(() => api.searchIds(search('zebras'))).toEqual([2]);
  });

  it('comes out the same when the journal is replayed into a new archive', async () => {
    const { journal, driven, step, digest, source } = await openDossiers(3);
    const group = await step('edit-facts', revise);
    await step('edit-facts', { ...revise, id: 3, keys: keys('y') });
    await driven.undo(group);
    const { IDBFactory } = await import('fake-indexeddb');
    const replayed = await driveArchive({ ...source, indexedDB: new IDBFactory() }, journal);
    await replayed.apply(...journal.frames);
    expect((await replayed.api.stats()).digest).toBe(await digest());
  });

  it('is known again by its file, as it came in', async () => {
    const { journal, driven, step } = await openDossiers(1);
    const add = journal.frames[0]?.changes[1];
    await step('edit-facts', revise);
    if (add?.type !== 'article-add') throw new Error('no article was added');
    const { seq: _, at: _at, ...again } = add;
    const origin = { ...again.origin, object: 'f'.repeat(64), path: '/other.html' };
    expect(await driven.change('import', [{ ...again, importId: 99, origin }])).toMatchObject([
      { result: 'sighting', id: 2 },
    ]);
  });

  it('leaves nothing of what it said when it is deleted for good', async () => {
    const { api, step, source } = await openDossiers(1);
    const group = await step('edit-facts', revise);
    await step('trash', { type: 'article-trash', ids: [2] });
    await step('purge', { type: 'article-purge', ids: [2] });
    expect(await api.inverse(group)).toEqual([]);
    expect(await api.article(2)).toBeNull();
    const names = (await source.indexedDB.databases()).map(({ name }) => name ?? '');
    const rows = await Promise.all(names.map((name) => readTable(source.indexedDB, name, 'revisions')));
    expect(rows.flat()).toEqual([]);
  });

  it('keeps a highlight where its words still stand, and sets one adrift whose words are gone', async () => {
    const { api, step } = await openDossiers(1);
    const text = (await api.article(2))?.article.text ?? '';
    const anchor = { start: 0, end: 4, exact: text.slice(0, 4), prefix: '', suffix: text.slice(4, 36) };
    await step('highlight', { type: 'highlight-add', articleId: 2, anchor, colour: 'sun', note: '', tags: [] });
    const moved = `More. ${text}`;
    const set = { text: moved, html: `<p>More.</p><p>${text}</p>` };
    await step('edit-text', { type: 'article-revise', id: 2, change: { set, without: [] }, keys: keys('m'), read });
    expect((await api.article(2))?.highlights[0]?.range).toEqual([6, 10]);
    await step('edit-text', revise);
    expect((await api.article(2))?.highlights[0]?.range).toBeNull();
  });
});

describe('a rule of an outlet', () => {
  const rule = { outlet: 'example.org', match: { kind: 'text' as const, pattern: 'Read more*' }, isOn: true };

  it('is made, changed, deleted and brought back, and each of these is undone', async () => {
    const { api, driven, step, journal } = await openDossiers(1);
    const id = await step('outlet-rule', { type: 'outlet-rule-make', rule });
    expect(await api.outletRules()).toMatchObject([{ id, ...rule }]);
    const off = await step('outlet-rule', { type: 'outlet-rule-edit', id, rule: { ...rule, isOn: false } });
    expect(await api.outletRules()).toMatchObject([{ isOn: false }]);
    await driven.undo(off);
    expect(await api.outletRules()).toMatchObject([{ isOn: true }]);
    const gone = await step('outlet-rule', { type: 'outlet-rule-delete', id });
    expect(await api.outletRules()).toEqual([]);
    await driven.undo(gone);
    expect(await api.outletRules()).toHaveLength(1);
    expect(journal.frames.at(-1)?.changes[0]?.type).toBe('outlet-rule-restore');
  });

  it('is about the articles of its outlet, those in Trash left out', async () => {
    const { api, step } = await openDossiers(3);
    await step('trash', { type: 'article-trash', ids: [3] });
    expect(await api.articlesOfOutlet('example.org')).toEqual([2, 4]);
    expect(await api.articlesOfOutlet('example.com')).toEqual([]);
  });
});
