import { mkdtemp, open, readFile, readdir, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../contract/control';
import { exporters } from './index';
import { makeHighlight, makeInput, makeView } from './testing/make-input';
import { writeBeside, type PlaceCalls } from './write-beside';

/** What becomes of call number `at`, counted from 0 over opening, every write, syncing, closing and renaming. */
interface Fault {
  readonly at: number;
  readonly code: 'ENOSPC' | 'EIO' | 'ETIMEDOUT';
  /** Whether a write that fails has first put a part of its bytes down. */
  readonly isTorn: boolean;
}

/** The system's own calls, one of which fails; counts them. */
function failingPlace(fault: Fault | null): { readonly place: PlaceCalls; calls: string[] } {
  const calls: string[] = [];
  const call = (name: string): void => {
    calls.push(name);
    if (fault?.at !== calls.length - 1) return;
    throw Object.assign(new Error(`${fault.code}: made up, ${name}`), { code: fault.code, syscall: name });
  };
  const wrap = (file: FileHandle): FileHandle =>
    new Proxy(file, {
      get(target, name) {
        const own: unknown = Reflect.get(target, name, target);
        if (typeof own !== 'function') return own;
        if (name !== 'write' && name !== 'sync' && name !== 'close') return own.bind(target);
        return async (...given: [Uint8Array, number]) => {
          const isFaulty = fault?.at === calls.length;
          if (isFaulty && fault.isTorn && name === 'write') {
            const [bytes, from] = given;
            await target.write(bytes, from, Math.ceil((bytes.byteLength - from) / 2));
          }
          // The handle is gone whatever closing it says.
          if (isFaulty && name === 'close') await target.close();
          call(name);
          return Reflect.apply(own, target, given) as unknown;
        };
      },
    });
  return {
    calls,
    place: {
      async open(path, flags, mode) {
        call('open');
        return wrap(await open(path, flags, mode));
      },
      async rename(from, to) {
        call('rename');
        await rename(from, to);
      },
    },
  };
}

/** A few pages of articles, one of them longer than what is gathered before it is written. */
const views = Array.from({ length: 14 }, (_, at) => {
  const sentences = at === 6 ? 10_000 : 20;
  const html = `<p>${'What the harbour board said. '.repeat(sentences)}</p>`;
  const view = makeView(at + 1, { title: `Day ${at} of the inquiry`, html });
  return { ...view, highlights: at === 2 ? [makeHighlight(view, 'the harbour', 'leaf', 'Why?')] : [], note: 'Seen' };
});

describe('An export whose place fails at any call', () => {
  it.each(Object.keys(exporters) as ExportFormat[])(
    'leaves the old file or the new one, nothing beside it, and one coded reason (%s)',
    async (format) => {
      const dir = await mkdtemp(join(tmpdir(), 'backfile-faults-'));
      try {
        const path = join(dir, `a.${exporters[format].extension}`);
        const write = async (fault: Fault | null) => {
          await writeFile(path, 'old');
          const { place, calls } = failingPlace(fault);
          const pieces = exporters[format].make(makeInput(views));
          const written = await writeBeside(path, pieces, new AbortController().signal, place);
          expect(await readdir(dir)).toHaveLength(1);
          return { written, calls, file: await readFile(path) };
        };
        const whole = await write(null);
        expect(whole.written).toEqual({ ok: true, value: { bytes: whole.file.byteLength } });
        expect(whole.calls.at(-1)).toBe('rename');
        expect(whole.calls.filter((name) => name === 'write').length).toBeGreaterThan(7);
        for (const [at, name] of whole.calls.entries()) {
          for (const code of ['ENOSPC', 'EIO', 'ETIMEDOUT'] as const) {
            // A full disk takes a part of what is written.
            const { written, file } = await write({ at, code, isTorn: name === 'write' && code === 'ENOSPC' });
            const expected = code === 'ENOSPC' ? 'no-space' : 'unwritable';
            expect(written, `${name}, call ${at}`).toMatchObject({ ok: false, failure: { code: expected } });
            expect(file.toString(), `${name}, call ${at}`).toBe('old');
          }
        }
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
    60_000,
  );
});
