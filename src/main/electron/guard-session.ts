import { app } from 'electron';
import type { Session } from 'electron';
import { isOwnRequest, mayShow } from './judge-address';

/**
 * What no page of ours may do, whatever it is told: leave, open windows, embed others, ask for permissions, or
 * request anything but ourselves. Call it when the app is ready and before the first window.
 */
export function guardSession(session: Session, devHost: string | null, log: (line: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  // Its own text to the clipboard, for a press or a key: reading from there stays forbidden.
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isOwnRequest(details.url, devHost);
    if (cancel) log(`request cancelled: ${details.url.slice(0, 200)}`);
    answer({ cancel });
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (event, url) => {
      if (!mayShow(url, true)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!mayShow(event.url, event.isMainFrame)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}
