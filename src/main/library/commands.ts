import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readArticleLink } from '../../contract/article-link';
import type { CommandName, Commands, LibraryInfo, ToMain } from '../../contract/control';
import { fail, ok, type Failure, type Result } from '../../contract/failure';
import { failureOf, isObjectDamaged } from '../vault/index';
import type { Vault } from '../vault/types';
import type { ArchiveLink } from './link-types';
import { appendEdit } from './append-edit';
import { createBringHandlers } from './bring-commands';
import { checkArguments } from './check-arguments';
import { copyEdit } from './check-edits';
import type { Client } from './clients';
import { startExport } from './export-command';
import { findOther } from './find-other';
import type { Jobs } from './jobs';
import { listFolder } from './list-folder';
import type { Bringing } from './open-bringing';
import { purgeArticles } from './purge';
import type { Spools } from './spools';
import type { Turns } from './turns';
import { createRate } from './rate';
import { createReviseCommands } from './revise-commands';
import type { Intake } from '../intake/types';
import type { OutletRulesCache } from './outlet-rules-cache';
import type { ShellServices, Spool } from './types';
import { runVerify } from './verify-job';
import { createWindowLinks } from './window-links';
import { whenAborted } from './when-aborted';

/** What an open library works with; there is none while it is in rescue for want of space. */
export interface OpenParts extends Bringing {
  readonly vault: Vault;
  readonly link: ArchiveLink;
  readonly jobs: Jobs;
  readonly turns: Turns;
  readonly spools: Spools;
  readonly intake: Intake;
  readonly outletRules: OutletRulesCache;
}

export interface CommandsOptions {
  readonly dir: string;
  readonly shell: ShellServices;
  info(): Promise<LibraryInfo>;
  /** The open library, or why it is not. */
  open(): Result<OpenParts>;
  /** Why nothing may be written now, or null. */
  standstill(): Failure | null;
  tryAgain(): Promise<Result<null>>;
  newSpool(): Promise<Spool>;
  removeSpool(id: string): Promise<void>;
  log(line: string): void;
}

/** What each command does. */
export type Handlers = {
  readonly [N in CommandName]: (args: Commands[N]['args'], client: Client) => Promise<Result<Commands[N]['value']>>;
};

/** Answers one command message: checks its arguments, does it, sends what came of it. Never throws. */
export type RunCommand = (client: Client, message: ToMain) => Promise<void>;

