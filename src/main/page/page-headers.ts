/** What a page of ours may do besides running its own files. Only `electron-vite dev` asks for more. */
export interface PageLeave {
  /** Dev server whose scripts and socket the page may use, such as `127.0.0.1:5173`; null in every build. */
  readonly devHost: string | null;
}

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
} as const;

/**
 * Headers of one of our own pages.
 *
 * `nonce` must be fresh for each response, and stands in the page as `<meta property="csp-nonce">`:
 * react-aria injects one style and takes the nonce from there. Trusted Types know two policies:
 * `backfile` (the window's, makes sanitised HTML) and `backfile-worker` (starts the archive worker).
 */
export function pageHeaders(nonce: string, leave: PageLeave = { devHost: null }): Record<string, string> {
  const dev = leave.devHost;
  const policy = [
    `default-src 'none'`,
    // Vite's dev client is an inline script, and React's refresh needs eval-free inline code; a build has neither.
    dev === null ? `script-src 'self'` : `script-src 'self' 'unsafe-inline'`,
    dev === null ? `style-src 'self' 'nonce-${nonce}'` : `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self' data:`,
    dev === null ? `connect-src 'self'` : `connect-src 'self' ws://${dev} http://${dev}`,
    `frame-src 'self'`,
    `worker-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
    ...(dev === null ? [`require-trusted-types-for 'script'`, `trusted-types backfile backfile-worker`] : []),
  ].join('; ');
  return { ...always, 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' };
}

/** Headers of the page's scripts, styles and fonts. Workers take their own policy from here, so it is a full one. */
export function fileHeaders(): Record<string, string> {
  return {
    ...always,
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'",
    // The names carry a hash, but a build writes the same name for the same content only: asking again costs a 200 from memory.
    'Cache-Control': 'no-cache',
  };
}

/** Headers of the user's data: nothing of it may stay in a cache. */
export function dataHeaders(): Record<string, string> {
  return { ...always, 'Cache-Control': 'no-store' };
}
