import type { Refusal } from '../../../contract/failure';
import { refuse } from '../refuse';
import { readHtml } from './html';
import { openZip, unpackMember } from './open-zip';
import type { Container, SourceDocument, UnpackBudget } from './source-document';

/**
 * A page that carries itself as a zip inside an HTML comment and unpacks itself in a browser: SingleFile's
 * "self-extracting file" (SingleFileZ). The page is its `index.html`; the whole file stays the original.
 */
export async function readPageZip(file: Container, budget: UnpackBudget): Promise<SourceDocument | Refusal> {
  const zip = findZip(file.bytes);
  if (zip === null) return refuse('bad-archive', 'a page with a zip in it that has no end');
  const open = await openZip(zip);
  if ('code' in open) return open;
  const index = open.members.find(({ name }) => name === 'index.html');
  if (index === undefined) return refuse('bad-archive', 'a page with a zip in it that holds no page');
  const bytes = await unpackMember(open, index.entry, budget);
  if ('code' in bytes) return bytes;
  const page = readHtml({ ...file, bytes });
  return 'code' in page ? page : { ...page, bytes: file.bytes };
}

/** The zip's own bytes. Its offsets count from its first byte or from the page's: the list of members tells which. */
function findZip(bytes: Uint8Array): Buffer | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = all.lastIndexOf('PK\x05\x06', all.length, 'latin1');
  if (end < 0 || end + 22 > all.length) return null;
  const start = end - all.readUInt32LE(end + 12) - all.readUInt32LE(end + 16);
  if (start < 0) return null;
  const zip = Buffer.from(all.subarray(start, end + 22));
  // The comment, if any, is left out, and with it whatever HTML follows.
  zip.writeUInt16LE(0, zip.length - 2);
  return zip;
}