/** Makes the table of all commands, and the door that messages from windows come through. */
export function createCommands(options: CommandsOptions): RunCommand {
  const handlers = createHandlers(options);

  const run = async <N extends CommandName>(
    name: N,
    args: Commands[N]['args'],
    client: Client,
  ): Promise<Result<unknown>> => handlers[name](args, client);

  return async (client, message) => {
    // From another process: anything may be in it.
    const { id, name, args } = (message ?? {}) as { id: unknown; name: CommandName; args: unknown };
    if (typeof id !== 'number') return;
    let result: Result<unknown>;
    try {
      if (!Object.hasOwn(checkArguments, name)) result = fail('bad-request', 'no such command');
      else if (!checkArguments[name](args)) result = fail('bad-request', `arguments of ${name}`);
      else result = await run(name, args, client);
    } catch (error) {
      // A named door: the stack goes to the log, the window gets a code.
      options.log(`command ${name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      result = { ok: false, failure: failureOf(error) };
    }
    if (result.ok) client.send({ type: 'done', id, value: result.value });
    else client.send({ type: 'refused', id, failure: result.failure });
  };
}

function createHandlers(options: CommandsOptions): Handlers {
  const { shell } = options;
  const windowLinks = createWindowLinks();

  /** The open library for a command that writes. */
  const openToWrite = (): Result<OpenParts> => {
    const failure = options.standstill();
    return failure ? { ok: false, failure } : options.open();
  };
  return {
    ...createReviseCommands(() => options.open(), openToWrite),
    'library-info': async () => ok(await options.info()),
    ...createBringHandlers(shell, openToWrite, () => options.open()),
    async 'job-cancel'({ job }) {
      const open = options.open();
      if (!open.ok) return open;
      return open.value.jobs.cancel(job) ? ok(null) : fail('not-found', `no job ${job} under way`);
    },
    async edit({ name, changes, undoes }) {
      const open = openToWrite();
      if (!open.ok) return open;
      const { vault, link, turns } = open.value;
      const edit = { name, undoes, changes: changes.map(copyEdit) };
      // Answered now that it is on disk; the archive says itself when it is applied.
      const group = await turns.shared(() => appendEdit(vault.journal, link, edit));
      if (edit.changes.some(({ type }) => type.startsWith('outlet-rule-'))) void open.value.outletRules.refresh();
      return ok({ group: group.id });
    },
    async purge({ ids }) {
      const open = openToWrite();
      return open.ok ? purgeArticles(open.value, ids) : open;
    },
    async 'job-log'({ job }) {
      const open = options.open();
      if (!open.ok) return open;
      const lines = open.value.jobs.log(job);
      return lines ? ok({ lines }) : fail('not-found', `no job ${job}`);
    },
    async export(args, client) {
      const open = options.open();
      return open.ok ? startExport({ ...options, ...open.value }, args, client) : open;
    },
    async verify(_, client) {
      const open = options.open();
      if (!open.ok) return open;
      const { vault, link, jobs } = open.value;
      const job = jobs.start({
        kind: 'verify',
        label: basename(options.dir),
        importId: null,
        async work(handle) {
          const report = await runVerify(vault, link, handle);
          if (report) client.send({ type: 'faults', job: handle.id, report });
        },
      });
      return ok({ job });
    },
    async rebuild() {
      const open = options.open();
      return open.ok ? rebuild(open.value, basename(options.dir)) : open;
    },
    async 'restore-journal'() {
      const open = options.open();
      return open.ok ? restoreJournal(open.value) : open;
    },
    'list-folder': ({ path }) => listFolder(path),
    async 'save-original'({ object, fileName }) {
      const open = options.open();
      if (!open.ok) return open;
      if (!shell.chooseSavePath) return fail('bad-request', 'this shell has no file dialog');
      return saveOriginal(open.value.vault, object, () => shell.chooseSavePath?.(basename(fileName)) ?? null);
    },
    async 'reveal-library'() {
      if (!shell.reveal) return fail('bad-request', 'this shell cannot show a folder');
      await shell.reveal(options.dir);
      return ok(null);
    },
    async 'open-link'({ url }) {
      if (!shell.openLink) return fail('bad-request', 'this shell cannot open a link');
      const address = URL.canParse(url) ? new URL(url) : null;
      if (!address || !['http:', 'https:', 'mailto:'].includes(address.protocol)) {
        return fail('bad-request', 'only http, https and mailto addresses are opened');
      }
      await shell.openLink(address.href);
      return ok(null);
    },
    async ask({ method, args }, client) {
      const open = options.open();
      if (!open.ok) return open;
      // A window shows what there is while the archive catches up; a command's answer is to be whole.
      // The arguments are checked where the question is answered.
      return open.value.link.ask(method, args as never, client.canHost ? 'now' : 'caught-up');
    },
    async 'reveal-export'({ job }) {
      const open = options.open();
      if (!open.ok) return open;
      // The page names a job, never a path.
      const path = open.value.jobs.list.find(({ id }) => id === job)?.place?.path;
      if (!path) return fail('not-found', `no file of job ${job}`);
      if (!shell.reveal) return fail('bad-request', 'this shell cannot show a file');
      await shell.reveal(path);
      return ok(null);
    },
    async 'show-window'({ links }) {
      const isTaken = windowLinks.send((links ?? []).filter((link) => readArticleLink(link) !== null));
      await shell.showWindow();
      return ok({ isShown: shell.canShow ?? true, isTaken });
    },
    'take-links': async (_, client) => ok({ links: client.canHost ? windowLinks.take(client) : [] }),
    async 'find-other'({ link }) {
      const dir = await findOther(options.dir, link);
      return ok(dir === null ? null : { dir, canOpen: shell.openOther !== undefined });
    },
    async 'open-other'({ link }) {
      const dir = await findOther(options.dir, link);
      if (dir === null) return fail('not-found', 'no such library is beside this one');
      if (!shell.openOther) return fail('bad-request', 'this shell cannot open another library');
      await shell.openOther(dir, link);
      return ok(null);
    },
    async 'open-article'({ id, query }) {
      if (!shell.openArticle) return fail('bad-request', 'this shell opens no windows: the page does');
      await shell.openArticle({ id, query });
      return ok(null);
    },
    async 'set-menu'(bar) {
      shell.setMenu?.(bar);
      return ok(null);
    },
    'try-again': () => options.tryAgain(),
  };
}

/** Fills the archive anew as a job that can be watched; answers when it is done. */
function rebuild({ jobs, link }: OpenParts, label: string): Promise<Result<null>> {
  return new Promise((resolve) => {
    jobs.start({
      kind: 'rebuild',
      label,
      importId: null,
      async work(handle) {
        const rate = createRate();
        const stop = link.onProgress(({ done, of }) => {
          const perSecond = rate.note(done);
          const secondsLeft = perSecond > 0 ? Math.max(0, Math.round((of - done) / perSecond)) : null;
          handle.update({ done, of, perSecond, secondsLeft });
        });
        const cancelled = whenAborted(handle.signal).then(() => fail('cancelled'));
        const result = await Promise.race([link.startOver('the user asked for it'), cancelled]);
        stop();
        if (!result.ok && !handle.signal.aborted) handle.fail(result.failure);
        resolve(result);
      },
    });
  });
}

/** Writes the frames back that the journal lost, as the archive kept them, and lets the archive go on. */
async function restoreJournal({ vault, link }: OpenParts): Promise<Result<{ readonly frames: number }>> {
  if (link.trouble?.code !== 'archive-ahead') return fail('bad-request', 'the journal has lost nothing');
  const kept = await link.ask('framesAfter', [vault.journal.end.frame], 'now');
  if (!kept.ok) return kept;
  if (kept.value.length === 0) return fail('not-found', 'the archive kept none of the frames');
  try {
    await vault.journal.restore(kept.value);
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
  link.resume();
  return ok({ frames: kept.value.length });
}

async function saveOriginal(
  vault: Vault,
  object: string,
  choose: () => Promise<string | null> | null,
): Promise<Result<{ readonly path: string } | null>> {
  let bytes: Uint8Array | null;
  try {
    bytes = await vault.objects.get(object);
  } catch (error) {
    if (!isObjectDamaged(error)) throw error;
    return fail('library-damaged', error.detail);
  }
  if (!bytes) return fail('not-found', object);
  const path = await choose();
  if (path === null) return ok(null);
  try {
    await writeFile(path, bytes);
  } catch (error) {
    // Only the codes that fit a place the user chose; the library itself is fine.
    const { code, detail } = failureOf(error);
    return fail(code === 'no-space' ? 'no-space' : 'bad-request', detail);
  }
  return ok({ path });
}
