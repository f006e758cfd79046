import type { Failure } from '../../contract/failure';

/** The shell's hidden page that hosts the archive worker when no window does. */
export interface Engine {
  /** Starts one, unless one is being started. */
  request(): void;
  /** A host has come. */
  arrived(): void;
  close(): void;
}

export interface EngineOptions {
  startEngine(): Promise<void>;
  /** It could not be started, or did not attach itself in time. */
  onFailed(failure: Failure): void;
  log(line: string): void;
  readonly timeoutMs?: number;
}

/** Starts the engine once for all who ask at the same time; the next to ask after a failure tries again. */
export function createEngine(options: EngineOptions): Engine {
  const timeoutMs = options.timeoutMs ?? 60_000;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  const stopWaiting = (): boolean => {
    if (!timer) return false;
    clearTimeout(timer);
    timer = null;
    return true;
  };
  const failed = (detail: string): void => {
    if (!stopWaiting() || isClosed) return;
    options.log(`the archive's engine did not start: ${detail}`);
    options.onFailed({ code: 'archive-unavailable', detail });
  };

  return {
    request() {
      if (timer || isClosed) return;
      timer = setTimeout(() => failed(`no engine after ${timeoutMs} ms`), timeoutMs);
      options.startEngine().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
    },
    arrived() {
      stopWaiting();
    },
    close() {
      isClosed = true;
      stopWaiting();
    },
  };
}
