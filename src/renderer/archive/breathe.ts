/** Lets questions in that came meanwhile. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** How long work may go on before it lets others in. */
const sliceMs = 12;

/** Makes a pause that is taken only when the work since the last one has taken long enough: cheap to ask often. */
export function createPause(): () => Promise<void> | null {
  let started = performance.now();
  return () => {
    if (performance.now() - started < sliceMs) return null;
    return breathe().then(() => {
      started = performance.now();
    });
  };
}
