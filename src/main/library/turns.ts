/** Who may write to the record: many side by side, or one alone. */
export interface Turns {
  /** Runs beside others that share. Waits while somebody is alone or waits to be; must not ask for a turn itself. */
  shared<T>(work: () => Promise<T>): Promise<T>;
  /** Runs when all that share have done, with nobody beside; one after another, in the order asked for. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes a lock between many writers and one that must not be disturbed. */
export function createTurns(): Turns {
  const sharing = new Set<Promise<unknown>>();
  /** Settles when the last that is, or wants to be, alone is through; null with none. */
  let barred: Promise<unknown> | null = null;

  return {
    async shared(work) {
      for (let wait = barred; wait !== null; wait = barred) await wait;
      const done = work();
      const settled = done.catch(() => undefined);
      sharing.add(settled);
      void settled.then(() => sharing.delete(settled));
      return done;
    },
    alone(work) {
      const before = barred;
      const run = async () => {
        await before;
        await Promise.all(sharing);
        return work();
      };
      const done = run();
      const settled = done.catch(() => undefined);
      barred = settled;
      void settled.then(() => {
        if (barred === settled) barred = null;
      });
      return done;
    },
  };
}
