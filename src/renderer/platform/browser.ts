import { openArticle } from './open-article';
import { modifierOf } from './modifier';
import type { Platform } from './platform';
import { pumpSocket } from './pump-socket';
import { readDrop } from './read-drop';
import { uploadFiles } from './upload-files';

/** The platform of a page served on 127.0.0.1: wires are WebSockets, files are streamed. */
export function createBrowserPlatform(): Platform {
  return {
    can: { chooseNatively: false, revealFile: false, nativeMenu: false, saveNatively: false },
    modifier: modifierOf(navigator.userAgent),
    async connect(lost) {
      const page = crypto.randomUUID();
      let isConnected = false;
      const onClosed = () => {
        for (const socket of sockets) socket.close();
        if (!isConnected) return;
        isConnected = false;
        lost();
      };
      const sockets = ['control', 'archive'].map(
        (name) => new WebSocket(`ws://${location.host}/wire/${name}?page=${page}`),
      );
      // Pumped from the first moment: main may send by one socket before this page hears that the other is open.
      const [control, archive] = sockets.map((socket) => pumpSocket(socket, onClosed));
      await Promise.all(sockets.map(opened));
      if (control === undefined || archive === undefined) throw new Error('archive-unavailable');
      isConnected = true;
      return { control, archive };
    },
    async handOver(files, onProgress, signal) {
      return { kind: 'uploaded', ...(await uploadFiles(files, onProgress, signal)) };
    },
    readDrop,
    originalUrl: (object) => `/original/${object}`,
    imageUrl: (object) => `/object/${object}`,
    download(object, fileName) {
      const link = document.createElement('a');
      link.href = `/original/${object}?download=${encodeURIComponent(fileName)}`;
      link.download = fileName;
      link.click();
    },
    openArticle,
    openLink(url) {
      void openOutside(url);
    },
  };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('close', () => reject(new Error('archive-unavailable')), { once: true });
  });
}

/**
 * Main opens links in the system's browser, since the library's own profile reaches no network. Where it cannot (the
 * page came through a tunnel from another computer) this browser is the user's own, and opens them.
 */
async function openOutside(url: string): Promise<void> {
  const answer = await fetch('/open-link', { method: 'POST', headers: { 'x-backfile': '1' }, body: url }).catch(
    () => null,
  );
  if (answer?.ok !== true) window.open(url, '_blank', 'noopener,noreferrer');
}
