import type { IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '../../contract/limits';
import { fail } from '../../contract/failure';
import type { Result } from '../../contract/failure';
import type { Library } from '../library/types';

/**
 * `POST /upload` opens a spool and answers `{ ok, value: { spool } }`; `PUT /upload/SPOOL/NAME` streams one
 * file into it, NAME being its relative name, percent-encoded whole (`%2F` between folders).
 * Answers are a Result as JSON; a file over limits.fileBytes by more than the one byte that shows it
 * is too large is cut off.
 */
export async function receiveUpload(
  request: IncomingMessage,
  path: string,
  library: Pick<Library, 'newSpool' | 'spool'>,
): Promise<Result<{ readonly spool: string }>> {
  if (path === '/upload') {
    const spool = await library.newSpool();
    return { ok: true, value: { spool: spool.id } };
  }
  const [, , id = '', name = '', ...more] = path.split('/');
  const spool = library.spool(id);
  if (spool === null || more.length > 0) return fail('not-found', 'no such upload');
  const relative = decodeName(name);
  if (relative === null) return fail('bad-request', 'a name that cannot be read');
  try {
    await spool.write(relative, upTo(request, limits.fileBytes + 1));
    return { ok: true, value: { spool: id } };
  } catch (error) {
    if (isErrno(error, 'ENOSPC') || isErrno(error, 'EDQUOT')) return fail('no-space', String(error.code));
    if (error instanceof TooLong) return fail('bad-request', 'more bytes than one file may have');
    if (request.destroyed && !request.complete) return fail('cancelled');
    throw error;
  }
}

/** Writes a Result as the answer to one of our own page's requests. */
export function answerResult(response: ServerResponse, headers: Record<string, string>, result: Result<unknown>): void {
  const status = result.ok
    ? 200
    : result.failure.code === 'not-found'
      ? 404
      : result.failure.code === 'no-space'
        ? 507
        : 400;
  response.writeHead(status, { ...headers, 'Content-Type': 'application/json' });
  response.end(JSON.stringify(result));
}

class TooLong extends Error {}

async function* upTo(body: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw new TooLong();
    yield chunk;
  }
}

function decodeName(encoded: string): string | null {
  try {
    const name = decodeURIComponent(encoded);
    return name === '' || name.includes('\0') ? null : name;
  } catch {
    return null;
  }
}

function isErrno(error: unknown, code: string): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && error.code === code;
}
