import { describe, expect, it } from 'vitest';
import { createReadingPlaces } from './reading-places';

function memory(initial: string | null = null) {
  let value = initial;
  return { getItem: () => value, setItem: (_: string, next: string) => void (value = next) };
}

describe('the place in a long article', () => {
  it('is there again after a restart, and forgotten when asked', () => {
    const storage = memory();
    createReadingPlaces(storage).set(7, { offset: 1200, part: 0.256 });
    expect(createReadingPlaces(storage).get(7)).toEqual({ offset: 1200, part: 0.26 });
    createReadingPlaces(storage).set(7, null);
    expect(createReadingPlaces(storage).get(7)).toBeNull();
  });

  it('is kept for the 500 articles left last', () => {
    const places = createReadingPlaces(memory());
    places.set(1, { offset: 1, part: 0 });
    for (let id = 2; id <= 500; id += 1) places.set(id, { offset: id, part: 0 });
    // Left again: now the last one.
    places.set(1, { offset: 9, part: 0 });
    places.set(501, { offset: 5, part: 0 });
    expect([places.get(1), places.get(2), places.get(3)]).toEqual([
      { offset: 9, part: 0 },
      null,
      { offset: 3, part: 0 },
    ]);
  });

  it.each(['{', '7', 'null', '[[1,2],[3,"x",0],[4,5,0.5]]'])(
    'is read from what was stored, whatever that is: %s',
    (stored) => {
      const places = createReadingPlaces(memory(stored));
      expect(places.get(3)).toBeNull();
      expect(places.get(4)).toEqual(stored.includes('[4') ? { offset: 5, part: 0.5 } : null);
    },
  );

  it('costs nothing but the bookmark when the storage is full', () => {
    const places = createReadingPlaces({
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    expect(() => places.set(1, { offset: 1, part: 0 })).not.toThrow();
  });
});
