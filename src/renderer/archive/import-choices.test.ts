import { describe, expect, it } from 'vitest';
import type { ChangeDraft } from '../../contract/change';
import type { ImportChoices } from '../../contract/import-plan';
import type { ImportRule } from '../../contract/import-rule';
import { addArticle, beginImport } from './testing/drive-archive';
import { openDossiers } from './testing/open-dossiers';

const rule: ImportRule = {
  id: 'a',
  isOn: true,
  when: { outlet: 'The Gazette' },
  give: { tags: ['local'], collection: null, read: true },
};

const arriveRead = (change: ChangeDraft): ChangeDraft =>
  change.type === 'article-add' ? { ...change, arrivesRead: true } : change;

describe('an import with defaults, taken back', () => {
  it('takes what it tagged and filed with it, leaves what was held before as it was, and brings all of it back', async () => {
    const { driven, api, step, make, digest, journal } = await openDossiers(2);
    const mine = await make('Mine');
    const before = await digest();
    const held = journal.frames[0]?.changes[1];
    if (held?.type !== 'article-add') throw new Error('no article');
    // 6: a new article that arrives read; 7: one that is held already.
    await driven.change('import', [
      beginImport(),
      arriveRead(addArticle(6, { title: 'New' })),
      { ...held, importId: 6, origin: { ...held.origin, path: '/elsewhere/same.html' } },
      { type: 'tag-add', tag: 'batch', ids: [7, 8] },
      { type: 'collection-add', id: mine, ids: [7, 8], before: null },
      { type: 'import-end', importId: 6, end: 'done' },
    ]);
    const [summary] = await api.imports();
    expect(summary).toMatchObject({ id: 6, articles: 1, sightings: 1 });
    expect(await api.article(7)).toMatchObject({ isRead: true, tags: ['batch'] });
    const whole = await digest();
    await step('withdraw', { type: 'import-withdraw', importId: 6 });
    expect(await digest()).toBe(before);
    expect(await api.tags()).toEqual([]);
    await step('withdraw', { type: 'import-reinstate', importId: 6 });
    expect(await digest()).toBe(whole);
    expect(await api.article(7)).toMatchObject({ isRead: true, tags: ['batch'], collections: [mine] });
  });

  it('keeps an article the user has marked since, with what the import put on it', async () => {
    const { driven, api, step } = await openDossiers(1);
    await driven.change('import', [
      beginImport(),
      arriveRead(addArticle(4, { title: 'Starred' })),
      arriveRead(addArticle(4, { title: 'Read again' })),
      arriveRead(addArticle(4, { title: 'Left alone' })),
      { type: 'tag-add', tag: 'batch', ids: [5, 6, 7] },
      { type: 'import-end', importId: 4, end: 'done' },
    ]);
    await step('star', { type: 'star', ids: [5], starred: true });
    await step('reading', { type: 'read', ids: [6], read: false });
    await step('reading', { type: 'read', ids: [6], read: true });
    await driven.undo(4);
    expect(await api.article(5)).toMatchObject({ tags: ['batch'], isStarred: true });
    expect(await api.article(6)).toMatchObject({ tags: ['batch'] });
    expect(await api.article(7)).toBeNull();
    expect((await api.imports())[0]).toMatchObject({ isWithdrawn: true, kept: 2 });
  });
});

describe('imports of the same article, taken back one after another', () => {
  it('leave nothing when the mark between them is taken off too', async () => {
    const { driven, api, step, journal } = await openDossiers(1);
    const held = journal.frames[0]?.changes[1];
    if (held?.type !== 'article-add') throw new Error('no article');
    await driven.undo(1);
    const bringAgain = async (): Promise<number> => {
      const importId = (journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 1;
      const again = { ...held, importId };
      await driven.change('import', [beginImport(), again, { type: 'import-end', importId, end: 'done' }]);
      return importId;
    };
    const second = await bringAgain();
    const star = await step('star', { type: 'star', ids: [2], starred: true });
    const third = await bringAgain();
    for (const group of [third, star, second]) await driven.undo(group);
    expect(await api.counts()).toMatchObject({ all: 0 });
  });
});

describe('the rules of importing', () => {
  it('are kept in their order, are part of what a replay gives, and a change to them is undone', async () => {
    const { driven, api, step, digest } = await openDossiers(1);
    const before = await digest();
    const group = await step('rules', { type: 'rules-set', rules: [rule, { ...rule, id: 'b', isOn: false }] });
    expect((await api.rules()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await digest()).not.toBe(before);
    await driven.undo(group);
    expect(await api.rules()).toEqual([]);
    expect(await digest()).toBe(before);
  });

  it('say which held articles they mean, Trash left out', async () => {
    const { driven, api, step } = await openDossiers(1);
    await driven.change('import', [
      beginImport(),
      addArticle(4, { title: 'One', outlet: 'the gazette ' }),
      addArticle(4, { title: 'Two', outlet: 'The Gazette' }),
      addArticle(4, { title: 'Three', outlet: 'The Gazetteer' }),
      { type: 'import-end', importId: 4, end: 'done' },
    ]);
    await step('trash', { type: 'article-trash', ids: [6] });
    expect(await api.ruleMatches(rule.when)).toEqual([5]);
    expect(await api.ruleMatches({})).toEqual([]);
  });
});

describe('before an import', () => {
  it('the archive says what is held, in Trash, another version or new, and changes nothing by it', async () => {
    const { api, journal, step, digest } = await openDossiers(2);
    const [held, trashed] = (journal.frames[0]?.changes ?? []).filter((change) => change.type === 'article-add');
    if (!held || !trashed) throw new Error('no articles');
    await step('trash', { type: 'article-trash', ids: [trashed.seq] });
    const before = await digest();
    const probe = ({ origin, content, keys }: typeof held) => ({
      object: origin.object,
      canonicalUrl: content.canonicalUrl,
      keys,
    });
    const other = { object: 'f'.repeat(64), canonicalUrl: null, keys: { ...held.keys, content: '0', body: '0' } };
    expect(await api.held([probe(held), probe(trashed), other])).toEqual(['held', 'in-trash', 'new']);
    expect(await digest()).toBe(before);
  });
});

function begin(choices: ImportChoices): ChangeDraft {
  const draft = beginImport();
  if (draft.type !== 'import-begin') throw new Error('no beginning');
  return { ...draft, choices };
}

describe('the report of an import', () => {
  it('says what was left out before it began, without the names of very many files', async () => {
    const { driven, api } = await openDossiers(1);
    const files = Array.from({ length: 300 }, (_, i) => `/in/${i}.txt`);
    const choices = { leaveOut: { files, outlets: [null], formats: [], held: true } };
    await driven.change('import', [begin(choices)]);
    const report = await api.importReport(4);
    expect(report?.leftOut).toMatchObject({ fileCount: 300, outlets: [null], formats: [], held: true });
    expect(report?.leftOut?.files).toHaveLength(200);
    const nothing = { leaveOut: { files: [], outlets: [], formats: [], held: false } };
    await driven.change('import', [begin(nothing)]);
    expect(await api.importReport(5)).not.toHaveProperty('leftOut');
    expect(await api.importReport(1)).not.toHaveProperty('leftOut');
  });
});
