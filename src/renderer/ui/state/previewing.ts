import type { FromMain, ImportRequest } from '../../../contract/control';
import { fail, type Failure, type Result } from '../../../contract/failure';
import type { ImportChoices, LeaveOut, PreviewRow, PreviewShow, PreviewState } from '../../../contract/import-plan';
import { createStore, type Store } from './store';
import type { Send } from './wire';

/** Files looked at before they are imported; one lot at a time. */
export interface Previewing {
  /** How far it is; null while nothing is looked at. */
  readonly store: Store<PreviewState | null>;
  begin(from: ImportRequest): Promise<void>;
  rows(
    show: PreviewShow,
    offset: number,
    limit: number,
    leaveOut: LeaveOut,
  ): Promise<Result<{ readonly rows: readonly PreviewRow[]; readonly total: number; readonly chosen: number }>>;
  /** Imports what was looked at, and what is still being read. */
  bringIn(choices: ImportChoices, collections: boolean): Promise<void>;
  discard(): Promise<void>;
  hear(message: FromMain): void;
}

/** Makes the previewing; `onFailure` says why something could not be done. */
export function createPreviewing(send: Send, onFailure: (failure: Failure) => void): Previewing {
  const store = createStore<PreviewState | null>(null);
  /** Of a preview whose first state has come before the answer that names it. */
  let early: PreviewState | null = null;
  let current: string | null = null;
  const forget = (): string | null => {
    const id = current;
    current = null;
    early = null;
    store.set(null);
    return id;
  };
  return {
    store,
    async begin(from) {
      forget();
      const answer = await send('preview', { from });
      if (!answer.ok) {
        onFailure(answer.failure);
        return;
      }
      current = answer.value.preview;
      const { id } = early ?? {};
      if (id === current) store.set(early);
    },
    rows(show, offset, limit, leaveOut) {
      if (current === null) return Promise.resolve(fail('not-found'));
      return send('preview-rows', { preview: current, show, offset, limit, leaveOut });
    },
    async bringIn(choices, collections) {
      const id = forget();
      if (id === null) return;
      const answer = await send('import', { from: { kind: 'preview', preview: id }, collections, choices });
      if (!answer.ok) onFailure(answer.failure);
    },
    async discard() {
      const id = forget();
      if (id !== null) await send('preview-discard', { preview: id });
    },
    hear(message) {
      if (message.type !== 'preview') return;
      if (message.preview.id === current) store.set(message.preview);
      else if (current === null) early = message.preview;
    },
  };
}
