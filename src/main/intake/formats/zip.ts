import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import type { Refusal } from '../../../contract/failure';
import { limits } from '../../../contract/limits';
import { isSavedPageFolder, isSystemFile, isSystemFolder, listPageStems } from '../companions';
import { guessNameCharset } from '../guess-charset';
import { decodeAs, decodesCleanly } from '../charset-table';
import { describeError, errorCode, refuse } from '../refuse';
import type { Container, Found, ReadInner, UnpackBudget } from './source-document';
import { allowedBytes, countUnpacked } from './unpack-budget';

interface Member {
  readonly entry: Entry;
  /** With `/` between its steps. */
  readonly name: string;
}

/**
 * The members of a zip, in the archive's order. A member that is unsafe, locked or broken is refused
 * alone; an archive that overlaps itself or has too many members is refused whole, before anything is
 * unpacked. Sizes in its headers are not believed, its checksums are checked.
 */
export async function* readZip(file: Container, budget: UnpackBudget, readInner: ReadInner): AsyncGenerator<Found> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  let zip: ZipFile;
  let members: readonly Member[];
  try {
    // Names are decoded and sizes checked here: yauzl would end the whole archive over one member.
    zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false, autoClose: false });
    if (zip.entryCount > limits.zipEntries) {
      yield refused(file.part, refuse('archive-bomb', `${zip.entryCount} members`));
      return;
    }
    members = nameMembers(await listEntries(zip));
  } catch (error) {
    const message = describeError(error);
    yield refused(file.part, refuse(message.includes('encryption') ? 'encrypted' : 'bad-archive', message));
    return;
  }
  if (overlaps(members)) {
    yield refused(file.part, refuse('archive-bomb', 'members share their bytes'));
    return;
  }
  const isCompanion = companionRule(members);
  let isEmpty = true;
  for (const member of members) {
    if (member.name.endsWith('/')) continue;
    isEmpty = false;
    const part = file.part === null ? member.name : `${file.part}/${member.name}`;
    const refusal = checkMember(member);
    if (refusal !== null) yield refused(part, refusal);
    else if (isCompanion(member.name)) yield { kind: 'companion', part };
    else {
      const unpacked = await unpack(zip, bytes, member.entry, budget);
      if ('code' in unpacked) {
        yield refused(part, unpacked);
        if (budget.leftBytes <= 0) return;
      } else {
        const fileName = member.name.slice(member.name.lastIndexOf('/') + 1);
        const modifiedMs = memberTime(member.entry);
        yield* readInner({ bytes: unpacked, fileName, part, modifiedMs, depth: file.depth + 1 });
      }
    }
  }
  if (isEmpty) yield refused(file.part, refuse('empty', 'an archive without files'));
}

function refused(part: string | null, refusal: Refusal): Found {
  return { kind: 'refused', part, refusal };
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

/** Which members belong to a saved page or to the system, by the rules for folders. */
function companionRule(members: readonly Member[]): (name: string) => boolean {
  const names = new Map<string, string[]>();
  for (const { name } of members) {
    const cut = name.lastIndexOf('/') + 1;
    const folder = name.slice(0, cut);
    const siblings = names.get(folder);
    if (siblings === undefined) names.set(folder, [name.slice(cut)]);
    else siblings.push(name.slice(cut));
  }
  const stems = new Map([...names].map(([folder, list]) => [folder, listPageStems(list)]));
  return (name) => {
    const steps = name.split('/');
    const fileName = steps.pop() ?? '';
    let folder = '';
    for (const step of steps) {
      if (isSystemFolder(step) || isSavedPageFolder(step, stems.get(folder) ?? new Set())) return true;
      folder += `${step}/`;
    }
    return isSystemFile(fileName);
  };
}

function checkMember({ entry, name }: Member): Refusal | null {
  if (name.startsWith('/') || /^[A-Za-z]:/u.test(name) || name.split('/').includes('..'))
    return refuse('outside', name);
  // The upper half holds the Unix mode when it was packed on one.
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return refuse('special-file', 'a link');
  if (entry.isEncrypted()) return refuse('encrypted');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return refuse('bad-archive', `packed by method ${entry.compressionMethod}, which is not read`);
  }
  return null;
}

async function unpack(zip: ZipFile, bytes: Buffer, entry: Entry, budget: UnpackBudget): Promise<Uint8Array | Refusal> {
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

/** When the member was last written; the first moment of DOS stands for "not known". */
function memberTime(entry: Entry): number | null {
  const time = entry.getLastModDate().getTime();
  return Number.isFinite(time) && time > Date.UTC(1980, 0, 3) ? time : null;
}
