import type { ArchiveApi, ArchiveEvent, ArchiveMethod } from '../../contract/archive-api';
import type { Frame, Outcome } from '../../contract/change';
import { assertNever, fail, ok, type Failure, type Result } from '../../contract/failure';
import { limits } from '../../contract/limits';
import type { ArchiveState, FromWorker, ToWorker } from '../../contract/port';
import type { Vault } from '../vault/types';
import { createArchiveAsks } from './archive-asks';
import { defer, type Deferred } from './deferred';
import { createFrameSource } from './frame-source';
import { judgeArchive } from './judge-archive';
import type { ArchiveWire } from './types';

/** What a frame's changes came to; null when it was applied but the answer was lost with its host. */
export type AppliedOutcomes = readonly Outcome[] | null;

export interface ArchiveLinkOptions {
  readonly vault: Pick<Vault, 'journal' | 'ledger' | 'note'>;
  /** Called when something is to be asked or applied and nobody hosts the worker. May be called often. */
  requestHost(): void;
  onEvent(event: ArchiveEvent): void;
  /** Why nothing is applied now; null when it goes on. */
  onTrouble(failure: Failure | null): void;
  log(line: string): void;
  readonly openingTimeoutMs?: number;
  readonly askTimeoutMs?: number;
  readonly quietMs?: number;
}

/** The main side's end of the port to the archive worker, over all its hosts one after another. */
export interface ArchiveLink {
  /** A page now hosts the worker on this wire; what an earlier one still says is not heard. */
  host(wire: ArchiveWire): void;
  /** The host is gone. Frames and questions wait for the next. */
  unhost(): void;
  readonly hasHost: boolean;
  /** Whether somebody waits for something only a host can do. */
  readonly isWanted: boolean;
  /** Why nothing is applied now: `archive-ahead`, a full disk, no host to be had. */
  readonly trouble: Failure | null;
  /** Nobody could be found to host: whoever waits for an answer is told so. Ends with the next host. */
  noHost(failure: Failure): void;
  /** Hands over a frame just journaled; resolves once it is applied, however many hosts that takes. */
  offer(frame: Frame): Promise<AppliedOutcomes>;
  /** Asks; `now` also while the archive is still catching up with the journal (a window that shows what there is). */
  ask<M extends ArchiveMethod>(
    method: M,
    args: Readonly<Parameters<ArchiveApi[M]>>,
    when?: 'caught-up' | 'now',
  ): Promise<Result<Awaited<ReturnType<ArchiveApi[M]>>>>;
  /** Has the worker set its database aside; resolves when the new one has caught up. */
  startOver(why: string): Promise<Result<null>>;
  /** After the journal was mended or room was made: lets the worker go on. */
  resume(): void;
  /** Resolves when all that is journaled is applied, or nothing can be (see `trouble`). */
  settled(): Promise<void>;
  /** Writes the count of articles into the ledger, if all is applied and it is known. */
  noteCount(digest?: string): Promise<void>;
  close(): Promise<void>;
}

type Condition = 'no-host' | 'opening' | 'catching-up' | 'live' | 'stopped' | 'failed';

