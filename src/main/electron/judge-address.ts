import { pageOrigin } from './page-address';

/** Whether a request of a page may be made at all: its own files and data, and in development the dev server. */
export function isOwnRequest(url: string, devHost: string | null): boolean {
  // A blob can be fetched by the origin that made it only, and ours are the only pages.
  if (url.startsWith(`${pageOrigin}/`) || url.startsWith('blob:') || url.startsWith('data:')) return true;
  if (devHost === null) return false;
  return url.startsWith('devtools://') || url.startsWith(`ws://${devHost}/`) || url.startsWith(`http://${devHost}/`);
}

/** Whether a frame may show this address: our two pages in a window, an original (or nothing) in a frame inside. */
export function mayShow(url: string, isMainFrame: boolean): boolean {
  if (!isMainFrame && url === 'about:blank') return true;
  if (!URL.canParse(url)) return false;
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== 'app:' || host !== 'backfile') return false;
  return isMainFrame ? pathname === '/index.html' || pathname === '/engine.html' : pathname.startsWith('/original/');
}

/** Whether a message came from one of our pages' own top frame. */
export function isTrustedSender(frame: { readonly url: string; readonly parent: unknown } | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && mayShow(frame.url, true);
}
