import { randomBytes } from 'node:crypto';

/** A fresh style nonce and the page that carries it. Call it once for each response, never once for a file. */
export function withNonce(html: string): { readonly nonce: string; readonly html: string } {
  const nonce = randomBytes(16).toString('base64');
  return { nonce, html: html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`) };
}
