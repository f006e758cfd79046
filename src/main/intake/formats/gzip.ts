import { gunzipSync } from 'node:zlib';
import { limits } from '../../../contract/limits';
import { describeError, errorCode, refuse } from '../refuse';
import type { Container, Found, ReadInner, UnpackBudget } from './source-document';
import { allowedBytes, countUnpacked } from './unpack-budget';

/** A gzip file holds one file; a tar inside it is told by its content. */
export async function* readGzip(file: Container, budget: UnpackBudget, readInner: ReadInner): AsyncGenerator<Found> {
  const allowed = allowedBytes(file.bytes.length, budget);
  let bytes: Buffer;
  try {
    bytes = gunzipSync(file.bytes, { maxOutputLength: allowed.bytes });
  } catch (error) {
    const refusal =
      errorCode(error) === 'ERR_BUFFER_TOO_LARGE'
        ? refuse(allowed.code, `unpacks to more than ${allowed.bytes} bytes`)
        : refuse('bad-archive', describeError(error));
    yield { kind: 'refused', part: file.part, refusal };
    return;
  }
  countUnpacked(bytes.length, budget);
  const { name, modifiedMs } = readHeader(file);
  const part = file.part === null ? name : `${file.part}/${name}`;
  if (bytes.length > limits.documentBytes) {
    yield { kind: 'refused', part, refusal: refuse('too-large', `${bytes.length} bytes unpacked`) };
    return;
  }
  yield* readInner({ bytes, fileName: name, part, modifiedMs, depth: file.depth + 1 });
}

/** Name and time of the file inside (RFC 1952); lacking a name, the file's own without `.gz`. */
function readHeader(file: Container): { readonly name: string; readonly modifiedMs: number | null } {
  const view = new DataView(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const flags = view.byteLength > 10 ? view.getUint8(3) : 0;
  const seconds = view.byteLength > 10 ? view.getUint32(4, true) : 0;
  let name = '';
  let at = 10;
  if ((flags & 0x04) !== 0 && view.byteLength > 12) at += 2 + view.getUint16(10, true);
  if ((flags & 0x08) !== 0) {
    const end = file.bytes.indexOf(0, at);
    if (end > at && end - at < 1024) name = Buffer.from(file.bytes.subarray(at, end)).toString('latin1');
  }
  // Only the last step of a path, and no name that could be mistaken for one.
  name = name.replace(/^.*[\\/]/u, '').replace(/[\0-\x1F]/gu, '');
  if (name === '' || name === '.' || name === '..') name = file.fileName.replace(/\.(?:gz|gzip)$/iu, '');
  return { name: name.replace(/\.tgz$/iu, '.tar'), modifiedMs: seconds > 0 ? seconds * 1000 : file.modifiedMs };
}
