import { describe, expect, it } from 'vitest';
import type { UndoStep } from '../../../contract/archive-api';
import type { EditDraft } from '../../../contract/change';
import type { Ask } from './archive-door';
import { createSteps } from './steps';
import { createToasts } from './toasts';
import type { Send } from './wire';

const begun = '2026-05-03T08:00:00.000Z';
const step = (at: string): UndoStep => ({ group: 7, name: 'trash', affected: 2, names: {}, at });

/** Steps over a main side that takes every edit, and an archive that knows one step. */
function stepsOver(
  last: UndoStep | null,
  kept = 0,
  inverse: readonly EditDraft[] = [{ type: 'article-restore', ids: [1, 2] }],
) {
  const sent: { readonly name: string; readonly undoes: number | null }[] = [];
  let group = 100;
  const send = ((_: string, args: { readonly name: string; readonly undoes: number | null }) => {
    sent.push({ name: args.name, undoes: args.undoes });
    group += 1;
    return Promise.resolve({ ok: true, value: { group } });
  }) as unknown as Send; // Only `edit` is sent.
  const answers: Readonly<Record<string, unknown>> = {
    lastUndoable: last,
    inverse,
    importReport: { isWithdrawn: true, kept },
  };
  const ask = ((method: string) => Promise.resolve(answers[method])) as unknown as Ask; // Only these are asked.
  const toasts = createToasts();
  const steps = createSteps({ send, ask, toasts, onEdited: () => undefined, openHistory: () => undefined, begun });
  return {
    steps,
    sent,
    said: () => toasts.store.get().at(-1)?.text,
    actions: () =>
      toasts.store
        .get()
        .at(-1)
        ?.actions.map(({ label }) => label),
  };
}

describe('undo', () => {
  it('takes back the newest step of this sitting, and redo takes that undo back', async () => {
    const { steps, sent, said } = stepsOver(step('2026-05-03T08:00:01.000Z'));
    await steps.undoLast();
    expect(said()).toBe('Took 2 articles back out of Trash');
    await steps.redo();
    expect(sent).toEqual([
      { name: 'undo', undoes: 7 },
      { name: 'undo', undoes: 101 },
    ]);
    expect(said()).toBe('Done again: Move 2 articles to Trash');
    expect(steps.redoable.get()).toEqual([]);
  });

  it('leaves the steps of an earlier sitting to the history', async () => {
    const { steps, sent, said } = stepsOver(step('2026-05-02T08:00:00.000Z'));
    await steps.undoLast();
    expect([sent, said()]).toEqual([[], 'Nothing to undo in this sitting']);
  });

  it('can be followed by no redo once something new was done, but for reading', async () => {
    const { steps, said } = stepsOver(step('2026-05-03T08:00:01.000Z'));
    await steps.undoLast();
    await steps.make('reading', [{ type: 'read', ids: [3], read: true }], null);
    expect(steps.redoable.get()).toHaveLength(1);
    await steps.make('star', [{ type: 'star', ids: [3], starred: true }], null);
    await steps.redo();
    expect(said()).toBe('Nothing to redo');
  });

  it('of an import says how many articles stayed', async () => {
    const { steps, said } = stepsOver(null, 3, [{ type: 'import-withdraw', importId: 7 }]);
    await steps.takeBack({ group: 7, name: 'import', affected: 12, names: {} });
    expect(said()).toBe('Took the import back; 3 articles stayed');
  });

  it('is offered with how many articles stayed when imports are taken back in one step', async () => {
    const { steps, said, actions } = stepsOver(null, 3);
    const changes = [7, 9].map((importId) => ({ type: 'import-withdraw', importId }) as const);
    await steps.make('withdraw', changes, 'Removed the sample archive');
    expect(said()).toBe('Removed the sample archive; 6 articles stayed');
    expect(actions()).toEqual(['Undo']);
  });
});
