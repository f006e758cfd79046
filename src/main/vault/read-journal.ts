import type { Frame } from '../../contract/change';
import { fileHeaderBytes, type FrameHeader } from './frame-format';
import { chainOf, parsePayload, unpack } from './frame-payload';
import { addMark, findingName, type Segment } from './segment';
import type { VaultFinding } from './types';
import { walkSegment } from './walk-segment';

type Report = (finding: VaultFinding) => void;

/**
 * Frames after number `after`, in order, checksum and chain checked. `segments` is the journal's own list:
 * files and bytes that come while it is read are read too. A frame whose chain does not fit is reported and
 * given all the same, since its bytes are whole; the frame after damage has nothing to be compared with.
 */
export async function* readFrames(
  segments: readonly Segment[],
  after: number,
  report: Report,
): AsyncGenerator<Frame, void, undefined> {
  let expected = after + 1;
  let chain: string | null = after === 0 ? '' : null;
  let isAfterDamage = false;

  async function open(header: FrameHeader, stored: Buffer): Promise<Frame> {
    const payload = await unpack(stored);
    const frame = parsePayload(payload, header.chain);
    const isMissingSome = header.n > expected && !isAfterDamage;
    const fits = chain === null || header.isStruck || chainOf(chain, payload) === header.chain;
    if (isMissingSome || !fits) report({ kind: 'chain-broken', frame: header.n });
    return frame;
  }

  let from = after;
  segment: for (let i = startIndex(segments, expected); i < segments.length; i++) {
    const segment = segments[i];
    if (segment === undefined) break;
    if (segment.firstFrame > expected) {
      const last = segment.firstFrame - 1;
      if (!isAfterDamage) report(missing(segments[i - 1] ?? segment, i > 0, expected, last));
      expected = segment.firstFrame;
      chain = null;
    }
    if (segment.firstFrame === expected && segment.chainBefore !== null) {
      if (chain !== null && chain !== segment.chainBefore) report({ kind: 'chain-broken', frame: expected });
      chain = segment.chainBefore;
      isAfterDamage = false;
    }
    let offset = segment.marks.findLast((mark) => mark.n <= from)?.offset ?? fileHeaderBytes;
    while (offset < segment.sizeBytes) {
      const range = { offset, sizeBytes: segment.sizeBytes, checkFrom: from };
      offset = segment.sizeBytes;
      for await (const step of walkSegment(segment.path, range)) {
        if (segments[i] !== segment) {
          // Rewritten while it was read: nothing that was read of it counts but the frames given out.
          from = expected - 1;
          i -= 1;
          continue segment;
        }
        const where = { file: findingName(segment), offset: step.offset, bytes: step.bytes };
        if (step.kind === 'damage' || step.stored === null) {
          if (step.kind === 'damage') {
            report({ kind: 'frame-damaged', ...where, detail: step.detail });
            isAfterDamage = true;
            chain = null;
          }
          continue;
        }
        const { header } = step;
        addMark(segment, header.n, step.offset);
        if (header.n >= expected) {
          let frame;
          try {
            frame = await open(header, step.stored);
          } catch (error) {
            report({
              kind: 'frame-damaged',
              ...where,
              detail: `frame ${header.n} cannot be unpacked: ${String(error)}`,
            });
            isAfterDamage = true;
            chain = null;
            continue;
          }
          yield frame;
          expected = header.n + 1;
          isAfterDamage = false;
        } else if (header.n !== from) {
          report({ kind: 'frame-damaged', ...where, detail: `frame ${header.n} stands where ${expected} should` });
          continue;
        }
        chain = header.chain;
      }
    }
  }
}

/** The chain after frame `n`, read from its frame or from the header of the file that follows; null if neither can be read. */
export async function readChainAt(segments: readonly Segment[], n: number): Promise<string | null> {
  const following = segments.find((segment) => segment.firstFrame === n + 1);
  if (following !== undefined && following.chainBefore !== null) return following.chainBefore;
  const segment = segments[startIndex(segments, n)];
  if (segment === undefined) return null;
  const offset = segment.marks.findLast((mark) => mark.n <= n)?.offset ?? fileHeaderBytes;
  for await (const step of walkSegment(segment.path, { offset, sizeBytes: segment.sizeBytes, checkFrom: n })) {
    if (step.kind === 'damage') continue;
    if (step.header.n > n) return null;
    if (step.header.n === n) return step.header.chain;
  }
  return null;
}

/** Number of the frame that holds change `seq`, by reading headers only; null if it cannot be found. */
export async function findFrameOf(segments: readonly Segment[], seq: number): Promise<number | null> {
  const start = segments.findLastIndex((segment) => segment.firstSeq !== null && segment.firstSeq <= seq);
  for (const { path, sizeBytes } of segments.slice(Math.max(0, start))) {
    const range = { offset: fileHeaderBytes, sizeBytes, checkFrom: Number.POSITIVE_INFINITY };
    for await (const step of walkSegment(path, range))
      if (step.kind === 'frame' && step.header.lastSeq >= seq) return step.header.n;
  }
  return null;
}

/** Index of the file in which frame `n` would be. */
function startIndex(segments: readonly Segment[], n: number): number {
  return Math.max(
    0,
    segments.findLastIndex((segment) => segment.firstFrame <= n),
  );
}

function missing(at: Segment, isAtEnd: boolean, first: number, last: number): VaultFinding {
  const detail = `frames ${first} to ${last} are missing`;
  return { kind: 'frame-damaged', file: findingName(at), offset: isAtEnd ? at.sizeBytes : 0, bytes: 0, detail };
}
