/** Numbers both ends of a wire agree on. Sizes are bytes unless the name says otherwise. */
export const limits = {
  /** One source file. Larger ones are refused with `too-large`. */
  fileBytes: 256 * 1024 * 1024,
  /** One document inside a file (an HTML page, a text) before it is given to the extractor. */
  documentBytes: 64 * 1024 * 1024,
  /** What one zip or gzip may unpack to, altogether. */
  unpackedBytes: 2 * 1024 * 1024 * 1024,
  /** Unpacked bytes for each packed byte, above which an archive is taken for a bomb. */
  unpackRatio: 200,
  /** Files one zip may hold. */
  zipEntries: 100_000,
  /** Elements in one page. */
  htmlTags: 200_000,
  /** Nested elements in one page; deeper ones hang every DOM (see docs/notes). */
  htmlDepth: 2_000,
  /** Attributes on one element. */
  tagAttributes: 2_000,
  /** Wall-clock seconds one file may keep a pool worker busy. */
  fileSeconds: 8,
  /** Characters of a query that are read; the rest is named in a notice. */
  queryCharacters: 2_000,
  /** Lines of one list of queries or words. */
  listLines: 10_000,
  /** Changes in one journal frame. */
  frameChanges: 400,
  /** Bytes of JSON in one journal frame, about; a frame is closed when it grows past this. */
  frameBytes: 4 * 1024 * 1024,
  /** Frames sent to the archive worker and not yet applied. */
  framesUnderWay: 4,
  /** Free space below which nothing is imported, and the database is not opened. */
  freeFloorBytes: 256 * 1024 * 1024,
} as const;
