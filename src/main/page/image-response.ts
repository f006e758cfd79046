import { dataHeaders } from './page-headers';
import type { DataResponse } from './original-response';

/** Raster formats only, told by their first bytes: an SVG is a document that can hold scripts. */
const rasters: readonly { readonly type: string; readonly at: number; readonly magic: string }[] = [
  { type: 'image/png', at: 0, magic: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', at: 0, magic: '\xff\xd8\xff' },
  { type: 'image/gif', at: 0, magic: 'GIF87a' },
  { type: 'image/gif', at: 0, magic: 'GIF89a' },
  { type: 'image/webp', at: 8, magic: 'WEBP' },
  { type: 'image/avif', at: 4, magic: 'ftypavif' },
  { type: 'image/avif', at: 4, magic: 'ftypavis' },
  { type: 'image/bmp', at: 0, magic: 'BM' },
];

/** The answer for a stored image, or null for bytes that are not a raster image. */
export function imageResponse(bytes: Uint8Array): DataResponse | null {
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  const raster = rasters.find(({ at, magic }) => start.startsWith(magic, at));
  if (raster === undefined) return null;
  return {
    headers: {
      ...dataHeaders(),
      'Content-Type': raster.type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
    bytes,
  };
}
