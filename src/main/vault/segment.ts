import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeFileHeader, fileHeaderBytes, journalVersion, type FileHeader, type FrameHeader } from './frame-format';
import { cutTail, setAside } from './set-aside';
import type { JournalEnd, VaultFinding } from './types';
import { vaultError } from './vault-error';
import { walkSegment } from './walk-segment';

/** One file of the journal, as far as it is known without reading its frames. A file that is rewritten is another Segment. */
export interface Segment {
  readonly number: number;
  readonly path: string;
  readonly firstFrame: number;
  /** Chain after the frame before its first, '' for none; null when its header is damaged. */
  readonly chainBefore: string | null;
  /** Seq of the first change in it; null when its header is damaged. */
  readonly firstSeq: number | null;
  /** Bytes on the medium; grows with the last segment. */
  sizeBytes: number;
  /** Where some frames begin, a megabyte or more apart, so that reading can start in the middle. */
  readonly marks: { readonly n: number; readonly offset: number }[];
}

export interface LoadedSegments {
  readonly segments: Segment[];
  readonly end: JournalEnd;
  /** From the first header that could be read. */
  readonly libraryId: string | null;
  /** Number for a new file, when there is no segment to go on with. */
  readonly nextNumber: number;
  readonly findings: readonly VaultFinding[];
}

/** `000001.log`: the name of a journal file. */
export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.log`;
}

/** Where a file is, as a finding names it: below the vault's folder, with `/`. */
export function findingName(segment: Pick<Segment, 'number'>): string {
  return `journal/${segmentName(segment.number)}`;
}

const markEveryBytes = 1 << 20;

export function addMark(segment: Segment, n: number, offset: number): void {
  const last = segment.marks.at(-1);
  if (last === undefined || (offset - last.offset >= markEveryBytes && n > last.n)) segment.marks.push({ n, offset });
}

/**
 * Opens a journal's files. Of all but the last only the header is read; every frame of the last is checked,
 * and what follows its last whole frame is cut off (kept beside, and a finding). So a gigabyte is opened by
 * reading 64 MB at most; damage in earlier files is found when they are read. Rejects with `library-newer`.
 */
export async function loadSegments(dir: string): Promise<LoadedSegments> {
  const numbers = (await readdir(dir))
    .flatMap((name) => /^(\d{6,})\.log$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const findings: VaultFinding[] = [];
  const segments: Segment[] = [];
  let libraryId: string | null = null;
  const headers = new Map<number, FileHeader>();

  for (const [i, number] of numbers.entries()) {
    const path = join(dir, segmentName(number));
    const header = await readHeader(path);
    if (header !== null && header.version > journalVersion)
      throw vaultError('library-newer', `${segmentName(number)} has version ${header.version}`);
    if (header !== null) {
      libraryId ??= header.libraryId;
      headers.set(number, header);
    }
    const { size } = await stat(path);
    const firstFrame = header?.firstFrame ?? (await findFirstFrame(path, size))?.n;
    if (firstFrame === undefined) {
      if (i === numbers.length - 1) {
        await setAside(path, 'tail');
        findings.push({ kind: 'tail-cut', file: findingName({ number }), bytes: size });
      } else findings.push(damage(number, 0, size, 'no header and no frame can be read'));
      continue;
    }
    if (header === null) findings.push(damage(number, 0, fileHeaderBytes, 'the header is damaged'));
    const before = segments.at(-1)?.number ?? 0;
    if (number > before + 1 && !findings.some((f) => 'file' in f && f.file === findingName({ number: number - 1 })))
      findings.push(damage(number - 1, 0, 0, 'the file is missing'));
    const chainBefore = header?.chainBefore ?? null;
    const firstSeq = header?.firstSeq ?? null;
    segments.push({ number, path, firstFrame, chainBefore, firstSeq, sizeBytes: size, marks: [] });
  }

  const last = segments.at(-1);
  const end = last === undefined ? null : await checkLast(last, headers.get(last.number) ?? null, findings);
  return {
    segments,
    end: end ?? { frame: 0, chain: '', seq: 0 },
    libraryId,
    nextNumber: (numbers.at(-1) ?? 0) + 1,
    findings,
  };
}

function damage(number: number, offset: number, bytes: number, detail: string): VaultFinding {
  return { kind: 'frame-damaged', file: findingName({ number }), offset, bytes, detail };
}

async function checkLast(last: Segment, header: FileHeader | null, findings: VaultFinding[]): Promise<JournalEnd> {
  let end = {
    frame: (header?.firstFrame ?? 1) - 1,
    chain: header?.chainBefore ?? '',
    seq: (header?.firstSeq ?? 1) - 1,
  };
  const range = { offset: fileHeaderBytes, sizeBytes: last.sizeBytes, checkFrom: 0 };
  let wholeBytes = Math.min(fileHeaderBytes, last.sizeBytes);
  const skipped: VaultFinding[] = [];
  for await (const step of walkSegment(last.path, range)) {
    if (step.kind === 'damage') {
      skipped.push(damage(last.number, step.offset, step.bytes, step.detail));
      continue;
    }
    // Damage with a whole frame behind it stays where it is; damage up to the end is a torn tail.
    findings.push(...skipped.splice(0));
    end = { frame: step.header.n, chain: step.header.chain, seq: step.header.lastSeq };
    wholeBytes = step.offset + step.bytes;
    addMark(last, step.header.n, step.offset);
  }
  if (wholeBytes < last.sizeBytes) {
    findings.push({ kind: 'tail-cut', file: findingName(last), bytes: last.sizeBytes - wholeBytes });
    await cutTail(last.path, wholeBytes);
    last.sizeBytes = wholeBytes;
  }
  return end;
}

async function readHeader(path: string): Promise<FileHeader | null> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(fileHeaderBytes);
    const { bytesRead } = await file.read(bytes, 0, fileHeaderBytes, 0);
    return decodeFileHeader(bytes.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

async function findFirstFrame(path: string, sizeBytes: number): Promise<FrameHeader | null> {
  for await (const step of walkSegment(path, { offset: 0, sizeBytes, checkFrom: 0 }))
    if (step.kind === 'frame') return step.header;
  return null;
}
