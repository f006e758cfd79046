import type { Failure } from '../../contract/failure';

/** Lets work through while there is room on the disk. */
export interface SpaceGate {
  /** Resolves when there is room; asks the system at most every `checkMs`. Stops waiting when `signal` is aborted. */
  pass(signal: AbortSignal): Promise<void>;
  /** The disk said that it is full: waits until there is room, asking at once. */
  full(signal: AbortSignal): Promise<void>;
}

export interface SpaceGateOptions {
  freeBytes(): Promise<number>;
  readonly floorBytes: number;
  /** Told when work has to wait, and with null when it goes on. */
  onWait(failure: Failure | null): void;
  readonly checkMs?: number;
  readonly pollMs?: number;
}

/** Watches free space before and during work that writes. */
export function createSpaceGate(options: SpaceGateOptions): SpaceGate {
  let checkedMs = Number.NEGATIVE_INFINITY;

  const waitForRoom = async (signal: AbortSignal, isFull: boolean): Promise<void> => {
    let isWaiting = false;
    // A disk that refused a write has no room whatever it counts (quotas, reserved blocks): wait at least once.
    let mustWait = isFull;
    while (!signal.aborted) {
      const free = await options.freeBytes();
      checkedMs = Date.now();
      if (free >= options.floorBytes && !mustWait) break;
      mustWait = false;
      isWaiting = true;
      options.onWait({
        code: 'no-space',
        detail: `${free} bytes free, ${options.floorBytes} needed`,
      });
      await pause(options.pollMs ?? 2000, signal);
    }
    if (isWaiting) options.onWait(null);
  };

  return {
    async pass(signal) {
      if (Date.now() - checkedMs >= (options.checkMs ?? 3000)) await waitForRoom(signal, false);
    },
    full: (signal) => waitForRoom(signal, true),
  };
}

/** Waits, but not longer than until the signal is aborted. */
export function pause(waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    // A process with nothing else left to do must not stay for this.
    const timer = setTimeout(end, waitMs).unref();
    signal.addEventListener('abort', end);
  });
}
