import { describe, expect, it } from 'vitest';
import type { ImportSummary } from '../../../contract/archive-api';
import type { Job } from '../../../contract/control';
import { unfinishedImports } from './imports';
import { summarise } from './say-import-ended';

const counts = { files: 9, articles: 0, sightings: 0, versions: 0, companions: 0, refused: 0 };
const item = (end: ImportSummary['end'], isWithdrawn = false): ImportSummary => ({
  id: 5,
  label: 'coverage',
  begun: '2026-05-03T08:00:00Z',
  ended: null,
  end,
  isWithdrawn,
  sources: [],
  ...counts,
});
const job = (state: Job['state']): Job => ({
  id: 'a',
  kind: 'import',
  label: 'coverage',
  state,
  done: 1,
  of: 2,
  perSecond: 1,
  secondsLeft: null,
  importId: 5,
  counts,
  failure: null,
});

describe('an unfinished import', () => {
  it.each([
    ['cut off', item(null), [], true],
    ['cancelled', item('cancelled'), [job('cancelled')], true],
    ['stopped by a full disk', item(null), [job('failed')], true],
    ['running', item(null), [job('running')], false],
    ['just done, its end not applied yet', item(null), [job('done')], false],
    ['continued', item('cancelled'), [job('running')], false],
    ['kept', item('kept'), [], false],
    ['done', item('done'), [], false],
    ['taken back', item('cancelled', true), [], false],
  ])('that is %s is offered to continue: %o', (_, summary, jobs, isOffered) => {
    expect(unfinishedImports([summary], jobs)).toEqual(isOffered ? [summary] : []);
  });
});

describe('the summary of an import', () => {
  it.each([
    [counts, 'Nothing new'],
    [{ ...counts, articles: 1 }, '1 new article'],
    [
      { ...counts, articles: 1_412, versions: 2, sightings: 3, refused: 4 },
      '1,412 new articles, 2 other versions, 3 held already, 4 not taken in',
    ],
  ])('of %o is “%s”', (given, words) => expect(summarise(given)).toBe(words));
});
