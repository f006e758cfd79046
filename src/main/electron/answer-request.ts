import type { Sha256 } from '../../contract/article';
import { dataHeaders, fileHeaders, imageResponse, originalResponse, pageHeaders, withNonce } from '../page';
import type { DataResponse, FileTable } from '../page';

export interface RequestParts {
  readonly files: FileTable;
  readonly original: (object: Sha256) => Promise<Uint8Array | null>;
  /** Dev server that the page's files come from instead of the table, or null. */
  readonly devHost: string | null;
}

const dataPath = /^\/(original|object)\/([0-9a-f]{64})$/;

/**
 * Answers a request for `app://backfile/…` from the fixed table of files, or with an original or an image by its
 * hash. No path of a request reaches the disk.
 */
export async function answerRequest(request: Request, parts: RequestParts): Promise<Response> {
  const { host, pathname, search } = new URL(request.url);
  if (host !== 'backfile' || (request.method !== 'GET' && request.method !== 'HEAD')) return missing();
  const data = dataPath.exec(pathname);
  if (data !== null) {
    const bytes = await parts.original(data[2] ?? '');
    if (bytes === null) return missing();
    const download = new URLSearchParams(search).get('download');
    const found = data[1] === 'object' ? imageResponse(bytes) : originalResponse(bytes, download);
    return found === null ? missing() : respond(found);
  }
  if (parts.devHost !== null) return fromDevServer(parts.devHost, pathname + search);
  const file = parts.files.get(pathname);
  if (file === undefined) return missing();
  if (!file.isPage) return respond({ headers: { ...fileHeaders(), 'Content-Type': file.type }, bytes: file.bytes });
  const { nonce, html } = withNonce(Buffer.from(file.bytes).toString('utf8'));
  return new Response(html, { headers: { ...pageHeaders(nonce), 'Content-Type': file.type } });
}

/** The page stays at its own origin in development too: the same database, the same rules, other files. */
async function fromDevServer(devHost: string, path: string): Promise<Response> {
  const answer = await fetch(`http://${devHost}${path}`);
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const isPage = type.startsWith('text/html');
  return new Response(await answer.arrayBuffer(), {
    status: answer.status,
    headers: { ...(isPage ? pageHeaders('', { devHost }) : dataHeaders()), 'Content-Type': type },
  });
}

function respond(data: DataResponse): Response {
  // Copied: a Response wants bytes of a plain ArrayBuffer, and Buffers may share theirs.
  return new Response(Uint8Array.from(data.bytes), { headers: data.headers });
}

function missing(): Response {
  return new Response('Not here.\n', {
    status: 404,
    headers: { ...dataHeaders(), 'Content-Type': 'text/plain', 'Content-Security-Policy': "default-src 'none'" },
  });
}