/** Connects the journal with whichever worker applies it. */
export function createArchiveLink(options: ArchiveLinkOptions): ArchiveLink {
  const { vault, log } = options;
  const { journal } = vault;
  const frames = createFrameSource(journal);
  const asks = createArchiveAsks(options.askTimeoutMs);
  const waiting = new Map<number, Deferred<AppliedOutcomes>>();
  let settlers: (() => void)[] = [];
  let wire: ArchiveWire | null = null;
  let session = '';
  let condition: Condition = 'no-host';
  let trouble: Failure | null = null;
  /** Rises with every host and state: an await that comes back to another one gives up. */
  let epoch = 0;
  let applied = 0;
  let nextToSend = 1;
  let catchUpTo = 0;
  /** Rows in the archive's table: as reported, plus what outcomes added; null once an outcome was missed. */
  let articles: number | null = null;
  let resentFrom = 0;
  let isPumping = false;
  let startOverWanted: { readonly why: string; readonly done: Deferred<Result<null>> } | null = null;
  let hasStartedOver = false;
  /** As it last reported; what it applied since is in `applied`. */
  let reported: ArchiveState | null = null;
  let isClosed = false;
  let openingTimer: NodeJS.Timeout | null = null;
  let quietTimer: NodeJS.Timeout | null = null;
  let resendTimer: NodeJS.Timeout | null = null;

  const send = (message: ToWorker): void => wire?.send(message);

  const setTrouble = (failure: Failure | null): void => {
    if (trouble === failure) return;
    trouble = failure;
    options.onTrouble(failure);
    if (failure) settleIfDone();
  };

  const isAllApplied = (): boolean => condition === 'live' && applied >= journal.end.frame;

  const settleIfDone = (): void => {
    if (!isAllApplied() && !trouble) return;
    const done = settlers;
    settlers = [];
    for (const settle of done) settle();
  };

  const flushAsks = (): void => {
    if (asks.size === 0) return;
    if (condition === 'no-host') options.requestHost();
    // A stopped worker still answers: the frames that the journal lost are asked of it.
    if (condition === 'no-host' || condition === 'opening') return;
    asks.flush(condition !== 'catching-up', (id, method, args) => send({ type: 'ask', session, id, method, args }));
  };

  /** Takes note that all frames up to `n` are applied. */
  const markApplied = (n: number, outcomes: AppliedOutcomes): void => {
    for (let k = applied + 1; k <= n; k += 1) {
      waiting.get(k)?.resolve(k === n ? outcomes : null);
      waiting.delete(k);
    }
    applied = n;
    frames.forgetTo(n);
    if (condition === 'catching-up' && applied >= catchUpTo) becomeLive();
    noteWhenQuiet();
    settleIfDone();
  };

  const becomeLive = (): void => {
    condition = 'live';
    setTrouble(null);
    startOverWanted?.done.resolve(ok(null));
    startOverWanted = null;
    flushAsks();
  };

  const noteWhenQuiet = (): void => {
    if (quietTimer) clearTimeout(quietTimer);
    quietTimer = null;
    if (!isAllApplied() || isClosed) return;
    quietTimer = setTimeout(() => {
      noteCount().catch((error: unknown) => log(`could not write the ledger: ${String(error)}`));
    }, options.quietMs ?? 2000);
    quietTimer.unref();
  };

  const noteCount = async (digest?: string): Promise<void> => {
    if (!isAllApplied() || articles === null) return;
    const noted = vault.ledger().archive;
    if (digest === undefined && noted?.frame === applied && noted.articles === articles) return;
    const known = digest ?? (noted?.frame === applied ? noted.digest : null);
    await vault.note({ archive: { frame: applied, articles, digest: known } });
  };

  const onState = async (state: ArchiveState): Promise<void> => {
    epoch += 1;
    const mine = epoch;
    condition = 'opening';
    reported = state;
    asks.rewind();
    if (openingTimer) clearTimeout(openingTimer);
    const isInJournal = state.frame > 0 && state.frame <= journal.end.frame;
    const chainThere = isInJournal ? await journal.chainAt(state.frame) : null;
    if (mine !== epoch) return;
    if (startOverWanted && !(state.isNew && state.frame === 0)) {
      sendStartOver(startOverWanted.why);
      return;
    }
    const verdict = judgeArchive({ state, end: journal.end, chainThere, noted: vault.ledger().archive });
    switch (verdict.do) {
      case 'go-on':
        begin(state.frame, state.articles);
        return;
      case 'start-over':
        log(`archive: starting over, since ${verdict.why}`);
        if (hasStartedOver) stop({ code: 'archive-unavailable', detail: `still after starting over: ${verdict.why}` });
        else sendStartOver(verdict.why);
        return;
      case 'stop':
        stop(verdict.failure);
        return;
      default:
        assertNever(verdict);
    }
  };

  const hear = (state: ArchiveState): void => {
    onState(state).catch((error: unknown) => {
      log(`archive: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      stop({ code: 'library-damaged', detail: error instanceof Error ? error.message : String(error) });
    });
  };

  const sendStartOver = (why: string): void => {
    hasStartedOver = true;
    condition = 'opening';
    armOpeningTimer();
    send({ type: 'start-over', session, why });
  };

  const stop = (failure: Failure): void => {
    condition = 'stopped';
    send({ type: 'stop', session, failure });
    log(`archive: stopped, ${failure.code}: ${failure.detail}`);
    setTrouble(failure);
    startOverWanted?.done.resolve({ ok: false, failure });
    startOverWanted = null;
    flushAsks();
  };

  const begin = (frame: number, rows: number | null): void => {
    articles = rows;
    catchUpTo = journal.end.frame;
    nextToSend = frame + 1;
    resentFrom = 0;
    condition = 'catching-up';
    send({ type: 'begin', session, lastFrame: catchUpTo });
    // A database that started over is behind what was applied before.
    applied = Math.min(applied, frame);
    markApplied(frame, null);
    setTrouble(null);
    flushAsks();
    void pump();
  };

  const canSend = (): boolean =>
    (condition === 'catching-up' || condition === 'live') &&
    nextToSend <= journal.end.frame &&
    nextToSend - 1 - applied < limits.framesUnderWay;

  /** Sends frames while the window has room. One loop at a time; it sees what changed under it after every read. */
  const pump = async (): Promise<void> => {
    if (isPumping) return;
    isPumping = true;
    try {
      while (canSend()) {
        const n = nextToSend;
        const mine = epoch;
        const frame = await frames.take(n);
        if (mine !== epoch || n !== nextToSend || !canSend()) continue;
        nextToSend = n + 1;
        send({ type: 'frame', session, frame });
      }
    } catch (error) {
      condition = 'failed';
      log(`archive: the journal cannot be read: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      setTrouble({ code: 'library-damaged', detail: error instanceof Error ? error.message : String(error) });
    } finally {
      isPumping = false;
    }
  };

  const onGap = (expected: number): void => {
    // Each frame behind a lost one is answered with a gap of its own; one round of sending again mends them all.
    if (resentFrom === expected && applied === expected - 1) {
      resendTimer ??= setTimeout(() => {
        resendTimer = null;
        if (applied === expected - 1 && resentFrom === expected) resendFrom(expected);
      }, 5000);
      return;
    }
    resendFrom(expected);
  };

  const resendFrom = (expected: number): void => {
    log(`archive: sending again from frame ${expected}`);
    if (expected - 1 > applied) {
      articles = null;
      markApplied(expected - 1, null);
    }
    applied = expected - 1;
    nextToSend = expected;
    resentFrom = expected;
    void pump();
  };

  const onMessage = (message: FromWorker): void => {
    if (message.type === 'state') session = message.session;
    // A database that will not open says so before any state.
    if (session === '') session = message.session;
    if (message.type === 'state') {
      hear(message.state);
      return;
    }
    if (message.session !== session) return;
    switch (message.type) {
      case 'applied':
        // One that was sent twice and applied once.
        if (message.n !== applied + 1) return;
        if (articles !== null) {
          articles += message.outcomes.filter(({ result }) => result === 'article' || result === 'version').length;
        }
        markApplied(message.n, message.outcomes);
        void pump();
        return;
      case 'gap':
        onGap(message.expected);
        return;
      case 'answer':
        asks.answer(message.id, message.value);
        return;
      case 'unanswered':
        asks.refuse(message.id, message.failure);
        return;
      case 'event':
        options.onEvent(message.event);
        return;
      case 'failed':
        epoch += 1;
        condition = 'failed';
        if (openingTimer) clearTimeout(openingTimer);
        log(`archive: failed, ${message.failure.code}: ${message.failure.detail}`);
        setTrouble(message.failure);
        if (!reported) giveUp(message.failure);
        return;
      default:
        assertNever(message);
    }
  };

  const armOpeningTimer = (): void => {
    if (openingTimer) clearTimeout(openingTimer);
    const waitMs = options.openingTimeoutMs ?? 60_000;
    openingTimer = setTimeout(() => {
      const failure: Failure = { code: 'archive-unavailable', detail: `the archive did not open in ${waitMs} ms` };
      setTrouble(failure);
      giveUp(failure);
    }, waitMs);
    openingTimer.unref();
  };

  const giveUp = (failure: Failure): void => {
    asks.failAll(failure);
    startOverWanted?.done.resolve({ ok: false, failure });
    startOverWanted = null;
  };

  const unhost = (): void => {
    if (!wire) return;
    wire = null;
    session = '';
    epoch += 1;
    condition = 'no-host';
    if (openingTimer) clearTimeout(openingTimer);
    if (quietTimer) clearTimeout(quietTimer);
    asks.rewind();
  };

  return {
    host(next) {
      unhost();
      wire = next;
      epoch += 1;
      condition = 'opening';
      reported = null;
      hasStartedOver = false;
      if (trouble?.code === 'archive-unavailable') setTrouble(null);
      armOpeningTimer();
      next.onMessage((message) => {
        if (wire === next) onMessage(message);
      });
    },
    unhost,
    get hasHost() {
      return wire !== null;
    },
    get isWanted() {
      return asks.size > 0 || waiting.size > 0 || startOverWanted !== null || settlers.length > 0;
    },
    get trouble() {
      return trouble;
    },
    noHost(failure) {
      if (wire) return;
      setTrouble(failure);
      giveUp(failure);
    },
    offer(frame) {
      const result = defer<AppliedOutcomes>();
      waiting.set(frame.n, result);
      frames.keep(frame);
      if (condition === 'no-host') options.requestHost();
      void pump();
      return result.promise;
    },
    async ask(method, args, when = 'caught-up') {
      if (isClosed) return fail('archive-unavailable', 'the library is closed');
      const answer = asks.add(method, args, when === 'caught-up');
      flushAsks();
      // The worker answers by the same ArchiveApi; both ends are compiled against it.
      return (await answer) as never;
    },
    async startOver(why) {
      if (isClosed) return fail('archive-unavailable', 'the library is closed');
      startOverWanted ??= { why, done: defer<Result<null>>() };
      const { done } = startOverWanted;
      hasStartedOver = false;
      if (condition === 'no-host') options.requestHost();
      else if (condition !== 'opening') sendStartOver(why);
      return done.promise;
    },
    resume() {
      if (!wire || !reported) return;
      // A stopped worker has written nothing since it reported, so its report is judged again.
      if (condition === 'stopped') hear(reported);
      if (condition !== 'failed') return;
      epoch += 1;
      begin(applied, articles);
    },
    settled() {
      if (isAllApplied() || trouble) return Promise.resolve();
      if (condition === 'no-host') options.requestHost();
      return new Promise((resolve) => {
        settlers.push(resolve);
      });
    },
    noteCount,
    async close() {
      isClosed = true;
      giveUp({ code: 'archive-unavailable', detail: 'the library is closed' });
      for (const timer of [openingTimer, quietTimer, resendTimer]) if (timer) clearTimeout(timer);
      // Nobody is to wait for an answer that will not come; the next opening applies what is left.
      for (const one of waiting.values()) one.resolve(null);
      waiting.clear();
      unhost();
      const left = settlers;
      settlers = [];
      for (const settle of left) settle();
      await frames.close();
    },
  };
}
