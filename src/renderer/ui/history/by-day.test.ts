import { describe, expect, it } from 'vitest';
import { byDay } from './by-day';

const at = (day: number, hour: number) => ({ at: new Date(2026, 4, day, hour).toISOString() });

describe('the history', () => {
  it('puts steps under the day it was where you are', () => {
    const days = byDay([at(3, 23), at(3, 0), at(2, 23)]);
    expect(days.map(({ day, steps }) => [day, steps.length])).toEqual([
      ['2026-05-03', 2],
      ['2026-05-02', 1],
    ]);
  });
});
