import type { ImportRequest } from '../../../contract/control';
import type { ImportChoices } from '../../../contract/import-plan';
import { commandCodes, type Failure, type Result } from '../../../contract/failure';
import type { DroppedFile, Platform } from '../../platform/platform';
import { say } from '../messages/say';
import { createStore, type Store } from './store';
import type { Send } from './wire';

/** Files on their way from the page to the main side. */
export interface HandOver {
  readonly label: string;
  readonly doneBytes: number;
  readonly ofBytes: number;
  readonly cancel: () => void;
}

/** The ways files and words come in. Each says by `onFailure` why it could not. */
export interface Intake {
  readonly handOver: Store<HandOver | null>;
  dropped(files: Promise<readonly DroppedFile[]>): Promise<void>;
  paths(paths: readonly string[]): Promise<void>;
  /** Whether what is chosen next is looked at before it comes in, whatever the setting says; false when nothing was chosen. */
  lookNext(isWanted: boolean): void;
  /** Looks at files of this computer before they come in. */
  lookAt(paths: readonly string[]): Promise<void>;
  watch(path: string): Promise<void>;
  /** Through the system's own dialog. */
  watchChosen(): Promise<void>;
  pasted(text: string, html: string | null): Promise<void>;
  samples(): Promise<void>;
  /** Through the system's own dialog; only where the shell has one. */
  choose(what: 'files' | 'folder'): Promise<void>;
  continueImport(importId: number): Promise<void>;
  keepImport(importId: number): Promise<void>;
  retryImport(importId: number): Promise<void>;
  cancelJob(job: string): Promise<void>;
}

/** Whether the words are one web address and nothing else. */
function isWebAddress(text: string): boolean {
  return /^\s*(?:https?:\/\/|www\.)\S+\s*$/i.test(text);
}

/** Makes the intake. `onBegun` is called with each new job's id. */
export function createIntake(deps: {
  readonly send: Send;
  readonly platform: Pick<Platform, 'handOver'>;
  readonly onFailure: (failure: Failure) => void;
  readonly onBegun: (job: string) => void;
  /** Whether subfolders become collections now. */
  readonly folderCollections: () => boolean;
  /** Whether what comes of folders arrives as read now. */
  readonly folderArrivesRead: () => boolean;
  /** Whether files are looked at first now. */
  readonly previewFirst: () => boolean;
  readonly look: (from: ImportRequest) => Promise<void>;
}): Intake {
  const { send, platform, onFailure, onBegun, folderCollections } = deps;
  let looksNext = false;
  /** Whether the files at hand are looked at first; asked once for each lot. */
  const isLookedAt = (): boolean => {
    const isOnce = looksNext;
    looksNext = false;
    return isOnce || deps.previewFirst();
  };
  // Main decides by what is chosen: folders arrive as read, single files do not.
  const choices = (): ImportChoices => (deps.folderArrivesRead() ? {} : { arrivesRead: false });
  const handOver = createStore<HandOver | null>(null);

  const told = async (answer: Promise<Result<{ readonly job: string } | null>>): Promise<void> => {
    const result = await answer;
    if (!result.ok) onFailure(result.failure);
    else if (result.value) onBegun(result.value.job);
  };
  const begin = (from: ImportRequest): Promise<void> =>
    told(send('import', { from, collections: folderCollections(), choices: choices() }));
  const watch = async (path: string): Promise<void> => {
    const wishes = { collections: folderCollections(), arrivesRead: deps.folderArrivesRead() };
    const answer = await send('watch-add', { path, ...wishes });
    if (!answer.ok) onFailure(answer.failure);
  };
  const choosePaths = async (what: 'files' | 'folder'): Promise<readonly string[]> => {
    const answer = await send('choose-paths', { what });
    if (!answer.ok) onFailure(answer.failure);
    return answer.ok && answer.value ? answer.value.paths : [];
  };

  return {
    handOver,
    dropped: async (reading) => {
      const stop = new AbortController();
      try {
        const files = await reading;
        if (files.length === 0) {
          onFailure({ code: 'nothing-to-import', detail: '' });
          return;
        }
        const label = labelOf(files);
        const show = (doneBytes: number, ofBytes: number): void =>
          handOver.set({ label, doneBytes, ofBytes, cancel: () => stop.abort() });
        show(
          0,
          files.reduce((sum, { file }) => sum + file.size, 0),
        );
        const from = await platform.handOver(files, show, stop.signal);
        await (isLookedAt() ? deps.look(from) : begin(from));
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        // The platform rejects with a failure's code where it knows one.
        const code = commandCodes.find((one) => one === detail) ?? 'internal';
        onFailure({ code: stop.signal.aborted ? 'cancelled' : code, detail });
      } finally {
        handOver.set(null);
      }
    },
    paths: (paths) => (isLookedAt() ? deps.look({ kind: 'paths', paths }) : begin({ kind: 'paths', paths })),
    lookNext: (isWanted) => {
      looksNext = isWanted;
    },
    lookAt: (paths) => deps.look({ kind: 'paths', paths }),
    watch,
    watchChosen: async () => {
      for (const path of await choosePaths('folder')) await watch(path);
    },
    pasted: async (text, html) => {
      if (isWebAddress(text)) onFailure({ code: 'pasted-address', detail: text.trim() });
      else if (text.trim() !== '' || html) await begin({ kind: 'text', text, html });
    },
    samples: () => begin({ kind: 'samples' }),
    choose: async (what) => {
      if (!isLookedAt()) {
        await told(send('choose-import', { what, collections: folderCollections(), choices: choices() }));
        return;
      }
      const paths = await choosePaths(what);
      if (paths.length > 0) await deps.look({ kind: 'paths', paths });
    },
    continueImport: (importId) => told(send('import-continue', { importId })),
    keepImport: async (importId) => {
      const answer = await send('import-keep', { importId });
      if (!answer.ok) onFailure(answer.failure);
    },
    retryImport: (importId) => told(send('import-retry', { importId })),
    cancelJob: async (job) => {
      const answer = await send('job-cancel', { job });
      if (!answer.ok) onFailure(answer.failure);
    },
  };
}

function labelOf(files: readonly DroppedFile[]): string {
  const first = files[0]?.name ?? '';
  const folder = first.includes('/') ? first.slice(0, first.indexOf('/')) : null;
  if (folder !== null && files.every(({ name }) => name.startsWith(`${folder}/`))) return folder;
  return files.length === 1 ? first : say('state.files', { count: files.length });
}
