import { limits } from '../../contract/limits';
import type { Result } from '../../contract/failure';
import type { DroppedFile } from './platform';
import { uniqueNames } from './unique-names';

export interface Uploaded {
  readonly spool: string;
  readonly names: readonly string[];
}

/**
 * Streams files to the server, one after the other; the browser reads each from the disk as it is sent. Progress is
 * in bytes. Rejects with an AbortError when `signal` is aborted, else with an Error whose `message` is the
 * failure's code.
 *
 * Of a file too large to be imported just enough is sent to be refused as such.
 */
export async function uploadFiles(
  files: readonly DroppedFile[],
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  const sizes = files.map(({ file }) => Math.min(file.size, limits.fileBytes + 1));
  const of = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const names = uniqueNames(files.map(({ name }) => name.replaceAll(/\p{Surrogate}/gu, '\ufffd')));
  const opened = await send<{ readonly spool: string }>('POST', '/upload', null, () => undefined, signal);
  let before = 0;
  onProgress(0, of);
  for (const [i, { file }] of files.entries()) {
    const bytes = sizes[i] ?? 0;
    const path = `/upload/${opened.spool}/${encodeURIComponent(names[i] ?? file.name)}`;
    const sent = before;
    await send('PUT', path, file.slice(0, bytes), (done) => onProgress(sent + Math.min(done, bytes), of), signal);
    before += bytes;
    onProgress(before, of);
  }
  return { spool: opened.spool, names };
}

/** fetch cannot tell how much of a body was sent; XMLHttpRequest can. */
function send<T>(
  method: 'POST' | 'PUT',
  path: string,
  body: Blob | null,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(aborted());
      return;
    }
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener('abort', abort, { once: true });
    request.open(method, path);
    request.setRequestHeader('x-backfile', '1');
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', abort);
      const result = readResult(request.responseText);
      // What each of the two requests is answered with stands in upload.ts of main/loopback.
      if (result?.ok === true) resolve(result.value as T);
      else if (signal.aborted) reject(aborted());
      else reject(new Error(result?.failure.code ?? 'internal'));
    });
    request.send(body);
  });
}

function readResult(text: string): Result<unknown> | null {
  try {
    // Our own server answers these requests, with a Result (upload.ts of main/loopback) or with words.
    return JSON.parse(text) as Result<unknown>;
  } catch {
    return null;
  }
}

function aborted(): DOMException {
  return new DOMException('cancelled', 'AbortError');
}
