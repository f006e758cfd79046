/** Calls `run` at once, then at most once in every `pauseMs`, and never loses the last call. */
export function throttle(pauseMs: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const fire = (): void => {
    isWanted = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) fire();
    }, pauseMs);
    run();
  };
  return () => {
    isWanted = true;
    if (timer === undefined) fire();
  };
}
