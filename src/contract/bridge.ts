import type { Result } from './failure';

/**
 * All that Electron's preload exposes to the page, as `window.backfile`. The ports themselves do not
 * cross the context bridge: the preload posts them to the window as `{ backfile: nonce }` with the
 * ports transferred, in the order control, archive.
 */
export interface Bridge {
  readonly shell: 'electron';
  /** Asks main for this window's ports; they arrive by `window.postMessage` marked with `nonce`. */
  connect(nonce: string): void;
  /** Hands dropped files' paths to main; gives a token for the `import` command. The page never sees a path. */
  dropped(files: readonly unknown[]): Promise<string>;
  /**
   * Prints this page as it is laid out for paper, into a PDF file where the user says; `path` null when the dialog was
   * dismissed. Main makes the name safe.
   */
  savePdf(fileName: string): Promise<Result<{ readonly path: string | null }>>;
  /** Opens an address in the system's browser, if it is http, https or mailto; main reads it anew. */
  openLink(url: string): void;
}
