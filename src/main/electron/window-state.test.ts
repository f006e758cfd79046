import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWindow } from './window-state';

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const stored = { x: 100, y: 50, width: 1200, height: 800, isMaximized: false };

describe('the window comes back where it was', () => {
  it.each<[string, unknown, object]>([
    ['on the same screen', stored, stored],
    ['maximised', { ...stored, isMaximized: true }, { ...stored, isMaximized: true }],
    ['in the middle, when its screen was unplugged', { ...stored, x: 2500 }, { ...stored, x: null, y: null }],
    [
      'in the middle, when its title bar would be out of reach',
      { ...stored, y: -200 },
      { ...stored, x: null, y: null },
    ],
    [
      'smaller, when it does not fit any more',
      { ...stored, width: 5000, height: 4000 },
      { ...stored, width: 1920, height: 1080 },
    ],
    [
      'at its first size, when nothing was kept',
      null,
      { x: null, y: null, width: 1440, height: 900, isMaximized: false },
    ],
    [
      'at its first size, when the file holds something else',
      { width: 'x' },
      { x: null, y: null, width: 1440, height: 900, isMaximized: false },
    ],
  ])('%s', (_what, state, place) => {
    expect(fitWindow(state, screens)).toEqual(place);
  });

  it('and always where somebody can take hold of it', () => {
    const state = fc.record({
      x: fc.integer(),
      y: fc.integer(),
      width: fc.integer(),
      height: fc.integer(),
      isMaximized: fc.boolean(),
    });
    fc.assert(
      fc.property(state, (kept) => {
        const { x, y, width, height } = fitWindow(kept, screens);
        expect(width).toBeGreaterThanOrEqual(640);
        expect(width).toBeLessThanOrEqual(1920);
        expect(height).toBeLessThanOrEqual(1080);
        if (x !== null && y !== null) {
          expect(x).toBeLessThan(1920);
          expect(x + width).toBeGreaterThan(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThan(1080);
        }
      }),
    );
  });
});
