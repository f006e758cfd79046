/** Browser mode: the window served on 127.0.0.1 to a browser of this computer. */
export { createBrowserShell } from './browser-shell';
export type { BrowserShell } from './browser-shell';
