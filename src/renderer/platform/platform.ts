/**
 * What a shell hands to the window. Everything asks what the shell can do, never which one it is.
 * `electron.ts` and `browser.ts` make one; `fake.ts` makes one for tests.
 */
import type { ImportRequest } from '../../contract/control';
import type { Result } from '../../contract/failure';
import type { OwnArticle } from '../../contract/own-article';

export interface Platform {
  readonly can: {
    /** Native file and folder dialogs (`choose-import`). Without them: an <input type=file> and the folder list. */
    readonly chooseNatively: boolean;
    /** Show a file in the system's file manager. */
    readonly revealFile: boolean;
    /** A native menu bar; without it the window shows its own. */
    readonly nativeMenu: boolean;
    /** Native "save as"; without it originals are downloaded. */
    readonly saveNatively: boolean;
  };
  /** Ctrl on most systems, ⌘ on macOS. */
  readonly modifier: 'Ctrl' | '⌘';
  /** The wires to the main side. `lost` is called once when main is gone; the window then says so and retries `connect`. */
  connect(lost: () => void): Promise<{ readonly control: MessagePort; readonly archive: MessagePort }>;
  /** Makes dropped or picked files importable: hands over paths, or streams the bytes, with progress in bytes. */
  handOver(
    files: readonly DroppedFile[],
    onProgress: (done: number, of: number) => void,
    signal: AbortSignal,
  ): Promise<ImportRequest>;
  /** Reads a drop (folders included) before its event ends. */
  readDrop(transfer: DataTransfer): Promise<readonly DroppedFile[]>;
  /** Address of an original as an untrusted page, for the sandboxed frame. */
  originalUrl(object: string): string;
  /** Address of a stored raster image. */
  imageUrl(object: string): string;
  /** Saves an original unchanged where the shell has no native dialog: a download. */
  download(object: string, fileName: string): void;
  /** Opens an article in a window of the browser; call it for a press or a key only. Left out: the shell does (`open-article`). */
  openArticle?(article: OwnArticle): void;
  /** Saves the page, as it is laid out for paper, as a PDF where the user says. Left out: the browser's print dialog can. */
  savePdf?(fileName: string): Promise<Result<{ readonly path: string | null }>>;
  /** Opens an address outside, after the window has shown where it leads. http, https and mailto only. */
  openLink(url: string): void;
}

export interface DroppedFile {
  readonly file: File;
  /** Relative name with folders, `/` between. */
  readonly name: string;
}
