import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrderKey, keyBetween } from './order-key';

describe('an order key', () => {
  it('stands between its neighbours, wherever things are put in', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000 }), { maxLength: 200 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect(keys).toEqual([...new Set(keys)].sort());
        expect(keys.every(isOrderKey)).toBe(true);
      }),
    );
  });

  it.each([
    ['at the end', (keys: readonly string[]) => keys.length],
    ['at the beginning', () => 0],
    ['in front of the same one', (keys: readonly string[]) => keys.length - 1],
    ['after the same one', () => 1],
  ])('stays short when 10,000 are put in %s', (_, placeOf) => {
    const keys = [keyBetween(null, null)];
    keys.push(keyBetween(keys[0] ?? null, null));
    let longest = 0;
    for (let i = 0; i < 10_000; i++) {
      const at = placeOf(keys);
      const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null);
      keys.splice(at, 0, key);
      longest = Math.max(longest, key.length);
    }
    expect(longest).toBeLessThanOrEqual(8);
  });

  it.each(['', 'a', '00', 'b0', 'a0!', 'a0a', 'ä0'])('is not %j', (text) => expect(isOrderKey(text)).toBe(false));

  it.each([
    ['a1', 'a0'],
    ['a0', 'a0'],
    ['a0a0', 'a0'],
    ['nothing', null],
  ])('is not made from %j to %j', (a, b) => expect(() => keyBetween(a, b)).toThrow());
});
