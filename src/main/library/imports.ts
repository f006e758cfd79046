import type { ImportReport } from '../../contract/archive-api';
import type { ImportSource } from '../../contract/change';
import type { ImportLine, ImportRequest } from '../../contract/control';
import { fail, ok, type Result } from '../../contract/failure';
import type { ImportChoices } from '../../contract/import-plan';
import { failureOf } from '../vault/index';
import type { ArchiveLink } from './link-types';
import { readFolderCollections } from './folder-collections';
import { runImport, type ImportParts, type ImportResult } from './import-job';
import { planImport, type ImportPlan } from './import-sources';
import type { Jobs } from './jobs';
import type { Preview } from './preview';
import type { Previews } from './previews';
import { hasFolder, type RequestResolver } from './resolve-request';
import type { Spools } from './spools';

/** Told of every file of one import. */
export type Follow = (job: string, lines: readonly ImportLine[], isLast: boolean) => void;

/** How an import is to go. */
export interface ImportWishes {
  readonly follow: Follow | null;
  readonly collections: boolean;
  readonly choices: ImportChoices;
}

interface Continued {
  readonly importId: number;
  readonly finished: ReadonlySet<string>;
}

interface PlannedImport {
  readonly label: string;
  readonly sources: readonly ImportSource[];
  readonly plan: ImportPlan;
  readonly staged: Preview | null;
}

type Started = Promise<Result<{ readonly job: string }>>;

/** Starting imports, and what may be done with one that ended. */
export interface Imports {
  /** `collections`: whether the subfolders of a folder become collections; they do when nothing is said. */
  start(from: ImportRequest, wishes?: ImportWishes): Started;
  /** `not-found`, or `bad-request` for one that runs, is done or was kept. */
  continue(importId: number): Started;
  keep(importId: number): Promise<Result<null>>;
  retry(importId: number, follow?: Follow | null): Started;
}

export interface ImportsOptions extends ImportParts {
  readonly link: ArchiveLink;
  readonly jobs: Jobs;
  readonly spools: Spools;
  readonly samplesDir: string;
  readonly resolver: RequestResolver;
  readonly previews: Pick<Previews, 'take'>;
  log(line: string): void;
}

