import { randomBytes } from 'node:crypto';

/** A file that lies ready to be fetched. */
export interface OfferedFile {
  readonly path: string;
  readonly fileName: string;
}

/** Files offered to the pages of this server, each under an address that works once. */
export interface Downloads {
  /** Gives the path of its address. `onOver` is called once: when it was fetched whole, after an hour, or at the end. */
  offer(file: OfferedFile, onOver: () => void): string;
  /** Takes a file for sending; null when there is none, or somebody is fetching it. */
  take(token: string): { readonly file: OfferedFile; done(isWhole: boolean): void } | null;
  close(): void;
}

const keepMs = 60 * 60 * 1000;

/** Keeps what is offered for `keepForMs`, an hour when not given. */
export function createDownloads(keepForMs = keepMs): Downloads {
  const offered = new Map<string, { readonly file: OfferedFile; isTaken: boolean; over(): void }>();
  return {
    offer(file, onOver) {
      const token = randomBytes(32).toString('base64url');
      const timer = setTimeout(() => offered.get(token)?.over(), keepForMs);
      timer.unref();
      offered.set(token, {
        file,
        isTaken: false,
        over() {
          clearTimeout(timer);
          if (offered.delete(token)) onOver();
        },
      });
      return `/export/${token}`;
    },
    take(token) {
      const found = offered.get(token);
      if (!found || found.isTaken) return null;
      found.isTaken = true;
      return {
        file: found.file,
        done(isWhole) {
          // A download that was broken off may be tried again.
          if (isWhole) found.over();
          else found.isTaken = false;
        },
      };
    },
    close() {
      for (const one of offered.values()) one.over();
    },
  };
}
