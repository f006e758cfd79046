import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportSource } from '../../contract/change';
import type { ImportRequest } from '../../contract/control';
import { assertNever, fail, ok, type Result } from '../../contract/failure';
import { failureOf } from '../vault/index';
import { readPaste } from './paste';
import type { Spools } from './spools';

/** What a request to import means: what it is called, and what is journaled as its sources. */
export interface ResolvedRequest {
  readonly label: string;
  readonly sources: readonly ImportSource[];
}

/** Requests that name files; the two others are an earlier import's and a preview's. */
export type FileRequest = Exclude<ImportRequest, { kind: 'retry' | 'preview' }>;

/** Turns what a window sent into sources, and remembers the paths of what was dropped on one. */
export interface RequestResolver {
  resolve(from: FileRequest): Promise<Result<ResolvedRequest>>;
  registerDropped(paths: readonly string[]): string;
}

const droppedKeptMs = 10 * 60_000;

/** Makes the resolver of one library. */
export function createRequestResolver(spools: Spools): RequestResolver {
  const dropped = new Map<string, readonly string[]>();
  return {
    async resolve(from) {
      switch (from.kind) {
        case 'paths':
          return ok({ label: labelPaths(from.paths), sources: [from] });
        case 'watched':
          return ok({ label: labelPaths([from.folder]), sources: [from] });
        case 'dropped': {
          const paths = dropped.get(from.token);
          dropped.delete(from.token);
          if (!paths) return fail('not-found', 'these files were dropped too long ago');
          return ok({ label: labelPaths(paths), sources: [{ kind: 'paths', paths }] });
        }
        case 'samples':
          return ok({ label: 'Sample archive', sources: [from] });
        case 'uploaded':
          return ok({ label: labelNames(from.names), sources: [from] });
        case 'pasted':
          return ok({ label: 'Pasted text', sources: [from] });
        case 'text': {
          const paste = readPaste(from.text, from.html);
          if (paste.kind === 'address') return fail('pasted-address');
          if (paste.kind === 'nothing') return fail('nothing-to-import');
          try {
            const spool = await spools.create();
            await spool.write(paste.name, [Buffer.from(paste.content)]);
            return ok({ label: paste.label, sources: [{ kind: 'pasted', spool: spool.id }] });
          } catch (error) {
            return { ok: false, failure: failureOf(error) };
          }
        }
        default:
          return assertNever(from);
      }
    },
    registerDropped(paths) {
      const token = randomBytes(16).toString('hex');
      dropped.set(token, [...paths]);
      setTimeout(() => dropped.delete(token), droppedKeptMs).unref();
      return token;
    },
  };
}

/** Whether a folder is among the sources: what comes of one is a collection being moved, not news. */
export async function hasFolder(sources: readonly ImportSource[]): Promise<boolean> {
  for (const source of sources) {
    if (source.kind === 'uploaded' && source.names.some((name) => name.includes('/'))) return true;
    if (source.kind !== 'paths') continue;
    for (const path of source.paths) {
      const found = await stat(path).catch(() => null);
      if (found?.isDirectory()) return true;
    }
  }
  return false;
}

function labelPaths(paths: readonly string[]): string {
  return labelNames(paths.map((path) => basename(path) || path));
}

/** What a list of names is called: the folder they share, or the first and how many more. */
function labelNames(names: readonly string[]): string {
  const tops = [...new Set(names.map((name) => name.split('/').find((part) => part !== '') ?? name))];
  const [first = 'Files'] = tops;
  return tops.length <= 1 ? first : `${first} and ${tops.length - 1} more`;
}
