import { renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Change, Frame } from '../../contract/change';
import { openAppendFile, type AppendFile } from './append-file';
import { encodeFileHeader, encodeFrameHeader, fileHeaderBytes, journalVersion } from './frame-format';
import { chainOf, pack, payloadOf } from './frame-payload';
import { findFrameOf, readChainAt, readFrames } from './read-journal';
import { addMark, segmentName, type LoadedSegments } from './segment';
import { strikeSegment } from './strike-segment';
import type { Journal, JournalEnd } from './types';
import { vaultError } from './vault-error';
import { syncFolder } from './write-durably';

interface Waiting {
  readonly frame: Frame;
  readonly lastSeq: number;
  readonly stored: Promise<Buffer>;
  readonly resolve: (frame: Frame) => void;
  readonly reject: (error: unknown) => void;
}

/** Opens a loaded journal for appending; makes its first file when it has none. `segmentBytes`: a file that has grown so far is followed by a new one. */
export async function openJournal(
  dir: string,
  loaded: LoadedSegments,
  libraryId: string,
  segmentBytes: number,
): Promise<Journal & { close(): Promise<void> }> {
  const { segments } = loaded;
  let end = loaded.end;
  /** The end once everything that waits is written: what the next frame follows. */
  let planned: JournalEnd = end;
  const waiting: Waiting[] = [];
  let pumping: Promise<void> | null = null;
  let isClosed = false;

  const last = segments.at(-1);
  let active: AppendFile =
    last === undefined ? await begin(loaded.nextNumber) : await openAppendFile(last.path, last.sizeBytes, false);

  async function begin(number: number): Promise<AppendFile> {
    const path = join(dir, segmentName(number));
    const file = await openAppendFile(path, 0, true);
    try {
      const header = { version: journalVersion, libraryId, firstFrame: end.frame + 1, firstSeq: end.seq + 1 };
      await file.append([encodeFileHeader({ ...header, chainBefore: end.chain })]);
      await syncFolder(dirname(path));
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      throw error;
    }
    const firstFrame = end.frame + 1;
    const chainBefore = end.chain;
    const firstSeq = end.seq + 1;
    segments.push({ number, path, firstFrame, chainBefore, firstSeq, sizeBytes: fileHeaderBytes, marks: [] });
    return file;
  }

  function enqueue(frame: Frame, payload: Buffer): Promise<Frame> {
    const lastSeq = frame.changes.at(-1)?.seq ?? planned.seq;
    planned = { frame: frame.n, chain: frame.chain, seq: lastSeq };
    const stored = pack(payload);
    // It is awaited when its turn comes; if an earlier frame fails, nobody awaits it.
    stored.catch(() => undefined);
    return new Promise((resolve, reject) => {
      waiting.push({ frame, lastSeq, stored, resolve, reject });
      pumping ??= pump();
    });
  }

  /** Writes all that waits with one fsync, then what came meanwhile, until nothing waits. */
  async function pump(): Promise<void> {
    // So that frames appended together are written together: all of an edit, or nothing.
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting.splice(0);
      try {
        await write(group);
      } catch (error) {
        // Frames are numbered and chained already: those behind a failed one cannot stand without it.
        const failed = [...group, ...waiting.splice(0)];
        planned = end;
        for (const { reject } of failed) reject(error);
        continue;
      }
      for (const { resolve, frame } of group) resolve(frame);
    }
    // Here and not in a `finally` of the promise: whoever awaited the last frame may append before that runs.
    pumping = null;
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    const parts: Buffer[] = [];
    const starts: number[] = [];
    let length = 0;
    for (const { frame, lastSeq, stored } of group) {
      const payload = await stored;
      const header = encodeFrameHeader({ n: frame.n, lastSeq, chain: frame.chain, isStruck: isStruck(frame) }, payload);
      starts.push(length);
      length += header.length + payload.length;
      parts.push(header, payload);
    }
    let segment = segments.at(-1);
    if (segment === undefined || (segment.sizeBytes >= segmentBytes && segment.sizeBytes > fileHeaderBytes)) {
      const next = await begin((segment?.number ?? 0) + 1);
      const full = active;
      active = next;
      // All of it was fsynced; nothing can be lost by a close that fails.
      await full.close().catch(() => undefined);
      segment = segments.at(-1);
    }
    const offset = await active.append(parts);
    const { frame, lastSeq } = group.at(-1) ?? {};
    if (segment === undefined || frame === undefined || lastSeq === undefined) return;
    for (const [i, item] of group.entries()) addMark(segment, item.frame.n, offset + (starts[i] ?? 0));
    segment.sizeBytes = active.sizeBytes;
    end = { frame: frame.n, chain: frame.chain, seq: lastSeq };
  }

  /** Does work that no write may come between, and then writes what waited for it. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    for (let before = pumping; before !== null; before = pumping) await before;
    const done = work();
    // What it rejects with is for whoever asked for it.
    pumping = done.then(pump, pump);
    return done;
  }

  async function strike(seqs: readonly number[], instead: ReadonlyMap<number, Change>): Promise<number> {
    let frames = 0;
    for (const [i, segment] of segments.entries()) {
      const struck = await strikeSegment(segment, seqs, instead);
      if (struck === null) continue;
      const isActive = i === segments.length - 1;
      const next = isActive ? await openAppendFile(struck.tmp, struck.sizeBytes, false) : null;
      if (isActive) await active.close();
      try {
        // At one go with the list of files, so that a reader notices before it trusts what it reads.
        renameSync(struck.tmp, segment.path);
      } catch (error) {
        await next?.close();
        if (isActive) active = await openAppendFile(segment.path, segment.sizeBytes, false);
        throw error;
      }
      segments[i] = { ...segment, sizeBytes: struck.sizeBytes, marks: [] };
      if (next !== null) active = next;
      await syncFolder(dir);
      frames += struck.frames;
    }
    return frames;
  }

  return {
    get end() {
      return end;
    },

    async append({ name, group, undoes, changes: given }) {
      if (isClosed) throw new Error('the journal is closed');
      const n = planned.frame + 1;
      const firstSeq = planned.seq + 1;
      const changes = typeof given === 'function' ? given(firstSeq) : given;
      if (changes.length === 0) throw new Error('a frame without changes');
      const at = new Date().toISOString();
      const unchained = {
        n,
        group: group ?? { id: firstSeq, name, undoes: undoes ?? null },
        changes: changes.map((change, i) => ({ ...change, seq: firstSeq + i, at })),
      };
      const payload = payloadOf(unchained);
      return enqueue({ ...unchained, chain: chainOf(planned.chain, payload) }, payload);
    },

    async restore(frames) {
      if (isClosed) throw new Error('the journal is closed');
      const payloads: Buffer[] = [];
      let { frame: n, chain } = planned;
      // All are checked before any is written.
      for (const frame of frames) {
        const payload = payloadOf(frame);
        n += 1;
        // The chain of one whose text was deleted was made from what it said before.
        chain = isStruck(frame) ? frame.chain : chainOf(chain, payload);
        if (frame.n !== n || frame.chain !== chain)
          throw vaultError('library-damaged', `frame ${frame.n} does not follow frame ${n - 1} of the journal`);
        payloads.push(payload);
      }
      await Promise.all(frames.map((frame, i) => enqueue(frame, payloads[i] ?? payloadOf(frame))));
    },

    async strike(seqs, changes = []) {
      if (isClosed) throw new Error('the journal is closed');
      const instead = new Map(changes.map((change) => [change.seq, change]));
      const sorted = [...new Set([...seqs, ...instead.keys()])].sort((a, b) => a - b);
      return await alone(() => strike(sorted, instead));
    },

    frameOf: (seq) => findFrameOf(segments, seq),

    readAfter: (frame, onDamage = () => undefined) => readFrames(segments, Math.max(0, frame), onDamage),

    async chainAt(n) {
      if (n === 0) return '';
      if (n === end.frame) return end.chain;
      return n < 0 || n > end.frame ? null : await readChainAt(segments, n);
    },

    async close() {
      isClosed = true;
      await pumping;
      await active.close();
    },
  };
}

function isStruck({ changes }: Frame): boolean {
  return changes.some(({ type, struck }) => type === 'purged' || struck === true);
}
