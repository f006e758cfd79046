import type { Change, ChangeDraft, Group, ImportSource } from '../../contract/change';
import type { ImportLine } from '../../contract/control';
import type { ImportChoices } from '../../contract/import-plan';
import { walk } from '../intake/index';
import type { Intake } from '../intake/types';
import { failureOf } from '../vault/index';
import type { Journal, Vault } from '../vault/types';
import { createChooser, createExportedGift } from './import-choosing';
import { importExported } from './import-exported';
import { createImportFiling } from './import-filing';
import type { AppliedOutcomes, ArchiveLink } from './link-types';
import { createFolderCollections, findTops, readFolderCollections, type FolderCollections } from './folder-collections';
import type { ImportPlan } from './import-sources';
import { createImportTally } from './import-tally';
import { createImportWriter } from './import-writer';
import type { JobHandle } from './jobs';
import { createRate } from './rate';
import { readEntry, type ReadEntry } from './read-entry';
import { readInOrder } from './read-in-order';
import { createSpaceGate } from './space-gate';
import type { Turns } from './turns';
import { whenAborted } from './when-aborted';

export interface ImportParts {
  readonly vault: Pick<Vault, 'objects' | 'journal'>;
  readonly link: Pick<ArchiveLink, 'offer' | 'ask' | 'trouble'>;
  readonly intake: Intake;
  readonly freeBytes: () => Promise<number>;
  readonly floorBytes: number;
  readonly spacePollMs: number;
  readonly turns: Pick<Turns, 'shared'>;
  /** How long a frame waits for more before it is journaled. */
  readonly flushMs: number;
}

export interface ImportWork {
  readonly label: string;
  readonly sources: readonly ImportSource[];
  readonly plan: ImportPlan;
  /** An import to go on with, and the files it has finished; null begins a new one. */
  readonly continued: { readonly importId: number; readonly finished: ReadonlySet<string> } | null;
  /** Whether the subfolders of a folder become collections. */
  readonly collections: boolean;
  /** With `arrivesRead` decided. */
  readonly choices: ImportChoices;
  /** What a preview has read and goes on reading; null: the files are read now. */
  readonly staged: StagedEntries | null;
  /** Called before anything of a new import is journaled. */
  onBegin(): Promise<void>;
  onLines(lines: readonly ImportLine[]): void;
}

/** Entries in the order of the walk, that were read before the import began. */
export interface StagedEntries {
  take(signal: AbortSignal): AsyncGenerator<ReadEntry | null>;
  /** How many there will be; null while that is not known. */
  readonly of: number | null;
}

/** How an import went: `importId` is null when no file was found and nothing was journaled. */
export interface ImportResult {
  readonly importId: number | null;
  readonly isComplete: boolean;
  /** Of files tried again: those (as shown) of which nothing was refused. */
  readonly takenWhole: ReadonlySet<string>;
}

/**
 * Brings files into the archive: walks, reads, cuts, stores the originals, journals, and has the archive apply
 * it, all at once and each no further ahead than the next can follow. What is committed stays, whatever happens.
 */
