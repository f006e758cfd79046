import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, brotliDecompress, brotliDecompressSync, constants } from 'node:zlib';
import type { Frame } from '../../contract/change';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** The JSON a frame is journaled as; its chain is not in it, being made from it. */
export function payloadOf(frame: Omit<Frame, 'chain'>): Buffer {
  return Buffer.from(JSON.stringify({ n: frame.n, group: frame.group, changes: frame.changes }));
}

/**
 * SHA-256, hex, over the chain before (its 32 bytes; none for '') and the payload's JSON. Over the JSON
 * and not its packed bytes, because another version of the packer may pack the same JSON otherwise.
 */
export function chainOf(before: string, payload: Uint8Array): string {
  return createHash('sha256').update(Buffer.from(before, 'hex')).update(payload).digest('hex');
}

/** Below this, packing and unpacking on the spot is quicker than a trip to the thread pool. */
const smallBytes = 16 << 10;

/** Brotli at quality 3: on real articles 15 % of the JSON at 240 MB/s, where deflate at 1 gives 23 % at 190. */
export async function pack(payload: Uint8Array): Promise<Buffer> {
  const options = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 3,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: payload.length,
    },
  };
  return payload.length < smallBytes ? brotliCompressSync(payload, options) : await compress(payload, options);
}

/** The JSON bytes again. Rejects when they are no brotli stream. */
export async function unpack(stored: Uint8Array): Promise<Buffer> {
  return stored.length < smallBytes ? brotliDecompressSync(stored) : await decompress(stored);
}

/** The frame that a payload's JSON says, with its chain. Rejects by SyntaxError when it is no JSON of a frame. */
export function parsePayload(payload: Buffer, chain: string): Frame {
  // Safe: the checksum has shown that these are the bytes payloadOf made from a Frame.
  const { n, group, changes } = JSON.parse(payload.toString()) as Omit<Frame, 'chain'>;
  return { n, chain, group, changes };
}
