import type { ArchiveMethod } from '../../contract/archive-api';
import { fail, ok, type Failure, type Result } from '../../contract/failure';

interface Ask {
  readonly id: number;
  readonly method: ArchiveMethod;
  readonly args: readonly unknown[];
  readonly whenCaughtUp: boolean;
  readonly settle: (result: Result<unknown>) => void;
  timer: NodeJS.Timeout | null;
}

/** Questions to the archive that are not answered yet. Reads are safe to repeat, so they outlive their host. */
export interface ArchiveAsks {
  /** `whenCaughtUp`: only once the archive has applied what the journal held when it was opened. */
  add(method: ArchiveMethod, args: readonly unknown[], whenCaughtUp: boolean): Promise<Result<unknown>>;
  /** Sends what may be sent now and was not yet sent to this host. */
  flush(isCaughtUp: boolean, send: (id: number, method: string, args: readonly unknown[]) => void): void;
  answer(id: number, value: unknown): void;
  refuse(id: number, failure: Failure): void;
  /** The host is gone: all are to be sent again to the next. */
  rewind(): void;
  /** Nobody will answer. */
  failAll(failure: Failure): void;
  readonly size: number;
}

/** These read the whole archive; the others answer in well under a second when all is well. */
const slowMethods: ReadonlySet<ArchiveMethod> = new Set([
  'stats',
  'originals',
  'framesAfter',
  'finishedFiles',
  'inverse',
  'purgeable',
]);

/** Keeps questions and their timeouts; `timeoutMs` runs from the moment a question was sent. */
export function createArchiveAsks(timeoutMs = 60_000): ArchiveAsks {
  let lastId = 0;
  const asks = new Map<number, Ask>();
  const settle = (id: number, result: Result<unknown>): void => {
    const ask = asks.get(id);
    if (!ask) return;
    asks.delete(id);
    if (ask.timer) clearTimeout(ask.timer);
    ask.settle(result);
  };
  return {
    add(method, args, whenCaughtUp) {
      return new Promise((resolve) => {
        lastId += 1;
        asks.set(lastId, { id: lastId, method, args, whenCaughtUp, settle: resolve, timer: null });
      });
    },
    flush(isCaughtUp, send) {
      for (const ask of asks.values()) {
        if (ask.timer || (ask.whenCaughtUp && !isCaughtUp)) continue;
        const waitMs = slowMethods.has(ask.method) ? timeoutMs * 10 : timeoutMs;
        ask.timer = setTimeout(() => settle(ask.id, fail('archive-unavailable', `no answer in ${waitMs} ms`)), waitMs);
        ask.timer.unref();
        send(ask.id, ask.method, ask.args);
      }
    },
    answer: (id, value) => settle(id, ok(value)),
    refuse: (id, failure) => settle(id, { ok: false, failure }),
    rewind() {
      for (const ask of asks.values()) {
        if (ask.timer) clearTimeout(ask.timer);
        ask.timer = null;
      }
    },
    failAll(failure) {
      for (const id of asks.keys()) settle(id, { ok: false, failure });
    },
    get size() {
      return asks.size;
    },
  };
}
