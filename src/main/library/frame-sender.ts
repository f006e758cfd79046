import type { Frame } from '../../contract/change';
import { limits } from '../../contract/limits';
import type { Journal } from '../vault/types';
import { createFrameSource } from './frame-source';

/** Sends the journal's frames in order, a window of them at a time. */
export interface FrameSender {
  /** Sends on from the frame after `applied`. */
  begin(applied: number, send: (frame: Frame) => void): void;
  /** Sends nothing more until `begin`. */
  stop(): void;
  /** The receiver has applied all up to frame `n`: there is room for more. */
  acknowledge(n: number): void;
  /** The receiver waits for this frame. False when it is being sent again already. */
  sendAgain(expected: number): boolean;
  /** A frame was appended: it is sent from memory if its turn comes soon. */
  offer(frame: Frame): void;
  close(): Promise<void>;
}

/** How long a frame sent again may stay unanswered before it is sent once more. */
const resendMs = 5000;

/** `onError` is told when the journal cannot be read; nothing is sent then. */
export function createFrameSender(journal: Journal, onError: (error: unknown) => void): FrameSender {
  const frames = createFrameSource(journal);
  let send: ((frame: Frame) => void) | null = null;
  let applied = 0;
  let next = 1;
  let sentAgainFrom = 0;
  /** Rises whenever the course changes: a read that comes back to another course is dropped. */
  let course = 0;
  let isPumping = false;
  let timer: NodeJS.Timeout | null = null;

  const canSend = (): boolean =>
    send !== null && next <= journal.end.frame && next - 1 - applied < limits.framesUnderWay;

  /** One loop at a time; after every read it looks again at what changed meanwhile. */
  const pump = async (): Promise<void> => {
    if (isPumping) return;
    isPumping = true;
    try {
      while (canSend()) {
        const mine = course;
        const n = next;
        const frame = await frames.take(n);
        if (mine !== course || n !== next || !canSend()) continue;
        next = n + 1;
        send?.(frame);
      }
    } catch (error) {
      send = null;
      onError(error);
    } finally {
      isPumping = false;
    }
  };

  const rewind = (expected: number): void => {
    course += 1;
    applied = expected - 1;
    next = expected;
    sentAgainFrom = expected;
    void pump();
  };

  const stopTimer = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };

  return {
    begin(from, sendFrame) {
      stopTimer();
      course += 1;
      send = sendFrame;
      applied = from;
      next = from + 1;
      sentAgainFrom = 0;
      frames.forgetTo(from);
      void pump();
    },
    stop() {
      stopTimer();
      course += 1;
      send = null;
    },
    acknowledge(n) {
      applied = n;
      frames.forgetTo(n);
      void pump();
    },
    sendAgain(expected) {
      // Each frame behind a lost one may be answered with a gap of its own; one round of sending again mends all.
      if (sentAgainFrom === expected && applied === expected - 1) {
        timer ??= setTimeout(() => {
          timer = null;
          if (applied === expected - 1 && sentAgainFrom === expected && send) rewind(expected);
        }, resendMs);
        return false;
      }
      rewind(expected);
      return true;
    },
    offer(frame) {
      frames.keep(frame);
      void pump();
    },
    close() {
      stopTimer();
      send = null;
      return frames.close();
    },
  };
}
