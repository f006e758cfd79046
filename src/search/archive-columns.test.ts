import { describe, expect, it } from 'vitest';
import { ArchiveColumns, archiveColumns, listColumns } from './archive-columns';
import { document } from './archive-fixture';
import { archiveFields } from './mini-options';
import { noValue } from './segment/columns-writer';
import { SegmentIndex } from './segment-index';
import { cutArchiveField } from './words/cut-archive-field';

function open() {
  const index = new SegmentIndex({ fields: archiveFields.length, columns: archiveColumns }, cutArchiveField);
  const columns = new ArchiveColumns(index);
  return {
    index,
    columns,
    add: (...drafts: readonly (readonly [id: number, outlet: string, language: string | null])[]): void => {
      index.add(
        drafts.map(([id, outlet, language]) => {
          const { fields, columns: values } = document(id, { outlet, language, published: '2020-01-01', text: 'a' });
          return { fields: archiveFields.map((name) => fields[name]), columns: listColumns(id, values) };
        }),
      );
      columns.sync();
    },
    remove: (id: number): void => {
      const slot = columns.remove(id);
      if (slot !== undefined) index.remove(slot);
    },
    outletOf: (id: number): string | undefined =>
      columns.texts('outlet').values[columns.get('outlet', columns.slotOf(id) ?? -1)],
  };
}

describe('the columns of all segments together', () => {
  it('tell each document by its id, whichever segment it is in, and equal texts have one number', () => {
    const { add, columns, outletOf } = open();
    add([5, 'Gazette', 'en'], [9, 'Signal', null]);
    add([4_000_000_000, 'Gazette', 'pt-BR']);
    expect([5, 9, 4_000_000_000].map(outletOf)).toEqual(['Gazette', 'Signal', 'Gazette']);
    expect(columns.texts('outlet').values).toEqual(['Gazette', 'Signal']);
    expect(columns.texts('language').values).toEqual(['en', 'pt-br']);
    expect(columns.get('language', columns.slotOf(9) ?? -1)).toBe(noValue);
    expect([...columns.liveIds()]).toEqual([5, 9, 4_000_000_000]);
    expect(columns.texts('outlet').codeOf('nobody')).toBeUndefined();
  });

  it('lose what is removed, and take an id again that came back', () => {
    const { add, remove, columns, outletOf } = open();
    add([1, 'Gazette', 'en'], [2, 'Signal', 'en']);
    remove(1);
    expect(columns.slotOf(1)).toBeUndefined();
    expect(columns.live).toBe(1);
    add([1, 'Letter', 'en']);
    expect(outletOf(1)).toBe('Letter');
    expect(new Set(columns.liveIds())).toEqual(new Set([1, 2]));
  });

  it('follow a merge that gives documents other places', () => {
    const { add, remove, columns, outletOf, index } = open();
    for (let id = 1; id <= 700; id += 1) add([id, id % 2 === 0 ? 'Even' : 'Odd', 'en']);
    for (let id = 1; id <= 700; id += 3) remove(id);
    for (let id = 701; id <= 760; id += 1) add([id, 'Late', null]);
    expect(index.segments.length).toBeLessThan(200);
    expect(columns.live).toBe(index.documentCount);
    for (let id = 1; id <= 760; id += 1) {
      const isGone = id <= 700 && id % 3 === 1;
      expect(outletOf(id)).toBe(isGone ? undefined : id > 700 ? 'Late' : id % 2 === 0 ? 'Even' : 'Odd');
      const slot = columns.slotOf(id);
      if (slot !== undefined) expect(columns.get('id', slot)).toBe(id);
    }
  });
});
