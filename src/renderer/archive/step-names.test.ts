import { describe, expect, it } from 'vitest';
import { openDossiers } from './testing/open-dossiers';

describe('a step in the history', () => {
  it('is told by the names of that time, whatever they are called since', async () => {
    const { step, make, file, api } = await openDossiers(3);
    const years = await make('2019');
    const budget = await make('Budget');
    const other = await make('Other');
    await step('collection-move', { type: 'collection-move', id: budget, parent: years, before: null });
    await step('collection-move', { type: 'collection-move', id: budget, parent: null, before: null });
    await step('collection-move', { type: 'collection-move', id: other, parent: null, before: budget });
    await file(budget, [2, 3]);
    await step(
      'file',
      { type: 'collection-add', id: other, ids: [2], before: null },
      { type: 'collection-remove', id: budget, ids: [2] },
    );
    await step('collection-edit', { type: 'collection-edit', id: budget, name: 'Money' });
    await step('collection-edit', { type: 'collection-edit', id: budget, description: 'All of it' });
    await step('note', { type: 'note-set', target: { kind: 'collection', id: budget }, text: 'Look again' });
    await step('note', { type: 'note-set', target: { kind: 'article', id: 2 }, text: 'Look again' });
    await step('tag', { type: 'tag-add', tag: ' election ', ids: [2, 3] });
    await step('tag-rename', { type: 'tag-rename', tag: 'election', to: 'Vote' });
    await step('tag', { type: 'tag-add', tag: 'a', ids: [2] }, { type: 'tag-add', tag: 'b', ids: [2] });
    await step('collection-delete', { type: 'collection-delete', id: budget });
    const told = (await api.history(null, 50)).map(({ name, names }) => [name, names]);
    expect(told.toReversed()).toEqual([
      ['import', { name: 'Saved pages' }],
      ['collection-make', { name: '2019' }],
      ['collection-make', { name: 'Budget' }],
      ['collection-make', { name: 'Other' }],
      ['collection-move', { name: 'Budget', to: '2019' }],
      ['collection-move', { name: 'Budget', to: '' }],
      ['collection-move', { name: 'Other' }],
      ['file', { name: 'Budget' }],
      ['file', { name: 'Other', from: 'Budget' }],
      ['collection-edit', { name: 'Budget', to: 'Money' }],
      ['collection-edit', { name: 'Money' }],
      ['note', { name: 'Money' }],
      ['note', {}],
      ['tag', { name: 'election' }],
      ['tag-rename', { name: 'election', to: 'Vote' }],
      ['tag', {}],
      ['collection-delete', { name: 'Money' }],
    ]);
    expect((await api.lastUndoable())?.names).toEqual({ name: 'Money' });
  });
});
