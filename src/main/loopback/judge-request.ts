import type { IncomingMessage } from 'node:http';
import type { Access } from './access';

/** Why a request is not answered, as an HTTP status and words for whoever reads it. */
export interface Refused {
  readonly status: 400 | 401 | 403 | 421;
  readonly words: string;
}

const wrongHost: Refused = { status: 421, words: 'This is not the address of this server.' };
const foreign: Refused = { status: 403, words: 'Requests of other sites are not answered.' };
const unknown: Refused = {
  status: 401,
  words:
    'This address was used already, or belongs to an earlier start. Start Backfile again: it prints a new one, or opens its window.',
};

/**
 * The checks every request passes, in this order: a request target that is a plain path, exactly our
 * Host (any other name that leads here is a rebound one), no foreign Origin, no cross-site fetch, our
 * cookie. `enter` leaves the cookie out: that request brings a token instead.
 *
 * `kind: 'change'` (uploads and sockets) wants our own Origin to be present, since a socket is
 * under no same-origin policy and a form of another page sends cookies.
 */
export function judgeRequest(
  request: Pick<IncomingMessage, 'url' | 'headers' | 'rawHeaders'>,
  port: number,
  access: Access,
  kind: 'enter' | 'read' | 'change',
): Refused | null {
  const url = request.url ?? '';
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(url)) return { status: 400, words: 'Not a path.' };
  const hosts = request.rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === 'host').length;
  if (hosts !== 1 || request.headers.host !== `127.0.0.1:${port}`) return wrongHost;
  const { origin } = request.headers;
  if (origin === undefined ? kind === 'change' : origin !== `http://127.0.0.1:${port}`) return foreign;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return foreign;
  if (kind !== 'enter' && !access.holdsCookie(request.headers.cookie)) return unknown;
  return null;
}
