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
      const read = new Promise<void>((resolve) => {
        const compress = entry.isPacked !== true;
        zip.addReadStreamLazy(
          entry.name,
          { mtime: modified, mode: 0o100644, compress, size: entry.bytes.byteLength },
          (give) => {
            const bytes = Readable.from([
              Buffer.from(entry.bytes.buffer, entry.bytes.byteOffset, entry.bytes.byteLength),
            ]);
            bytes.once('end', resolve);
            give(null, bytes);
          },
        );
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
