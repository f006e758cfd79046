import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One file of a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether packing it is worth the time; images are packed already. */
  readonly isPacked?: boolean;
}

/**
 * Makes a zip of entries, each asked for only when the one before has been read, so that one is held at a time. Zip64
 * where it needs to be; names in UTF-8.
 */
export async function* zipEntries(entries: AsyncIterable<ZipEntry>, modified: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  // `outputStream` is a PassThrough; its type says no more than that it can be read.
  const output = zip.outputStream as Readable;
  let isOver = false;
  const over = new Promise<void>((resolve) => {
    output.once('close', () => {
      isOver = true;
      resolve();
    });
  });
  const feed = async (): Promise<void> => {
    for await (const entry of entries) {
      const read = addEntry(zip, entry.name, holdOnce(entry.bytes), {
        mtime: modified,
        mode: 0o100644,
        compress: entry.isPacked !== true,
        size: entry.bytes.byteLength,
      });
      // A reader that goes away reads nothing more.
      await Promise.race([read, over]);
      if (isOver) return;
    }
    zip.end();
  };
  const fed = feed().catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  zip.once('error', (error) => output.destroy(error));
  try {
    // Nothing sets an encoding, so the chunks are Buffers.
    for await (const chunk of output as AsyncIterable<Buffer>) yield chunk;
  } finally {
    output.destroy();
    await fed;
  }
}

/** Resolves when the entry's bytes have been read. */
function addEntry(
  zip: ZipFile,
  name: string,
  take: () => Buffer,
  options: Parameters<ZipFile['addReadStreamLazy']>[1],
): Promise<void> {
  return new Promise((resolve) => {
    zip.addReadStreamLazy(name, options, (give) => {
      const bytes = Readable.from([take()]);
      bytes.once('end', resolve);
      give(null, bytes);
    });
  });
}

/** The zip keeps every entry's callback until its end (it writes the list of them): what a callback holds must be let go. */
function holdOnce(bytes: Uint8Array): () => Buffer {
  let held: Buffer | null = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return () => {
    const given = held ?? Buffer.alloc(0);
    held = null;
    return given;
  };
}
