import { describe, expect, it } from 'vitest';
import type { Job } from '../../../contract/control';
import { sayExportEnded } from './say-export-ended';
import { createToasts } from './toasts';

const job: Job = {
  id: 'export-1',
  kind: 'export',
  label: 'Barges',
  state: 'done',
  done: 3,
  of: 3,
  perSecond: 0,
  secondsLeft: 0,
  importId: null,
  counts: { files: 0, articles: 0, sightings: 0, versions: 0, companions: 0, refused: 0 },
  failure: null,
  place: { path: '/home/ana/papers/Barges.csv', fileName: 'Barges.csv' },
};

function say(change: Partial<Job>, canReveal = true) {
  const toasts = createToasts();
  let revealed = 0;
  const reveal = canReveal ? () => (revealed += 1) : null;
  sayExportEnded({ ...job, ...change }, { toasts, announce: () => undefined, reveal: reveal && (() => void reveal()) });
  const [toast] = toasts.store.get();
  return { toast, labels: toast?.actions.map(({ label }) => label), revealed: () => revealed };
}

describe('an export that has ended', () => {
  it('says how much was written and where, and shows the file in its folder', () => {
    const { toast, labels, revealed } = say({});
    expect(toast).toMatchObject({
      text: 'Exported “Barges”: 3 articles',
      more: '“Barges.csv” is in /home/ana/papers.',
      tone: 'plain',
    });
    expect(labels).toEqual(['Show in folder']);
    toast?.actions[0]?.run();
    expect(revealed()).toBe(1);
  });

  it('as a download is said to be with the browser’s downloads', () => {
    const { toast, labels } = say({ place: { path: null, fileName: 'Barges.csv' } }, false);
    expect(toast?.more).toBe('“Barges.csv” is where your browser keeps downloads.');
    expect(labels).toEqual([]);
  });

  it('by failing or being cancelled says that, and offers no file', () => {
    const failed = say({ state: 'failed', failure: { code: 'unwritable', detail: '' } });
    expect(failed.toast).toMatchObject({ tone: 'bad', text: 'Could not export “Barges”', staysMs: null });
    expect(failed.toast?.more).toContain('could not be written there');
    expect(failed.labels).toEqual([]);
    expect(say({ state: 'cancelled' }).toast).toMatchObject({ text: 'Cancelled the export of “Barges”', actions: [] });
  });
});
