import { randomBytes } from 'node:crypto';
import type { ImportSource } from '../../contract/change';
import { fail, ok, type Result } from '../../contract/failure';
import type { LeaveOut, PreviewShow } from '../../contract/import-plan';
import type { Intake } from '../intake/types';
import { failureOf } from '../vault/index';
import type { Client } from './clients';
import { planImport, type ImportPlan } from './import-sources';
import type { ArchiveLink } from './link-types';
import { startPreview, type Preview } from './preview';
import type { PreviewTally } from './preview-tally';
import { hasFolder, type FileRequest, type RequestResolver } from './resolve-request';
import { createSpaceGate } from './space-gate';
import type { Spools } from './spools';
import { openStaging } from './staging';

/** A preview that an import takes over: from now on the import ends it. */
export interface TakenPreview {
  readonly preview: Preview;
  readonly label: string;
  readonly sources: readonly ImportSource[];
  readonly plan: ImportPlan;
}

/** The previews of all windows, at most one each. */
export interface Previews {
  /** Begins one for a window, and ends the one it had. */
  start(from: FileRequest, client: Client): Promise<Result<{ readonly preview: string }>>;
  rows(
    id: string,
    show: PreviewShow,
    offset: number,
    limit: number,
    leaveOut: LeaveOut,
  ): Result<ReturnType<PreviewTally['rows']>>;
  discard(id: string): Promise<void>;
  /** Hands one over to an import; null for one that is gone. */
  take(id: string): TakenPreview | null;
  close(): Promise<void>;
}

export interface PreviewsOptions {
  readonly stagingDir: string;
  readonly resolver: RequestResolver;
  readonly spools: Spools;
  readonly samplesDir: string;
  readonly link: Pick<ArchiveLink, 'ask'>;
  readonly intake: Intake;
  freeBytes(): Promise<number>;
  readonly floorBytes: number;
  readonly spacePollMs: number;
  log(line: string): void;
}

interface Entry extends TakenPreview {
  readonly client: Client;
  isTaken: boolean;
  timer: NodeJS.Timeout | null;
}

/** Between two messages about one preview. */
const sayEveryMs = 250;
/** How often it is looked whether a window has gone without ending its preview. */
const lookEveryMs = 5000;

/** Makes the previews of one library. */
export function createPreviews(options: PreviewsOptions): Previews {
  const entries = new Map<string, Entry>();
  const looking = setInterval(() => {
    for (const [id, { client, isTaken }] of entries) if (client.isGone && !isTaken) void discard(id);
  }, lookEveryMs);
  looking.unref();

  const say = (id: string): void => {
    const entry = entries.get(id);
    if (!entry || entry.timer) return;
    entry.timer = setTimeout(() => {
      entry.timer = null;
      if (entries.has(id)) entry.client.send({ type: 'preview', preview: entry.preview.state() });
    }, sayEveryMs);
  };

  const discard = async (id: string): Promise<void> => {
    const entry = entries.get(id);
    if (!entry || entry.isTaken) return;
    entries.delete(id);
    if (entry.timer) clearTimeout(entry.timer);
    try {
      await entry.preview.discard();
      // Bytes that came from a page are of no use without the preview.
      for (const spool of entry.plan.spools) await options.spools.prune(spool, () => false);
    } catch (error) {
      options.log(`preview ${id}: ${String(error)}`);
    }
  };

  return {
    async start(from, client) {
      for (const [id, entry] of entries) if (entry.client === client && !entry.isTaken) await discard(id);
      const resolved = await options.resolver.resolve(from);
      if (!resolved.ok) return resolved;
      const { label, sources } = resolved.value;
      const plan = await planImport(sources, options);
      if (!plan.ok) return plan;
      const id = randomBytes(8).toString('hex');
      try {
        const preview = startPreview({
          id,
          label,
          isFolder: await hasFolder(sources),
          plan: plan.value,
          intake: options.intake,
          staging: await openStaging(options.stagingDir),
          link: options.link,
          gate: (onWait) =>
            createSpaceGate({
              freeBytes: () => options.freeBytes(),
              floorBytes: options.floorBytes,
              pollMs: options.spacePollMs,
              onWait,
            }),
          onChange: () => say(id),
          log: (line) => options.log(line),
        });
        entries.set(id, { preview, label, sources, plan: plan.value, client, isTaken: false, timer: null });
      } catch (error) {
        return { ok: false, failure: failureOf(error) };
      }
      say(id);
      return ok({ preview: id });
    },
    rows(id, show, offset, limit, leaveOut) {
      const entry = entries.get(id);
      return entry ? ok(entry.preview.rows(show, offset, limit, leaveOut)) : fail('not-found', `no preview ${id}`);
    },
    discard,
    take(id) {
      const entry = entries.get(id);
      if (!entry || entry.isTaken) return null;
      entry.isTaken = true;
      entries.delete(id);
      if (entry.timer) clearTimeout(entry.timer);
      return entry;
    },
    async close() {
      clearInterval(looking);
      for (const id of entries.keys()) await discard(id);
    },
  };
}
