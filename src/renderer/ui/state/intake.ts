import type { ImportRequest } from '../../../contract/control';
import { commandCodes, type Failure, type Result } from '../../../contract/failure';
import type { DroppedFile, Platform } from '../../platform/platform';
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
}): Intake {
  const { send, platform, onFailure, onBegun, folderCollections } = deps;
  const handOver = createStore<HandOver | null>(null);

  const told = async (answer: Promise<Result<{ readonly job: string } | null>>): Promise<void> => {
    const result = await answer;
    if (!result.ok) onFailure(result.failure);
    else if (result.value) onBegun(result.value.job);
  };
  const begin = (from: ImportRequest): Promise<void> =>
    told(send('import', { from, collections: folderCollections() }));

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
        await begin(await platform.handOver(files, show, stop.signal));
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        // The platform rejects with a failure's code where it knows one.
        const code = commandCodes.find((one) => one === detail) ?? 'internal';
        onFailure({ code: stop.signal.aborted ? 'cancelled' : code, detail });
      } finally {
        handOver.set(null);
      }
    },
    paths: (paths) => begin({ kind: 'paths', paths }),
    pasted: async (text, html) => {
      if (isWebAddress(text)) onFailure({ code: 'pasted-address', detail: text.trim() });
      else if (text.trim() !== '' || html) await begin({ kind: 'text', text, html });
    },
    samples: () => begin({ kind: 'samples' }),
    choose: (what) => told(send('choose-import', { what, collections: folderCollections() })),
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
  return files.length === 1 ? first : `${files.length} files`;
}
