import type { IncomingMessage, ServerResponse } from 'node:http';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import {
  attachment,
  dataHeaders,
  fileHeaders,
  imageResponse,
  originalResponse,
  pageHeaders,
  readLink,
  withNonce,
} from '../page';
import type { DataResponse, FileTable } from '../page';
import { fail, ok } from '../../contract/failure';
import type { Library } from '../library/types';
import type { Access } from './access';
import type { Downloads } from './downloads';
import { judgeRequest } from './judge-request';
import { answerResult, receiveUpload } from './upload';

/** What the server asks of a library. */
export type ServedLibrary = Pick<Library, 'attach' | 'original' | 'newSpool' | 'spool'>;

/** All one request can need. */
export interface ServerParts {
  readonly port: number;
  readonly access: Access;
  readonly files: FileTable;
  readonly library: ServedLibrary;
  readonly downloads: Downloads;
  /** Opens an address in the system's browser; null where the window had better do it itself. */
  readonly openLink: ((url: string) => Promise<void>) | null;
}

const starts: ReadonlyMap<string | null, string> = new Map([
  [null, '/'],
  ['engine', '/engine.html'],
]);
const dataPath = /^\/(original|object)\/([0-9a-f]{64})$/;
const downloadPath = /^\/export\/([\w-]{43})$/;
/** A page can send this header to its own origin only: to any other it needs leave by CORS, which is never given. */
const ownHeader = 'x-backfile';

/** Answers one request, or refuses it. Rejects only for bugs and for a disk that cannot be read. */
export async function serveRequest(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path, query] = splitOnce(request.url ?? '', '?');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const refused = judgeRequest(
    request,
    parts.port,
    parts.access,
    path === '/enter' ? 'enter' : isRead ? 'read' : 'change',
  );
  if (refused !== null) return say(response, refused.status, refused.words);
  if (!isRead) return change(parts, request, response, path);
  if (path === '/enter') return enter(parts, request, response, new URLSearchParams(query));

  const token = downloadPath.exec(path)?.[1];
  if (token !== undefined) return sendDownload(parts.downloads, token, request, response);

  const data = dataPath.exec(path);
  if (data !== null) {
    const found = await readData(parts.library, data[1] === 'object', data[2] ?? '', new URLSearchParams(query));
    if (found === null) return say(response, 404, 'Not here.');
    return send(response, request, found);
  }
  const file = parts.files.get(path);
  if (file === undefined) return say(response, 404, 'Not here.');
  if (!file.isPage)
    return send(response, request, { headers: { ...fileHeaders(), 'Content-Type': file.type }, bytes: file.bytes });
  const { nonce, html } = withNonce(Buffer.from(file.bytes).toString('utf8'));
  return send(response, request, {
    headers: { ...pageHeaders(nonce), 'Content-Type': file.type },
    bytes: Buffer.from(html),
  });
}

/** Exchanges the token for the cookie, and takes it out of the address bar. */
function enter(parts: ServerParts, request: IncomingMessage, response: ServerResponse, query: URLSearchParams): void {
  const location = starts.get(query.get('to'));
  if (request.method !== 'GET' || location === undefined) return say(response, 404, 'Not here.');
  if (!parts.access.redeem(query.get('t') ?? '')) {
    // Opened a second time by somebody who is already in (a restored tab): there is nothing to refuse.
    if (!parts.access.holdsCookie(request.headers.cookie)) {
      return say(
        response,
        401,
        'This address works once. Start Backfile again: it prints a new one, or opens its window.',
      );
    }
  }
  response.writeHead(303, {
    ...dataHeaders(),
    Location: location,
    'Set-Cookie': `${parts.access.cookieName}=${parts.access.cookieValue}; HttpOnly; SameSite=Strict; Path=/`,
  });
  response.end();
}

async function readData(
  library: ServedLibrary,
  isImage: boolean,
  object: string,
  query: URLSearchParams,
): Promise<DataResponse | null> {
  const bytes = await library.original(object);
  if (bytes === null) return null;
  return isImage ? imageResponse(bytes) : originalResponse(bytes, query.get('download'));
}

async function change(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (request.headers[ownHeader] !== '1') return say(response, 403, 'Requests of other sites are not answered.');
  const { method } = request;
  if ((method === 'POST' && path === '/upload') || (method === 'PUT' && path.startsWith('/upload/'))) {
    return answerResult(response, dataHeaders(), await receiveUpload(request, path, parts.library));
  }
  if (method === 'POST' && path === '/open-link') {
    const url = readLink(await readText(request, 16_384));
    if (url === null) return answerResult(response, dataHeaders(), fail('bad-request', 'not a web or mail address'));
    if (parts.openLink === null)
      return answerResult(response, dataHeaders(), fail('not-found', 'the window opens links'));
    await parts.openLink(url);
    return answerResult(response, dataHeaders(), ok(null));
  }
  return say(response, 405, 'Not that way.');
}

async function readText(request: IncomingMessage, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // A request's chunks are Buffers as long as no encoding is set on it, and none is.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, request: IncomingMessage, data: DataResponse): void {
  response.writeHead(200, { ...data.headers, 'Content-Length': data.bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : data.bytes);
}

/** Sends a file that was offered once. It is never shown, whatever is in it: an attachment of no type. */
async function sendDownload(
  downloads: Downloads,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const taken = request.method === 'GET' ? downloads.take(token) : null;
  if (taken === null) return say(response, 404, 'Not here any more. Export again.');
  let isWhole = false;
  try {
    const file = await open(taken.file.path, 'r');
    const { size } = await file.stat();
    response.writeHead(200, {
      ...dataHeaders(),
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachment(taken.file.fileName),
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'Content-Length': size,
    });
    await pipeline(file.createReadStream(), response);
    isWhole = true;
  } catch (error) {
    // Whoever broke it off need not be told.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
  } finally {
    taken.done(isWhole);
  }
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, {
    ...dataHeaders(),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  });
  response.end(`${words}\n`);
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
