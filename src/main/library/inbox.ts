/** The receiving half of a Wire: keeps what came before anyone listened, and closes once. */
export interface Inbox<In> {
  receive(message: In): void;
  readonly onMessage: (listener: (message: In) => void) => void;
  readonly onClose: (listener: () => void) => void;
  /** Says that the line is gone. Repeated calls do nothing; a listener set later is told at once. */
  end(): void;
  readonly hasEnded: boolean;
}

/** Makes the receiving half of a wire whose messages are pushed in with `receive`. */
export function createInbox<In>(): Inbox<In> {
  let listener: ((message: In) => void) | null = null;
  let waiting: In[] = [];
  const closers: (() => void)[] = [];
  let hasEnded = false;
  return {
    receive(message) {
      if (listener) listener(message);
      else waiting.push(message);
    },
    onMessage(next) {
      listener = next;
      const kept = waiting;
      waiting = [];
      for (const message of kept) next(message);
    },
    onClose(closer) {
      if (hasEnded) closer();
      else closers.push(closer);
    },
    end() {
      if (hasEnded) return;
      hasEnded = true;
      for (const closer of closers) closer();
    },
    get hasEnded() {
      return hasEnded;
    },
  };
}
