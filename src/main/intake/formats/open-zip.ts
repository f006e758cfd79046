import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import type { Refusal } from '../../../contract/failure';
import { limits } from '../../../contract/limits';
import { decodeAs, decodesCleanly } from '../charset-table';
import { guessNameCharset } from '../guess-charset';
import { describeError, errorCode, refuse } from '../refuse';
import type { UnpackBudget } from './source-document';
import { allowedBytes, countUnpacked } from './unpack-budget';

/** One entry of a zip's list of members. */
export interface Member {
  readonly entry: Entry;
  /** With `/` between its steps; not yet known to be safe. */
  readonly name: string;
}

/** A zip whose list of members was read; nothing of it is unpacked yet. */
export interface OpenZip {
  readonly bytes: Buffer;
  readonly zip: ZipFile;
  readonly members: readonly Member[];
}

/** Reads a zip's list of members. Refused whole when it is broken, or made to blow up. */
export async function openZip(file: Uint8Array): Promise<OpenZip | Refusal> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    // Names are decoded and sizes checked here: yauzl would end the whole archive over one member.
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false, autoClose: false });
    if (zip.entryCount > limits.zipEntries) return refuse('archive-bomb', `${zip.entryCount} members`);
    const members = nameMembers(await listEntries(zip));
    return overlaps(members) ? refuse('archive-bomb', 'members share their bytes') : { bytes, zip, members };
  } catch (error) {
    const message = describeError(error);
    return refuse(message.includes('encryption') ? 'encrypted' : 'bad-archive', message);
  }
}

/** A member's bytes. Its size is counted as it comes out, whatever the headers say, and its checksum is checked. */
export async function unpackMember(
  { zip, bytes }: OpenZip,
  entry: Entry,
  budget: UnpackBudget,
): Promise<Uint8Array | Refusal> {
  if (entry.isEncrypted()) return refuse('encrypted');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return refuse('bad-archive', `packed by method ${entry.compressionMethod}, which is not read`);
  }
  const allowed = allowedBytes(entry.compressedSize, budget);
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    const unpacked =
      entry.compressionMethod === 0 ? Buffer.from(packed) : inflateRawSync(packed, { maxOutputLength: allowed.bytes });
    countUnpacked(unpacked.length, budget);
    if (unpacked.length > limits.documentBytes) return refuse('too-large', `${unpacked.length} bytes`);
    // Writers that stream leave the checksum for later; then it is in the list of members all the same.
    if (crc32(unpacked) !== entry.crc32) return refuse('bad-archive', 'its checksum is wrong');
    return unpacked;
  } catch (error) {
    if (errorCode(error) !== 'ERR_BUFFER_TOO_LARGE') return refuse('bad-archive', describeError(error));
    countUnpacked(allowed.bytes, budget);
    return refuse(allowed.code, `unpacks to more than ${allowed.bytes} bytes`);
  }
}

async function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/**
 * Names as text: UTF-8 where the archive says so or the bytes are, else one charset for all of them by
 * statistics when it is one of East Asia (old Windows wrote its own there), else the format's cp437.
 */
function nameMembers(entries: readonly Entry[]): readonly Member[] {
  const raw = entries.map((entry) => Buffer.from(entry.fileNameRaw));
  const isUtf8 = decodesCleanly('utf-8', Buffer.concat(raw));
  const eastern = isUtf8 ? null : guessNameCharset(Buffer.concat(raw.flatMap((name) => [name, Buffer.from('\n')])));
  return entries.map((entry, index) => {
    const bytes = raw[index] ?? Buffer.alloc(0);
    const hasOwn = (entry.generalPurposeBitFlag & 0x800) !== 0 || entry.extraFields.some(({ id }) => id === 0x7075);
    const name =
      hasOwn || (!isUtf8 && eastern === null)
        ? getFileNameLowLevel(entry.generalPurposeBitFlag, bytes, entry.extraFields, false)
        : decodeAs(eastern ?? 'utf-8', bytes);
    return { entry, name: name.replaceAll('\\', '/').replaceAll('\0', '\uFFFD') };
  });
}

/** Whether two members share bytes, as those of an "overlapping" bomb do. Local headers hold 30 bytes at least. */
function overlaps(members: readonly Member[]): boolean {
  const spans = members
    .map(({ entry }): readonly [number, number] => [
      entry.relativeOffsetOfLocalHeader,
      entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize,
    ])
    .sort((a, b) => a[0] - b[0]);
  return spans.some(([start], index) => start < (spans[index - 1]?.[1] ?? 0));
}
