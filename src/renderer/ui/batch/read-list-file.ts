import { firstColumn } from '../../../contract/batch-lines';
import { decodeList } from '../../../contract/decode-list';

const mostBytes = 5_000_000;

/** The lines of a file: of a text all of it, of a table its first column; or a sentence why not. */
export async function readListFile(file: File): Promise<{ readonly text: string } | { readonly wrong: string }> {
  if (file.size > mostBytes) return { wrong: `“${file.name}” is too large for a list; nothing was read.` };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { wrong: `“${file.name}” could not be read.` };
  }
  const text = decodeList(bytes, (charset) => new TextDecoder(charset, { fatal: true }).decode(bytes));
  // A document of a word processor or a picture.
  if (text.includes('\0')) return { wrong: `“${file.name}” is no text and no CSV; save the list as one of these.` };
  return { text: /\.(?:csv|tsv)$/iu.test(file.name) ? firstColumn(text) : text };
}
