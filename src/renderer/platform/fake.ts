import type { ImportRequest } from '../../contract/control';
import type { Platform } from './platform';

/** A platform without a main side, for tests of the window: the test answers on the other ends of the ports. */
export interface FakePlatform extends Platform {
  /** Resolves with main's ends of the next connection; each may be asked once for each `connect`. */
  connected(): Promise<{ readonly control: MessagePort; readonly archive: MessagePort }>;
  /** Tells the window that main is gone. */
  lose(): void;
  /** Addresses the window wanted opened, originals it wanted saved, files it handed over, in order. */
  readonly opened: readonly string[];
  /** Articles it wanted windows of their own for. */
  readonly windows: readonly number[];
  readonly downloaded: readonly { readonly object: string; readonly fileName: string }[];
  readonly handedOver: readonly string[];
}

/** `can` overrides what this shell can do; by default nothing, as in browser mode. */
export function createFakePlatform(can: Partial<Platform['can']> = {}): FakePlatform {
  type Ends = { readonly control: MessagePort; readonly archive: MessagePort };
  const made: Ends[] = [];
  const waiting: ((ends: Ends) => void)[] = [];
  const opened: string[] = [];
  const windows: number[] = [];
  const downloaded: { object: string; fileName: string }[] = [];
  const handedOver: string[] = [];
  let lost: (() => void) | null = null;
  return {
    can: { chooseNatively: false, revealFile: false, nativeMenu: false, saveNatively: false, ...can },
    modifier: 'Ctrl',
    connect(onLost) {
      lost = onLost;
      const control = new MessageChannel();
      const archive = new MessageChannel();
      const ends = { control: control.port2, archive: archive.port2 };
      const waiter = waiting.shift();
      if (waiter === undefined) made.push(ends);
      else waiter(ends);
      return Promise.resolve({ control: control.port1, archive: archive.port1 });
    },
    connected() {
      const ends = made.shift();
      return ends === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(ends);
    },
    lose: () => lost?.(),
    handOver(files, onProgress, signal) {
      if (signal.aborted) return Promise.reject(new DOMException('cancelled', 'AbortError'));
      handedOver.push(...files.map(({ name }) => name));
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      onProgress(bytes, bytes);
      const request: ImportRequest = { kind: 'uploaded', spool: 'fake', names: files.map(({ name }) => name) };
      return Promise.resolve(request);
    },
    readDrop: (transfer) => Promise.resolve([...transfer.files].map((file) => ({ file, name: file.name }))),
    originalUrl: (object) => `/original/${object}`,
    imageUrl: (object) => `/object/${object}`,
    download(object, fileName) {
      downloaded.push({ object, fileName });
    },
    openArticle({ id }) {
      windows.push(id);
    },
    openLink(url) {
      opened.push(url);
    },
    opened,
    windows,
    downloaded,
    handedOver,
  };
}