export async function runImport(parts: ImportParts, work: ImportWork, handle: JobHandle): Promise<ImportResult> {
  const { vault, link } = parts;
  const { signal } = handle;
  const tally = createImportTally(link);
  const rate = createRate();
  const takenWhole = new Set<string>();
  const finished = work.continued?.finished;
  let of: number | null = null;
  let importId = work.continued?.importId ?? null;

  const gate = createSpaceGate({
    freeBytes: parts.freeBytes,
    floorBytes: parts.floorBytes,
    pollMs: parts.spacePollMs,
    onWait: (failure) => handle.hold(failure),
  });
  const show = (): void => {
    const done = tally.counts.files;
    const perSecond = rate.note(done);
    const secondsLeft = of === null || perSecond <= 0 ? null : Math.max(0, Math.round((of - done) / perSecond));
    if (work.staged) ({ of } = work.staged);
    handle.update({ done, of, perSecond, secondsLeft, counts: { ...tally.counts } });
  };

  const options = work.plan.only === null ? {} : { onlyShown: work.plan.only };
  const results =
    work.staged?.take(signal) ??
    readInOrder<ReadEntry | null>({
      entries: walk(work.plan.roots, options),
      isWanted: (entry) => finished === undefined || !finished.has(work.plan.show(entry.shown)),
      read: (entry) => readEntry(entry, parts.intake, work.plan, signal),
      parallel: parts.intake.parallel,
      onFound(found, isAll) {
        if (isAll) of = found;
      },
      signal,
    });

  const append = async (
    group: Group | null,
    change: ChangeDraft,
  ): Promise<{ group: Group; applied: Promise<unknown> }> => {
    for (;;) {
      try {
        const request = { name: 'import' as const, changes: [change] };
        const frame = await vault.journal.append(group ? { ...request, group } : request);
        return { group: frame.group, applied: link.offer(frame) };
      } catch (error) {
        if (failureOf(error).code !== 'no-space' || signal.aborted) throw error;
        await gate.full(signal);
      }
    }
  };

  await gate.pass(signal);
  const first = await results.next();
  if (first.done === true && importId === null) return { importId, isComplete: false, takenWhole };
  let group: Group;
  if (importId === null) {
    await work.onBegin();
    // Numbers come with journaling, so what is read by now is given its import's afterwards.
    ({ group } = await append(null, {
      type: 'import-begin',
      label: work.label,
      sources: work.sources,
      collections: work.collections,
      choices: work.choices,
    }));
    importId = group.id;
  } else group = { id: importId, name: 'import', undoes: null };
  handle.update({ importId });
  const id = importId;

  const asked = await Promise.race([link.ask('rules', []), whenAborted(signal).then(() => null)]);
  const rules = asked?.ok === true ? asked.value : [];
  const choose = createChooser(work.choices, rules, link);

  const onApplied = async (changes: readonly Change[], outcomes: AppliedOutcomes): Promise<void> => {
    const lines = await tally.take(changes, outcomes);
    for (const line of lines) if (line.failure) handle.log(describeRefusal(line));
    show();
    if (lines.length > 0) work.onLines(lines);
  };
  const writer = createImportWriter({
    vault,
    link,
    group,
    gate,
    turns: parts.turns,
    folders: createImportFiling(
      work.collections ? await openFolders(vault.journal, work, id) : null,
      work.choices.defaults,
      rules,
    ),
    signal,
    flushMs: parts.flushMs,
    onApplied,
  });

  let isCancelled = false;
  for (let step = first; step.done !== true; step = await results.next()) {
    if (step.value === null) break;
    const file = await choose(step.value);
    if (file === null) {
      if (signal.aborted) break;
      continue;
    }
    if (file.exported) {
      const { path, bytes, modifiedMs } = file.exported;
      const wanted = work.plan.parts.get(file.shown);
      const folderImportId = work.plan.retryOf ?? id;
      const exported = { path, shown: file.shown, bytes, modifiedMs, parts: wanted, folderImportId };
      const isWhole = await importExported(
        {
          vault,
          link,
          gate,
          turns: parts.turns,
          group,
          signal,
          give: createExportedGift(work.choices, rules),
          // The collections of its articles come with it; that of its own folder is none of theirs.
          filing: createImportFiling(null, work.choices.defaults, rules),
          onApplied,
        },
        exported,
      );
      if (isWhole === true && work.plan.only !== null) takenWhole.add(file.shown);
      if (signal.aborted) break;
      continue;
    }
    if (file.isWhole && work.plan.only !== null) takenWhole.add(file.shown);
    await writer.add({ objects: file.objects, changes: file.changes.map((change) => withImport(change, id)) });
    if (signal.aborted) break;
  }
  await results.return(undefined);
  isCancelled = signal.aborted;
  await writer.finish().catch((error: unknown) => {
    // A cancelled import on a full disk: what could not be journaled is read again when it is continued.
    if (!signal.aborted || failureOf(error).code !== 'no-space') throw error;
  });
  isCancelled ||= signal.aborted;
  try {
    const { applied } = await append(group, {
      type: 'import-end',
      importId: id,
      end: isCancelled ? 'cancelled' : 'done',
    });
    // Cut off even now, when the archive is lost at the last moment.
    if (!isCancelled) await Promise.race([applied, whenAborted(signal)]);
  } catch (error) {
    // Without its end it is an import that was cut off, which may be continued all the same.
    if (!isCancelled || failureOf(error).code !== 'no-space') throw error;
  }
  show();
  if (isCancelled) handle.update({ state: 'cancelled', secondsLeft: null });
  return { importId, isComplete: !isCancelled, takenWhole };
}

/** The collections of an import's folders: those it, or the import whose refused files it tries again, made before, and what is still to be made. */
async function openFolders(journal: Journal, work: ImportWork, importId: number): Promise<FolderCollections> {
  const { plan } = work;
  const origin = plan.retryOf ?? importId;
  const { known } = await readFolderCollections(journal, origin);
  const tops = await findTops(
    plan.given,
    (roots) => walk(roots),
    (walked) => plan.show(walked),
  );
  return createFolderCollections(origin, tops, known);
}

function describeRefusal({ file, part, failure }: ImportLine): string {
  const what = part === null ? file : `${file} > ${part}`;
  return `${what}: ${failure?.code ?? ''} ${failure?.detail ?? ''}`.trimEnd();
}

function withImport(change: ChangeDraft, importId: number): ChangeDraft {
  return change.type === 'article-add' || change.type === 'import-file' ? { ...change, importId } : change;
}
