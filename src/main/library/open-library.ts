import { mkdir, readdir, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ArchiveApi } from '../../contract/archive-api';
import type { LibraryInfo } from '../../contract/control';
import { fail, ok, type Failure, type Result } from '../../contract/failure';
import { limits } from '../../contract/limits';
import type { Intake } from '../intake/types';
import { failureOf, freeBytes as askFreeBytes, openVault } from '../vault/index';
import { createArchiveLink } from './archive-link';
import { createClients } from './clients';
import { createCommands, type OpenParts } from './commands';
import { wait } from './deferred';
import { createEngine } from './engine';
import { createJobs } from './jobs';
import { loadConfig } from './library-config';
import { openLocalSocket } from './local-socket';
import { openBringing } from './open-bringing';
import { takeLock, type HeldLock } from './lock';
import { readmeText } from './readme-text';
import { createSpools } from './spools';
import { isSyncedFolder } from './synced-folder';
import { resumePurge } from './purge';
import { createOutletRulesCache, withOutletRules } from './outlet-rules-cache';
import { createTurns } from './turns';
import type { Library, LibraryConfig, ShellServices } from './types';

export interface OpenLibraryOptions {
  readonly dir: string;
  readonly shell: ShellServices;
  readonly intake: Intake;
  /** Whether watched folders are looked after from the start; else once a client asks for one. */
  readonly watches?: boolean;
  /** Free space below which nothing is opened or imported; limits.freeFloorBytes when not given. */
  readonly floorBytes?: number;
  /** For tests: asked instead of the file system. */
  readonly freeBytes?: () => Promise<number>;
  /** For tests: how long each kind of waiting takes. */
  readonly waits?: {
    readonly spacePollMs?: number;
    readonly engineMs?: number;
    readonly askMs?: number;
    readonly quietMs?: number;
    readonly flushMs?: number;
    readonly settleMs?: number;
    readonly watchPollMs?: number;
  };
}

/** How long closing waits for the archive to apply what is journaled; the rest is applied at the next start. */
const closeWaitMs = 5000;

/**
 * Opens a library, making it if need be, and owns it until `close`. Fails with `library-in-use` where a live
 * process has it (`connectToOwner` then), `library-unwritable`, `library-newer` or `library-damaged`.
 *
 * With too little free space it opens all the same, in rescue: whoever attaches gets `rescue` and no role, `vault`
 * throws, and nothing is written until `try-again` finds room.
 */
export async function openLibrary(options: OpenLibraryOptions): Promise<Result<Library>> {
  let dir = options.dir;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    dir = await realpath(dir);
  } catch (error) {
    return fail('library-unwritable', error instanceof Error ? error.message : String(error));
  }
  return assemble({ ...options, dir });
}

