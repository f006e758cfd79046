import { assertNever, fail, ok, type Failure, type Result } from '../../contract/failure';
import type { ArchiveState, FromWorker, ToWorker } from '../../contract/port';
import { createArchiveAsks } from './archive-asks';
import { createCountNote } from './count-note';
import { defer, type Deferred } from './deferred';
import { createFrameSender } from './frame-sender';
import { judgeArchive } from './judge-archive';
import type { AppliedOutcomes, ArchiveLink, ArchiveLinkOptions } from './link-types';
import type { ArchiveWire } from './types';

type Condition = 'no-host' | 'opening' | 'catching-up' | 'live' | 'stopped' | 'failed';

/** Connects the journal with whichever worker applies it. */
export function createArchiveLink(options: ArchiveLinkOptions): ArchiveLink {
  const { vault, log } = options;
  const { journal } = vault;
  const sender = createFrameSender(journal, (error) => {
    condition = 'failed';
    log(`archive: the journal cannot be read: ${describeError(error)}`);
    setTrouble({ code: 'library-damaged', detail: error instanceof Error ? error.message : String(error) });
  });
  const countNote = createCountNote(vault, options.quietMs ?? 2000, log);
  const asks = createArchiveAsks(options.askTimeoutMs);
  const waiting = new Map<number, Deferred<AppliedOutcomes>>();
  const progressListeners = new Set<(progress: { readonly done: number; readonly of: number }) => void>();
  let settlers: (() => void)[] = [];
  let wire: ArchiveWire | null = null;
  let session = '';
  let condition: Condition = 'no-host';
  let trouble: Failure | null = null;
  /** Rises with every host and state: an await that comes back to another one gives up. */
  let epoch = 0;
  let applied = 0;
  let catchUpTo = 0;
  /** Rows in the archive's table: as reported, plus what outcomes added; null once an outcome was missed. */
  let articles: number | null = null;
  let startOverWanted: { readonly why: string; readonly done: Deferred<Result<null>> } | null = null;
  let hasStartedOver = false;
  /** As it last reported; what it applied since is in `applied`. */
  let reported: ArchiveState | null = null;
  let isClosed = false;
  let openingTimer: NodeJS.Timeout | null = null;

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
    if (condition === 'catching-up' && applied >= catchUpTo) becomeLive();
    countNote.set(isAllApplied() && articles !== null ? { frame: applied, articles } : null);
    settleIfDone();
  };

  const becomeLive = (): void => {
    condition = 'live';
    setTrouble(null);
    startOverWanted?.done.resolve(ok(null));
    startOverWanted = null;
    flushAsks();
  };

  const onState = async (state: ArchiveState): Promise<void> => {
    epoch += 1;
    const mine = epoch;
    condition = 'opening';
    reported = state;
    sender.stop();
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
      log(`archive: ${describeError(error)}`);
      stop({ code: 'library-damaged', detail: error instanceof Error ? error.message : String(error) });
    });
  };

  const sendStartOver = (why: string): void => {
    hasStartedOver = true;
    condition = 'opening';
    sender.stop();
    countNote.set(null);
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
    condition = 'catching-up';
    send({ type: 'begin', session, lastFrame: catchUpTo });
    // A database that started over is behind what was applied before.
    applied = Math.min(applied, frame);
    markApplied(frame, null);
    setTrouble(null);
    flushAsks();
    const mine = session;
    sender.begin(frame, (sent) => {
      // How many of them were still there only the archive knows; it says so when it is opened next.
      if (sent.changes.some(({ type }) => type === 'article-purge')) articles = null;
      send({ type: 'frame', session: mine, frame: sent });
    });
  };

  const onGap = (expected: number): void => {
    if (!sender.sendAgain(expected)) return;
    log(`archive: sending again from frame ${expected}`);
    if (expected - 1 > applied) {
      // It applied what we did not hear of.
      articles = null;
      markApplied(expected - 1, null);
    }
    applied = expected - 1;
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
        sender.acknowledge(message.n);
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
        if (message.event.type === 'progress') for (const listener of progressListeners) listener(message.event);
        options.onEvent(message.event);
        return;
      case 'failed':
        epoch += 1;
        condition = 'failed';
        sender.stop();
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
    sender.stop();
    countNote.set(null);
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
      sender.offer(frame);
      if (condition === 'no-host') options.requestHost();
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
    onProgress(listener) {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
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
    noteCount: (digest) => countNote.write(digest),
    async close() {
      isClosed = true;
      giveUp({ code: 'archive-unavailable', detail: 'the library is closed' });
      if (openingTimer) clearTimeout(openingTimer);
      countNote.close();
      // Nobody is to wait for an answer that will not come; the next opening applies what is left.
      for (const one of waiting.values()) one.resolve(null);
      waiting.clear();
      unhost();
      const left = settlers;
      settlers = [];
      for (const settle of left) settle();
      await sender.close();
    },
  };
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
