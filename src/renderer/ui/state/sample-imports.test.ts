import { describe, expect, it } from 'vitest';
import type { ImportSummary } from '../../../contract/archive-api';
import type { Job } from '../../../contract/control';
import { sampleImports } from './sample-imports';

const counts = { files: 9, articles: 3, sightings: 0, versions: 0, companions: 0, refused: 0 };
const item = (id: number, more: Partial<ImportSummary> = {}): ImportSummary => ({
  id,
  label: 'Sample archive',
  begun: '2026-05-03T08:00:00Z',
  ended: null,
  end: 'done',
  isWithdrawn: false,
  sources: [{ kind: 'samples' }],
  ...counts,
  ...more,
});
const running: Job = {
  id: 'a',
  kind: 'import',
  label: 'Sample archive',
  state: 'running',
  done: 1,
  of: 2,
  perSecond: 1,
  secondsLeft: null,
  importId: 4,
  counts,
  failure: null,
};

describe('the imports of the sample archive', () => {
  it('are those that are still there, whether they ended or were cut off', () => {
    const list = [
      item(1),
      item(2, { isWithdrawn: true }),
      item(3, { sources: [{ kind: 'paths', paths: ['/coverage'] }] }),
      item(4),
      item(5, { end: 'cancelled' }),
      item(6, { sources: [] }),
    ];
    expect(sampleImports(list, [running]).map(({ id }) => id)).toEqual([1, 5]);
    expect(sampleImports(list, [{ ...running, state: 'done' }]).map(({ id }) => id)).toEqual([1, 4, 5]);
  });
});
