import { archiveMethods, type ArchiveApi, type ArchiveMethod } from '../../../contract/archive-api';
import type { Send } from './wire';

/** Asks the archive one question; rejects when it cannot answer, which only stores catch. */
export type Ask = <M extends ArchiveMethod>(
  method: M,
  ...args: Parameters<ArchiveApi[M]>
) => Promise<Awaited<ReturnType<ArchiveApi[M]>>>;

type AnyMethod = (...args: readonly unknown[]) => Promise<unknown>;

/** The window's way to the archive: whichever api is in use now. Questions asked before there is one wait. */
export function createArchiveDoor(): { readonly ask: Ask; readonly use: (api: ArchiveApi) => void } {
  let current: ArchiveApi | null = null;
  let waiting: (() => void)[] = [];
  const ready = (): Promise<ArchiveApi> =>
    new Promise((resolve) => {
      const go = (): void => {
        if (current) resolve(current);
      };
      if (current) go();
      else waiting.push(go);
    });
  return {
    // The cast only forgets the parameter list, which the signature of Ask has just checked.
    ask: (async (method: ArchiveMethod, ...args: readonly unknown[]) => {
      const api = await ready();
      return (api[method] as unknown as AnyMethod)(...args);
    }) as Ask,
    use: (api) => {
      current = api;
      const goes = waiting;
      waiting = [];
      for (const go of goes) go();
    },
  };
}

/** An archive api for a window that does not host the worker: each question is a command to main. */
export function askThroughMain(send: Send): ArchiveApi {
  const entries = archiveMethods.map((method) => [
    method,
    async (...args: readonly unknown[]) => {
      const answer = await send('ask', { method, args });
      if (!answer.ok) throw new Error(answer.failure.code, { cause: answer.failure });
      return answer.value;
    },
  ]);
  // Every method of the list is there, and the list is checked against ArchiveApi where it is written.
  return Object.fromEntries(entries) as ArchiveApi;
}
