import { describe, expect, it } from 'vitest';
import type { ArticleDate } from '../../../contract/article';
import { formatLongDate, formatShortDate, todayOf } from './dates';

const date = (iso: string, precision: ArticleDate['precision'], raw = iso): ArticleDate => ({ iso, precision, raw });

describe('a date', () => {
  it.each([
    [date('2019', 'year'), '2019', '2019'],
    [date('2019-03', 'month'), 'Mar 2019', 'March 2019'],
    [date('2019-03-04', 'day'), '4 Mar 2019', '4 March 2019'],
    [date('2019-03-04T06:12', 'minute'), '4 Mar 2019', '4 March 2019, 06:12'],
    [date('2019-03-04T23:59:00Z', 'minute'), '4 Mar 2019', '4 March 2019, 23:59 (UTC)'],
    [date('2019-03-04T00:30-05:00', 'minute'), '4 Mar 2019', '4 March 2019, 00:30 (UTC−05:00)'],
    [date('0079-08-24', 'day'), '24 Aug 79', '24 August 79'],
    [date('soon', 'day', 'next Tuesday'), 'next Tuesday', 'next Tuesday'],
  ])('%o is shown as precisely as its source gave it, on its own day', (given, short, long) => {
    expect(formatShortDate(given)).toBe(short);
    expect(formatLongDate(given)).toBe(long);
  });
});

describe('today', () => {
  it('is the day of the user’s own clock', () => {
    expect(todayOf(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
    expect(todayOf(new Date(2026, 10, 30, 23, 59))).toBe('2026-11-30');
  });
});
