import { createHash } from 'node:crypto';
import type { Sha256 } from '../../../contract/article';
import type { PackedObject } from '../types';

/** Images of one document, as vault objects, each once, in order. */
export interface ImageKeeper {
  /** The object a data URL holds, or null when it is no raster image (or a placeholder of a few pixels). */
  keep(dataUrl: string): Sha256 | null;
  readonly objects: readonly PackedObject[];
}

/** Smaller files are tracking pixels and blurred placeholders. */
const leastBytes = 400;
const mostBytes = 64 * 1024 * 1024;

/** Starts an empty keeper. */
export function keepImages(): ImageKeeper {
  const objects = new Map<Sha256, PackedObject>();
  let total = 0;
  return {
    keep(dataUrl) {
      // Only base64: an escaped raster image does not occur, and SVG can carry scripts.
      const head = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon)(?:;[^,;]*)*;base64,/i.exec(
        dataUrl.slice(0, 200),
      );
      if (head === null) return null;
      const bytes = Buffer.from(dataUrl.slice(head[0].length), 'base64');
      if (bytes.length < leastBytes || total + bytes.length > mostBytes || !isRaster(bytes)) return null;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (!objects.has(sha256)) {
        total += bytes.length;
        objects.set(sha256, { sha256, bytes: bytes.length, encoding: 'raw', stored: new Uint8Array(bytes) });
      }
      return sha256;
    },
    get objects() {
      return [...objects.values()];
    },
  };
}

// The label of a data URL is the page's claim; the first bytes are the image's own.
function isRaster(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 16).toString('latin1');
  return (
    start.startsWith('\x89PNG') ||
    start.startsWith('\xff\xd8\xff') ||
    start.startsWith('GIF8') ||
    start.startsWith('BM') ||
    (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') ||
    start.slice(4, 12) === 'ftypavif'
  );
}
