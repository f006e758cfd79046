import type { ImportSource } from '../../contract/change';
import { fail, ok, type Result } from '../../contract/failure';
import type { ArchiveLink } from './link-types';
import type { Spools } from './spools';

/** Where an import's files are, and what of them is wanted. */
export interface ImportPlan {
  readonly roots: readonly string[];
  /** Roots whose subfolders may become collections; for a spool the first part of a file's name stands for the folder. */
  readonly given: readonly { readonly root: string; readonly isFolder: boolean }[];
  /** The import whose refused files are tried again; the first one, when that was such itself. */
  readonly retryOf: number | null;
  /** What is left out of a path (a spool, the samples) when it is shown. */
  readonly prefixes: readonly string[];
  /** What a path is called in the archive: as given; of a spool or the samples, the relative name. */
  show(walked: string): string;
  /** When refused files are tried again: their paths (as walked), or null for all. */
  readonly only: ReadonlySet<string> | null;
  /** Which parts of a file (as shown) are wanted; null in it stands for the whole file. Empty map: everything. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string | null>>;
  readonly spools: readonly string[];
}

/**
 * Finds out what an import's sources mean on disk. `not-found` for a spool or an import that is not there,
 * or the archive's failure where an earlier import must be asked about.
 */
export async function planImport(
  sources: readonly ImportSource[],
  parts: { readonly link: Pick<ArchiveLink, 'ask'>; readonly spools: Spools; readonly samplesDir: string },
): Promise<Result<ImportPlan>> {
  const roots: string[] = [];
  const prefixes: string[] = [];
  const spools: string[] = [];
  const only = new Set<string>();
  const wantedParts = new Map<string, Set<string | null>>();
  const given: { readonly root: string; readonly isFolder: boolean }[] = [];
  let retryOf: number | null = null;
  let hasAll = false;

  for (const source of sources) {
    switch (source.kind) {
      case 'paths':
        roots.push(...source.paths);
        given.push(...source.paths.map((root) => ({ root, isFolder: true })));
        hasAll = true;
        break;
      case 'watched':
        roots.push(...source.paths);
        given.push({ root: source.folder, isFolder: true });
        hasAll = true;
        break;
      case 'samples':
        roots.push(parts.samplesDir);
        prefixes.push(`${parts.samplesDir}/`);
        hasAll = true;
        break;
      case 'uploaded':
      case 'pasted': {
        const spool = parts.spools.get(source.spool);
        if (!spool) return fail('not-found', `no spool ${source.spool}`);
        roots.push(spool.dir);
        if (source.kind === 'uploaded') given.push({ root: spool.dir, isFolder: false });
        prefixes.push(`${spool.dir}/`);
        spools.push(source.spool);
        hasAll = true;
        break;
      }
      case 'retry': {
        const report = await parts.link.ask('importReport', [source.importId]);
        if (!report.ok) return report;
        if (!report.value) return fail('not-found', `no import ${source.importId}`);
        const earlier = await planImport(report.value.sources, parts);
        if (!earlier.ok) return earlier;
        roots.push(...earlier.value.roots);
        given.push(...earlier.value.given);
        retryOf = earlier.value.retryOf ?? source.importId;
        spools.push(...earlier.value.spools);
        prefixes.push(...earlier.value.prefixes);
        for (const { path, part } of report.value.refusals.flatMap(({ files }) => files)) {
          only.add(path);
          for (const prefix of prefixes) only.add(prefix + path);
          const set = wantedParts.get(path) ?? new Set();
          wantedParts.set(path, set.add(part));
        }
        break;
      }
    }
  }
  const show = (walked: string): string => {
    const prefix = prefixes.find((one) => walked.startsWith(one));
    return prefix === undefined ? walked : walked.slice(prefix.length);
  };
  return ok({ roots, given, retryOf, prefixes, show, only: hasAll ? null : only, parts: wantedParts, spools });
}
