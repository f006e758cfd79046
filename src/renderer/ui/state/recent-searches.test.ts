import { expect, it } from 'vitest';
import type { Connection } from './connection';
import { createRecentSearches } from './recent-searches';
import { createStore } from './store';

function open(kept = new Map<string, string>()) {
  const connection = createStore<Pick<Connection, 'info'>>({ info: null });
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const recent = createRecentSearches(storage, connection);
  const goTo = (dir: string): void =>
    connection.set({
      info: { name: dir, dir, version: '', shell: 'browser', freeBytes: 0, usedBytes: 0, warnings: [] },
    });
  return { recent, goTo, kept };
}

it('the last search stands first, each once, at most twelve', () => {
  const { recent, goTo } = open();
  goTo('/one');
  for (let at = 0; at < 15; at += 1) recent.note(`search ${at}`);
  recent.note(' search 9 ');
  expect(recent.store.get().slice(0, 3)).toEqual(['search 9', 'search 14', 'search 13']);
  expect(recent.store.get()).toHaveLength(12);
  recent.note('   ');
  recent.note('x'.repeat(10_000));
  expect(recent.store.get()[0]).toBe('search 9');
});

it('each library has its own, kept for the next time, until they are cleared', () => {
  const { recent, goTo, kept } = open();
  goTo('/one');
  recent.note('wall');
  goTo('/two');
  expect(recent.store.get()).toEqual([]);
  const next = open(kept);
  next.goTo('/one');
  expect(next.recent.store.get()).toEqual(['wall']);
  next.recent.clear();
  const last = open(kept);
  last.goTo('/one');
  expect(last.recent.store.get()).toEqual([]);
});

it('what was stored by somebody else is nothing', () => {
  const { recent, goTo } = open(new Map([['backfile:recent-searches:/one', '{"a":[1']]));
  goTo('/one');
  expect(recent.store.get()).toEqual([]);
});
