import { describe, expect, it } from 'vitest';
import { archive, ask, document, idsOf } from './archive-fixture';
import { createMemoryStore, openArchiveSearch, type SegmentStore } from './index';

const words = ['strike', 'wage', 'pay', 'the', 'of', 'market', 'élan', '大学'];
const documents = Array.from({ length: 300 }, (_, index) =>
  document(index + 1, {
    title: `${words[index % 8] ?? ''} ${words[(index * 3) % 8] ?? ''}`,
    text: Array.from({ length: 5 + (index % 9) }, (__, at) => words[(index * 7 + at * at) % 8] ?? '').join(' '),
    outlet: `outlet ${index % 5}`,
  }),
);
const queries = ['strike', 'wage pay', 'str* -market', '"the of"', 'title:élan OR 大学', 'marke~'];

async function saved(): Promise<SegmentStore> {
  const store = createMemoryStore();
  // Two segments: the second one is what must still be found.
  await archive(documents, 150).save(store, 1);
  return store;
}

/** Replaces a file's bytes, then answers every query; each answer must be that of the documents still held. */
async function expectNoWrongAnswer(store: SegmentStore, name: string, bytes: ArrayBuffer): Promise<void> {
  const whole = (await store.read(name)) ?? new ArrayBuffer(0);
  await store.write(name, bytes);
  const opened = await openArchiveSearch(store);
  if (!opened) throw new Error('the manifest was not touched');
  for (const query of queries) {
    const found = (await opened.search.search(ask(query))).hits.map(({ id }) => id).sort((a, b) => a - b);
    const held = new Set(opened.search.ids());
    const wanted = (await idsOf(plain, query)).filter((id) => held.has(id)).sort((a, b) => a - b);
    expect(found).toEqual(wanted);
  }
  await store.write(name, whole);
}
const plain = archive(documents);

/** Where the sections of a file begin and end, from its header. */
function sectionsOf(file: ArrayBuffer): readonly (readonly [number, number])[] {
  const head = new Uint32Array(file, 0, 6);
  const first = 6 + (head[4] ?? 0);
  const table = new Uint32Array(file, first * 4, (head[5] ?? 0) * 3);
  return Array.from({ length: head[5] ?? 0 }, (_, at) => [
    table[at * 3] ?? 0,
    (table[at * 3] ?? 0) + (table[at * 3 + 1] ?? 0),
  ]);
}

describe('a damaged index never gives a wrong answer', () => {
  it.each(['segment', 'positions'])('when a %s file is cut at every sixteenth', async (kind) => {
    const store = await saved();
    const name = (await store.list()).find((each) => each.endsWith('positions') === (kind === 'positions')) ?? '';
    const bytes = (await store.read(name)) ?? new ArrayBuffer(0);
    for (let part = 0; part < 16; part += 1) {
      await expectNoWrongAnswer(store, name, bytes.slice(0, Math.floor((bytes.byteLength * part) / 16)));
    }
  });

  it.each(['segment', 'positions'])(
    'when one byte is flipped in each section of a %s file, or in its header',
    async (kind) => {
      const store = await saved();
      const name = (await store.list()).find((each) => each.endsWith('positions') === (kind === 'positions')) ?? '';
      const bytes = (await store.read(name)) ?? new ArrayBuffer(0);
      const sections = sectionsOf(bytes).filter(([from, to]) => from < to);
      expect(sections.length).toBeGreaterThan(1);
      for (const [from, to] of [[0, 24] as const, ...sections]) {
        for (const at of [from, Math.floor((from + to) / 2), to - 1]) {
          const damaged = new Uint8Array(bytes.slice(0));
          damaged[at] = (damaged[at] ?? 0) ^ 0x40;
          await expectNoWrongAnswer(store, name, damaged.buffer);
        }
      }
    },
  );

  it('when a file is of another version, missing, or that of another segment', async () => {
    const store = await saved();
    const [first = '', second = ''] = (await store.list()).filter((name) => !name.endsWith('positions'));
    const bytes = (await store.read(first)) ?? new ArrayBuffer(0);
    const foreign = new Uint8Array(bytes.slice(0));
    foreign[4] = 99;
    await expectNoWrongAnswer(store, first, foreign.buffer);
    await expectNoWrongAnswer(store, first, (await store.read(second)) ?? new ArrayBuffer(0));
    await store.remove(first);
    const opened = await openArchiveSearch(store);
    expect([opened?.lost, opened?.search.size]).toEqual([150, 150]);
  });

  it('when the places of words are lost: says which articles went with them, once, and they can be added again', async () => {
    const store = await saved();
    const name = (await store.list()).find((each) => each.endsWith('positions')) ?? '';
    await store.write(name, new ArrayBuffer(8));
    const lost: number[] = [];
    const opened = await openArchiveSearch(store, (ids) => void lost.push(...ids));
    const search = opened?.search ?? archive([]);
    search.remove([7]);
    expect([lost, search.size]).toEqual([[], 299]);
    await search.search(ask('"the of"'));
    await search.search(ask('"of the"'));
    expect(lost).toEqual(documents.slice(0, 150).flatMap(({ id }) => (id === 7 ? [] : [id])));
    search.add(documents.filter(({ id }) => lost.includes(id)));
    const found = (await idsOf(search, '"the of"')).sort((a, b) => a - b);
    expect(found).toEqual((await idsOf(plain, '"the of"')).filter((id) => id !== 7).sort((a, b) => a - b));
  });
});
