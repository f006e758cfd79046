/** Raster formats only, told by their first bytes: an SVG is a document that can hold scripts. */
const rasters: readonly (readonly [type: string, extension: string, at: number, magic: string])[] = [
  ['image/png', 'png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 'jpg', 0, '\xff\xd8\xff'],
  ['image/gif', 'gif', 0, 'GIF8'],
  ['image/webp', 'webp', 8, 'WEBP'],
  ['image/avif', 'avif', 4, 'ftypavif'],
  ['image/avif', 'avif', 4, 'ftypavis'],
  ['image/bmp', 'bmp', 0, 'BM'],
];

/** What kind of raster image some bytes are, or null for anything else. */
export function rasterType(bytes: Uint8Array): { readonly type: string; readonly extension: string } | null {
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  const found = rasters.find(([, , at, magic]) => start.startsWith(magic, at));
  return found ? { type: found[0], extension: found[1] } : null;
}
