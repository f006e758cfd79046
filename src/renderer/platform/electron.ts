import type { Bridge } from '../../contract/bridge';
import { modifierOf } from './modifier';
import type { Platform } from './platform';
import { readDrop } from './read-drop';

/** The platform of a page in Electron. Ports come by the preload, paths never do. */
export function createElectronPlatform(bridge: Bridge): Platform {
  return {
    can: { chooseNatively: true, revealFile: true, nativeMenu: true, saveNatively: true },
    modifier: modifierOf(navigator.userAgent),
    connect(lost) {
      const nonce = crypto.randomUUID();
      return new Promise((resolve) => {
        const take = (event: MessageEvent<unknown>) => {
          if (event.source !== window || !isNonce(event.data, nonce)) return;
          const [control, archive] = event.ports;
          if (control === undefined || archive === undefined) return;
          window.removeEventListener('message', take);
          // Fires when main is gone; Chromium tells it for ports of other processes.
          control.addEventListener('close', lost, { once: true });
          resolve({ control, archive });
        };
        window.addEventListener('message', take);
        bridge.connect(nonce);
      });
    },
    async handOver(files, onProgress, signal) {
      if (signal.aborted) throw new DOMException('cancelled', 'AbortError');
      const token = await bridge.dropped(files.map(({ file }) => file));
      onProgress(1, 1);
      return { kind: 'dropped', token };
    },
    // A dropped folder is handed over as one: main walks it by its path, faster than the page could.
    readDrop: (transfer) => {
      const whole = [...transfer.files].map((file) => ({ file, name: file.name }));
      return whole.length > 0 ? Promise.resolve(whole) : readDrop(transfer);
    },
    originalUrl: (object) => `/original/${object}`,
    imageUrl: (object) => `/object/${object}`,
    download(object, fileName) {
      const link = document.createElement('a');
      link.href = `/original/${object}?download=${encodeURIComponent(fileName)}`;
      link.download = fileName;
      link.click();
    },
    savePdf: (fileName) => bridge.savePdf(fileName),
    openLink: (url) => bridge.openLink(url),
  };
}

function isNonce(data: unknown, nonce: string): boolean {
  return typeof data === 'object' && data !== null && 'backfile' in data && data.backfile === nonce;
}
