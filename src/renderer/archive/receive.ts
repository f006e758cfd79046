import type { ArchiveApi } from '../../contract/archive-api';
import type { Frame } from '../../contract/change';
import { assertNever, type Failure, type Result } from '../../contract/failure';
import type { FromWorker, ToWorker } from '../../contract/port';
import type { Announcer } from './announce';
import { answerAsk } from './answer-ask';
import { prepareFrame, type PreparedFrame } from './apply/prepare-frame';
import { describeError } from './describe-error';
import type { Store } from './store';

export interface ReceiverNeeds {
  readonly session: string;
  readonly api: ArchiveApi;
  readonly announcer: Announcer;
  readonly send: (message: FromWorker) => void;
  readonly open: () => Promise<Result<Store>>;
  /** Opens an empty database beside the present one. */
  readonly openNext: (present: string) => Promise<Result<Store>>;
  /** Called when the present database is complete: older ones may go. */
  readonly tidy: (present: string, kept: number) => Promise<void>;
}

/** The worker's end of the port (contract/port.ts). */
export interface Receiver {
  readonly receive: (message: ToWorker) => void;
  /** The database went away under us. */
  lose(detail: string): void;
  settled(): Promise<void>;
  close(): void;
}

/** `waiting`: for `begin`. `stopped`: nothing is applied until main says `begin` or `start-over`. */
type Mode = 'opening' | 'waiting' | 'running' | 'stopped' | 'closed';

/** Opens the database, sends `state`, and from then on does as the port's contract says. */
export function createReceiver(needs: ReceiverNeeds): Receiver {
  const { session, announcer, send } = needs;
  let mode: Mode = 'opening';
  let store: Store | null = null;
  /** Where this run began and where it is complete, by frame number. */
  let course = { from: 0, to: 0, isRebuild: false, isReady: false };
  let isStartedOver = false;
  let lastGap = { expected: 0, n: 0 };
  let queue: Promise<void> = enter(needs.open());

  async function enter(opening: Promise<Result<Store>>): Promise<void> {
    mode = 'opening';
    store = null;
    try {
      const opened = await opening;
      if (!opened.ok) return halt(opened.failure);
      store = opened.value;
      mode = 'waiting';
      send({ type: 'state', session, state: store.state });
    } catch (error) {
      halt(describeError(error));
    }
  }

  function halt(failure: Failure): void {
    if (mode === 'closed') return;
    mode = 'stopped';
    send({ type: 'failed', session, failure });
    announcer.stopped(failure.code, failure.detail);
  }

  function begin(lastFrame: number): void {
    if (!store) return;
    const from = store.standing.frame;
    const isRebuild = isStartedOver || (from === 0 && lastFrame > 0);
    course = { from, to: lastFrame, isRebuild, isReady: false };
    isStartedOver = false;
    mode = 'running';
    lastGap = { expected: 0, n: 0 };
    noteProgress();
  }

  function noteProgress(): void {
    if (!store || course.isReady) return;
    const { from, to, isRebuild } = course;
    const done = store.standing.frame;
    if (to > from) announcer.progress(isRebuild ? 'rebuild' : 'replay', Math.min(done, to) - from, to - from);
    if (done < to) return;
    course = { ...course, isReady: true };
    announcer.ready(isRebuild);
    // A failure leaves old databases where they are; the next start tries again.
    void needs.tidy(store.database.name, 1).catch(() => undefined);
  }

  async function applyNext(frame: Frame, preparing: Promise<PreparedFrame>): Promise<void> {
    if (mode !== 'running' || !store) return;
    const expected = store.standing.frame + 1;
    // Applied already: main sent from further back than it had to. Asking again would only repeat that.
    if (frame.n < expected) return;
    if (frame.n > expected) {
      noteGap(expected, frame.n);
      return;
    }
    try {
      const applied = await store.apply(await preparing);
      send({ type: 'applied', session, n: frame.n, outcomes: applied.outcomes });
      announcer.changed(applied.standing.appliedSeq, applied.changed);
      noteProgress();
      // A database that was set aside has what was deleted for good.
      if (applied.erased.length > 0) await needs.tidy(store.database.name, 0).catch(() => undefined);
    } catch (error) {
      halt(describeError(error));
    }
  }

  /** Once for frames that follow each other, again when main began anew and there still is a gap. */
  function noteGap(expected: number, n: number): void {
    const isSameRun = lastGap.expected === expected && n > lastGap.n;
    lastGap = { expected, n };
    if (!isSameRun) send({ type: 'gap', session, expected });
  }

  function enqueue(work: () => Promise<void> | void): void {
    queue = queue.then(work).catch((error: unknown) => halt(describeError(error)));
  }

  function receive(message: ToWorker): void {
    if (message.session !== session || mode === 'closed') return;
    switch (message.type) {
      case 'begin':
        return enqueue(() => begin(message.lastFrame));
      case 'start-over':
        return enqueue(() => {
          isStartedOver = true;
          return enter(needs.openNext(store?.database.name ?? ''));
        });
      case 'stop':
        return enqueue(() => {
          mode = 'stopped';
          announcer.stopped(message.failure.code, message.failure.detail);
        });
      case 'frame': {
        // Hashed while the frame before it is being written.
        const preparing = prepareFrame(message.frame);
        preparing.catch(() => undefined);
        return enqueue(() => applyNext(message.frame, preparing));
      }
      case 'ask':
        void answerAsk(needs.api, message).then(send);
        return undefined;
      default:
        return assertNever(message);
    }
  }

  return {
    receive,
    lose: (detail) => halt({ code: 'archive-unavailable', detail }),
    async settled() {
      let seen: Promise<void> | null = null;
      while (seen !== queue) {
        seen = queue;
        await seen;
      }
    },
    close() {
      mode = 'closed';
    },
  };
}