/** Makes the part of a library that brings files in. */
export function createImports(options: ImportsOptions): Imports {
  const { jobs, link, spools } = options;

  const begin = async (
    label: string,
    sources: readonly ImportSource[],
    continued: Continued | null,
    wishes: ImportWishes,
  ): Started => {
    const plan = await planImport(sources, options);
    return plan.ok ? beginPlanned({ label, sources, plan: plan.value, staged: null }, continued, wishes) : plan;
  };

  const beginPlanned = async (
    { label, sources, plan, staged }: PlannedImport,
    continued: Continued | null,
    { follow, collections, choices: wished }: ImportWishes,
  ): Started => {
    const choices = { ...wished, arrivesRead: wished.arrivesRead ?? (await hasFolder(sources)) };
    const job = jobs.start({
      kind: 'import',
      label,
      importId: continued?.importId ?? null,
      async work(handle) {
        try {
          const onLines = (lines: readonly ImportLine[]): void => follow?.(handle.id, lines, false);
          const onBegin = async (): Promise<void> => {
            for (const id of plan.spools) await spools.claim(id);
          };
          const work = { label, sources, plan, continued, collections, choices, staged, onBegin, onLines };
          const result = await runImport(options, work, handle);
          if (result.importId === null && !handle.signal.aborted) {
            handle.fail({ code: 'nothing-to-import', detail: '' });
          }
          await tidySpools(plan, result).catch((error: unknown) => options.log(`spool: ${String(error)}`));
        } finally {
          await staged?.discard().catch((error: unknown) => options.log(`preview: ${String(error)}`));
          follow?.(handle.id, [], true);
        }
      },
    });
    return ok({ job });
  };

  /** Removes bytes that came without a path once they are in the archive; those of refused files stay, to be tried again. */
  const tidySpools = async (plan: ImportPlan, result: ImportResult): Promise<void> => {
    if (plan.spools.length === 0 || (result.importId !== null && !result.isComplete)) return;
    if (plan.only !== null) {
      for (const id of plan.spools) await spools.prune(id, (name) => !result.takenWhole.has(name));
      return;
    }
    if (result.importId === null) for (const id of plan.spools) await spools.prune(id, () => false);
    else await keepRefused(plan, result.importId);
  };

  const keepRefused = async (plan: ImportPlan, importId: number): Promise<void> => {
    const report = await link.ask('importReport', [importId]);
    if (!report.ok || !report.value) return;
    const { refusals } = report.value;
    // The report lists so many files of a reason and no more: of the others it is not known which to keep.
    if (refusals.some(({ count, files }) => count > files.length)) return;
    const refused = new Set(refusals.flatMap(({ files }) => files.map(({ path }) => path)));
    for (const id of plan.spools) await spools.prune(id, (name) => refused.has(name));
  };

  /** An import that was cancelled or cut off. */
  const findUnfinished = async (importId: number): Promise<Result<ImportReport>> => {
    if (jobs.list.some((job) => job.importId === importId && isUnderWay(job.state))) {
      return fail('bad-request', 'this import is still running');
    }
    const report = await link.ask('importReport', [importId]);
    if (!report.ok) return report;
    if (!report.value) return fail('not-found', `no import ${importId}`);
    const { end, isWithdrawn } = report.value;
    if (end === 'done' || end === 'kept' || isWithdrawn) return fail('bad-request', 'this import is finished');
    return ok(report.value);
  };

  const imports: Imports = {
    async start(from, wishes = { follow: null, collections: true, choices: {} }) {
      if (from.kind === 'retry') return imports.retry(from.importId, wishes.follow);
      if (from.kind === 'preview') {
        const taken = options.previews.take(from.preview);
        if (!taken) return fail('not-found', 'this preview is gone');
        return beginPlanned({ ...taken, staged: taken.preview }, null, wishes);
      }
      const resolved = await options.resolver.resolve(from);
      return resolved.ok ? begin(resolved.value.label, resolved.value.sources, null, wishes) : resolved;
    },
    async continue(importId) {
      const found = await findUnfinished(importId);
      if (!found.ok) return found;
      const finished = await link.ask('finishedFiles', [importId]);
      if (!finished.ok) return finished;
      const { label, sources } = found.value;
      const { isWanted, choices } = await readFolderCollections(options.vault.journal, importId);
      const continued = { importId, finished: new Set(finished.value) };
      return begin(label, sources, continued, { follow: null, collections: isWanted, choices });
    },
    async keep(importId) {
      const found = await findUnfinished(importId);
      if (!found.ok) return found;
      try {
        const group = { id: importId, name: 'import' as const, undoes: null };
        const changes = [{ type: 'import-end' as const, importId, end: 'kept' as const }];
        const frame = await options.vault.journal.append({ name: 'import', group, changes });
        void link.offer(frame);
        await link.settled();
      } catch (error) {
        return { ok: false, failure: failureOf(error) };
      }
      const plan = await planImport(found.value.sources, options);
      if (plan.ok) await keepRefused(plan.value, importId);
      return ok(null);
    },
    async retry(importId, follow = null) {
      const report = await link.ask('importReport', [importId]);
      if (!report.ok) return report;
      if (!report.value) return fail('not-found', `no import ${importId}`);
      if (report.value.refused === 0) return fail('nothing-to-import', 'nothing was refused');
      const { isWanted, choices } = await readFolderCollections(options.vault.journal, importId);
      const wishes = { follow, collections: isWanted, choices };
      return begin(report.value.label, [{ kind: 'retry', importId }], null, wishes);
    },
  };
  return imports;
}

function isUnderWay(state: string): boolean {
  return state === 'running' || state === 'paused' || state === 'cancelling';
}
