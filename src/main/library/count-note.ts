import type { Vault } from '../vault/types';

/** Writes down in the ledger how many articles the archive holds, whenever it has been quiet for a while. */
export interface CountNote {
  /** What the archive holds now, all of the journal being applied; null when that is not known. Writing waits for quiet. */
  set(standing: { readonly frame: number; readonly articles: number } | null): void;
  /** Writes now. `digest` is what `stats` gave for this standing. */
  write(digest?: string): Promise<void>;
  close(): void;
}

/** Skips what the ledger says already. */
export function createCountNote(
  vault: Pick<Vault, 'ledger' | 'note'>,
  quietMs: number,
  log: (line: string) => void,
): CountNote {
  let standing: { readonly frame: number; readonly articles: number } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  const stopTimer = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };

  const write = async (digest?: string): Promise<void> => {
    if (!standing) return;
    const { frame, articles } = standing;
    const noted = vault.ledger().archive;
    if (digest === undefined && noted?.frame === frame && noted.articles === articles) return;
    const known = digest ?? (noted?.frame === frame ? noted.digest : null);
    await vault.note({ archive: { frame, articles, digest: known } });
  };

  return {
    set(next) {
      standing = next;
      stopTimer();
      if (!next || isClosed) return;
      timer = setTimeout(() => {
        write().catch((error: unknown) => log(`the ledger could not be written: ${String(error)}`));
      }, quietMs);
      timer.unref();
    },
    write,
    close() {
      isClosed = true;
      stopTimer();
    },
  };
}
