import workerUrl from './archive/worker.ts?worker&url';

/** The page's lines to its archive worker: questions by Comlink on `api`, ArchiveEvents on `events`. */
export interface ArchivePorts {
  readonly api: MessagePort;
  readonly events: MessagePort;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): { toString(): string } };
}

/**
 * Starts the archive worker on main's archive port. Once for each page, and only when main has given this page the
 * role of host: two workers would write one database.
 *
 * Trusted Types: a worker's address is a script's, so it takes a policy; this one passes our own worker only.
 */
export function startArchive(archivePort: MessagePort): ArchivePorts {
  // Not in TypeScript's DOM library yet; absent in browsers without it.
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('backfile-worker', {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new Error('not our worker');
      return url;
    },
  });
  // TypeScript's Worker takes a string or URL; browsers with Trusted Types take the trusted address as well.
  const trusted = (policy?.createScriptURL(workerUrl) ?? workerUrl) as string;
  const worker = new Worker(trusted, { type: 'module', name: 'archive' });
  const api = new MessageChannel();
  const events = new MessageChannel();
  worker.postMessage({ type: 'port', port: archivePort, api: api.port2, events: events.port2 }, [
    archivePort,
    api.port2,
    events.port2,
  ]);
  return { api: api.port1, events: events.port1 };
}
