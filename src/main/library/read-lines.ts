import { createReadStream } from 'node:fs';

/** One line of a file, without its end; null for one that is too long, which is skipped. */
export interface ReadLine {
  /** From 1. */
  readonly number: number;
  readonly text: string | null;
}

/** Reads a UTF-8 file line by line, holding no more than the longest line. Throws the system's errors. */
export async function* readLines(path: Buffer, mostBytes: number): AsyncGenerator<ReadLine> {
  let pieces: Buffer[] = [];
  let sizeBytes = 0;
  let number = 1;
  const take = (piece: Buffer): void => {
    sizeBytes += piece.byteLength;
    if (sizeBytes <= mostBytes) pieces.push(piece);
    else pieces = [];
  };
  const end = (): ReadLine => {
    const line = { number, text: sizeBytes > mostBytes ? null : Buffer.concat(pieces).toString() };
    pieces = [];
    sizeBytes = 0;
    number += 1;
    return line;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    // Without an encoding a stream of a file gives buffers only.
    const bytes = chunk as Buffer;
    let at = 0;
    for (let next = bytes.indexOf(10); next !== -1; next = bytes.indexOf(10, at)) {
      take(bytes.subarray(at, next));
      yield end();
      at = next + 1;
    }
    if (at < bytes.byteLength) take(bytes.subarray(at));
  }
  if (sizeBytes > 0) yield end();
}
