import { firstColumn } from '../../../contract/batch-lines';
import { decodeList } from '../../../contract/decode-list';
import { say } from '../messages/say';

const mostBytes = 5_000_000;

/** The lines of a file: of a text all of it, of a table its first column; or a sentence why not. */
export async function readListFile(file: File): Promise<{ readonly text: string } | { readonly wrong: string }> {
  if (file.size > mostBytes) return { wrong: say('batch.file.tooLarge', { name: file.name }) };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { wrong: say('batch.file.unreadable', { name: file.name }) };
  }
  const text = decodeList(bytes, (charset) => new TextDecoder(charset, { fatal: true }).decode(bytes));
  // A document of a word processor or a picture.
  if (text.includes('\0')) return { wrong: say('batch.file.noText', { name: file.name }) };
  return { text: /\.(?:csv|tsv)$/iu.test(file.name) ? firstColumn(text) : text };
}
