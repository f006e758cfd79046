/** The window's own address. The origin is the database's address: it is never renamed. */
export const pageOrigin = 'app://backfile';
export const windowAddress = `${pageOrigin}/index.html`;
export const engineAddress = `${pageOrigin}/engine.html`;

/**
 * The dev server of `electron-vite dev`, as host and port, or null. A packaged program never has one, whatever its
 * environment says.
 */
export function readDevHost(env: Readonly<Record<string, string | undefined>>, isPackaged: boolean): string | null {
  const url = env['ELECTRON_RENDERER_URL'];
  if (isPackaged || url === undefined || !URL.canParse(url)) return null;
  const { hostname, host } = new URL(url);
  return hostname === 'localhost' || hostname === '127.0.0.1' ? host : null;
}