async function assemble(options: OpenLibraryOptions): Promise<Result<Library>> {
  const { dir, shell } = options;
  const log = (line: string): void => shell.log(line);
  const floorBytes = options.floorBytes ?? limits.freeFloorBytes;
  const freeBytes = options.freeBytes ?? ((): Promise<number> => askFreeBytes(dir));
  const waits = options.waits ?? {};
  const warnings = new Set<LibraryInfo['warnings'][number]>();
  const spools = createSpools(join(dir, 'spool'));
  let open: OpenParts | null = null;
  let lock: HeldLock | null = null;
  let closing: Promise<void> | null = null;

  const clients = createClients({
    info: () => describe(),
    onCommand: (client, message) => void runCommand(client, message),
    onHost(wire) {
      engine.arrived();
      open?.link.host(wire);
      if (open) finishPurge(open);
    },
    onHostGone(hasNext) {
      open?.link.unhost();
      if (!hasNext && (open?.link.isWanted === true || open?.jobs.isBusy === true)) engine.request();
    },
    jobs: () => open?.jobs.list ?? [],
    watched: () => open?.watched.list ?? [],
    log,
  });
  const engine = createEngine({
    startEngine: () => shell.startEngine(),
    onFailed(failure) {
      open?.link.noHost(failure);
      // Without an archive an import cannot go on; it is cut off and may be continued.
      open?.jobs.breakOff(failure);
    },
    log,
    ...(waits.engineMs === undefined ? {} : { timeoutMs: waits.engineMs }),
  });
  const runCommand = createCommands({
    dir,
    shell,
    info: () => describe(),
    open() {
      if (closing) return fail('archive-unavailable', 'the library is being closed');
      if (open) return ok(open);
      return { ok: false, failure: clients.rescue?.failure ?? { code: 'archive-unavailable', detail: 'not open' } };
    },
    standstill: () => clients.rescue?.failure ?? null,
    tryAgain: () => openVaultAndGo(),
    newSpool: () => spools.create(),
    removeSpool: (id) => spools.prune(id, () => false),
    log,
  });

  /** With a host there, not before: what an earlier process left undone is no reason to start an engine. */
  const finishPurge = (parts: OpenParts): void => {
    resumePurge(parts).then(
      (resumed) => {
        if (!resumed.ok) log(`purge: ${resumed.failure.code} ${resumed.failure.detail}`);
      },
      (error: unknown) => log(`purge: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
    );
  };

  const describe = async (): Promise<LibraryInfo> => ({
    name: basename(dir),
    dir,
    version: shell.version,
    shell: shell.shell,
    freeBytes: await freeBytes(),
    usedBytes: open ? (await open.vault.objects.sizeBytes()) + (await sizeOfFolder(join(dir, 'vault', 'journal'))) : 0,
    warnings: [...warnings],
  });

  const socket = await openLocalSocket(dir, (wire) => clients.attach(wire, null)).catch((error: unknown) => {
    log(`no local socket: ${String(error)}`);
    return null;
  });

  /** Takes the lock, if it is not held. A full disk cannot hold even that: then the library is in rescue without it. */
  const ensureLock = async (): Promise<Result<null>> => {
    if (lock) return ok(null);
    try {
      lock = await takeLock(dir, socket?.address ?? '', socket?.token ?? '');
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
    if (!lock) return fail('library-in-use', dir);
    if (lock.wasTakenOver) warnings.add('lock-taken-over');
    return ok(null);
  };

  const rescueForSpace = async (): Promise<boolean> => {
    const free = await freeBytes();
    if (free >= floorBytes) return false;
    const failure: Failure = { code: 'no-space', detail: `${free} bytes free, ${floorBytes} needed` };
    clients.setRescue({ failure, needBytes: floorBytes - free });
    return true;
  };

  let opening: Promise<Result<null>> | null = null;
  const openVaultAndGo = (): Promise<Result<null>> => {
    opening ??= openParts().finally(() => {
      opening = null;
    });
    return opening;
  };

  /** Opens the record and what works on it, if there is room. Fails with `no-space` in rescue. */
  const openParts = async (): Promise<Result<null>> => {
    if (open) {
      if (open.link.trouble) open.link.resume();
      return ok(null);
    }
    const locked = await ensureLock();
    if (!locked.ok && locked.failure.code !== 'no-space') return locked;
    if (await rescueForSpace())
      return { ok: false, failure: clients.rescue?.failure ?? { code: 'no-space', detail: '' } };
    if (!locked.ok) return locked;
    const vault = await openVault(join(dir, 'vault'));
    if (!vault.ok) {
      if (vault.failure.code === 'no-space') clients.setRescue({ failure: vault.failure, needBytes: floorBytes });
      return vault;
    }
    if (vault.value.findings.some(({ kind }) => kind === 'tail-cut')) warnings.add('journal-tail-cut');
    for (const finding of vault.value.findings) log(`vault: ${JSON.stringify(finding)}`);
    await spools.removeUnclaimed();
    open = await build(vault.value);
    if (options.watches === true) {
      open.watched.begin().catch((error: unknown) => log(`watching: ${String(error)}`));
    }
    clients.setRescue(null);
    return ok(null);
  };

  const build = async (vault: OpenParts['vault']): Promise<OpenParts> => {
    const jobs = createJobs({ onChange: (list) => clients.sendToAll({ type: 'jobs', jobs: list }), log });
    let retryTimer: NodeJS.Timeout | null = null;
    const link = createArchiveLink({
      vault,
      requestHost() {
        if (!clients.hasHost) engine.request();
      },
      onEvent: (event) => clients.sendToGuests(event),
      onTrouble(failure) {
        jobs.setTrouble(failure);
        if (failure?.code === 'archive-ahead') clients.setRescue({ failure, needBytes: 0 });
        else if (clients.rescue?.failure.code === 'archive-ahead') clients.setRescue(null);
        if (retryTimer) clearInterval(retryTimer);
        retryTimer = null;
        if (failure?.code !== 'no-space') return;
        // The archive's database had no room: it goes on by itself when there is some.
        retryTimer = setInterval(() => {
          freeBytes().then(
            (free) => {
              if (free >= floorBytes) link.resume();
            },
            (error: unknown) => log(String(error)),
          );
        }, waits.spacePollMs ?? 2000);
        retryTimer.unref();
      },
      log,
      ...(waits.askMs === undefined ? {} : { askTimeoutMs: waits.askMs }),
      ...(waits.quietMs === undefined ? {} : { quietMs: waits.quietMs }),
    });
    const turns = createTurns();
    const outletRules = createOutletRulesCache(vault.dir, link);
    const bringing = await openBringing({
      libraryDir: dir,
      vault,
      link,
      turns,
      intake: withOutletRules(options.intake, outletRules),
      freeBytes,
      floorBytes,
      spacePollMs: waits.spacePollMs ?? 2000,
      flushMs: waits.flushMs ?? 250,
      jobs,
      spools,
      samplesDir: shell.samplesDir,
      settleMs: waits.settleMs ?? 3000,
      pollMs: waits.watchPollMs ?? 10_000,
      onWatched: (folders) => clients.sendToAll({ type: 'watched', folders }),
      log,
    });
    return { vault, link, jobs, turns, spools, intake: options.intake, outletRules, ...bringing };
  };

  const opened = await openVaultAndGo();
  if (!opened.ok && !clients.rescue) {
    await socket?.close();
    await (lock as HeldLock | null)?.free();
    return opened;
  }
  let config: LibraryConfig;
  try {
    config = await loadConfig(dir);
    if (await isSyncedFolder(dir)) warnings.add('synced-folder');
    await writeFile(join(dir, 'README.txt'), readmeText, { flag: 'wx', mode: 0o600 }).catch(() => {});
  } catch (error) {
    await (open as OpenParts | null)?.vault.close();
    await socket?.close();
    await (lock as HeldLock | null)?.free();
    return { ok: false, failure: failureOf(error) };
  }

  /** Each step is taken whatever became of those before: a full disk must not keep the lock. */
  const close = async (): Promise<void> => {
    const steps: (() => Promise<unknown> | undefined)[] = [
      () => open?.close(),
      () => open?.jobs.close(),
      // A purge under way is let finish; what is left of it is done at the next start.
      () => (open ? Promise.race([open.turns.alone(async () => {}), wait(closeWaitMs)]) : undefined),
      () => (open?.link.hasHost === true ? Promise.race([open.link.settled(), wait(closeWaitMs)]) : undefined),
      () => open?.link.noteCount(),
      () => open?.link.close(),
      async () => {
        engine.close();
        clients.close();
      },
      () => socket?.close(),
      () => open?.vault.note({ cleanShutdown: true }),
      () => open?.vault.close(),
      () => spools.removeUnclaimed(),
      () => lock?.free(),
    ];
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        log(`while closing: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      }
    }
  };

  return ok({
    dir,
    config,
    get vault() {
      if (!open) throw new Error('the library is not open: too little free space');
      return open.vault;
    },
    attach: (control, archive) => clients.attach(control, archive),
    registerDropped: (paths) => open?.registerDropped(paths) ?? '',
    newSpool: () => spools.create(),
    spool: (id) => spools.get(id),
    original: (object) => open?.vault.objects.get(object) ?? Promise.resolve(null),
    ask<M extends keyof ArchiveApi>(method: M, ...args: Parameters<ArchiveApi[M]>) {
      const ask = async (): Promise<unknown> => {
        const answer = open ? await open.link.ask(method, args) : fail('no-space');
        if (answer.ok) return answer.value;
        const { code, detail } = answer.failure;
        throw Object.assign(new Error(`${code}: ${detail}`), { failure: answer.failure });
      };
      // The answer's type is the method's; the wire carries it as unknown.
      return ask() as ReturnType<ArchiveApi[M]>;
    },
    get jobs() {
      return open?.jobs.list ?? [];
    },
    async settled() {
      await open?.jobs.idle();
      await open?.link.settled();
    },
    close() {
      closing ??= close();
      return closing;
    },
  });
}

async function sizeOfFolder(dir: string): Promise<number> {
  const names = await readdir(dir).catch((): string[] => []);
  const sizes = await Promise.all(names.map((name) => stat(join(dir, name)).then(({ size }) => size)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
