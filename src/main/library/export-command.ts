import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Commands } from '../../contract/control';
import { fail, ok, type Result } from '../../contract/failure';
import { exporters, safeName } from '../export';
import type { Client } from './clients';
import { runExport, type ExportParts } from './export-job';
import type { Jobs } from './jobs';
import type { ShellServices, Spool } from './types';

type ExportArgs = Commands['export']['args'];

/** What the `export` command works with. */
export interface ExportDesk extends ExportParts {
  readonly jobs: Pick<Jobs, 'start'>;
  /** The library's own folder, in which nothing is put but what is offered for download. */
  readonly dir: string;
  readonly shell: Pick<ShellServices, 'chooseSavePath' | 'offerDownload'>;
  newSpool(): Promise<Spool>;
  removeSpool(id: string): Promise<void>;
  log(line: string): void;
}

/**
 * Starts an export as a job. Only a command of the command line names a path; a window is asked where by its shell, or
 * offered the file as a download: a page that was taken over must not choose what is overwritten.
 */
export async function startExport(
  desk: ExportDesk,
  args: ExportArgs,
  client: Client,
): Promise<Result<{ readonly job: string } | null>> {
  const { shell } = desk;
  if (args.what.kind === 'batch' && args.format !== 'csv') return fail('bad-request', 'a batch search is a table');
  const title = args.options.title.trim() || 'Articles';
  if (args.what.kind === 'concordance' && args.format !== 'csv')
    return fail('bad-request', 'lines are exported as CSV');
  const fileName = `${safeName(title)}.${exporters[args.format].extension}`;
  if (args.path !== null) {
    if (client.canHost) return fail('bad-request', 'a window does not name the place of an export');
    return startAt(desk, args, title, args.path);
  }
  if (shell.chooseSavePath) {
    const path = await shell.chooseSavePath(fileName);
    return path === null ? ok(null) : startAt(desk, args, title, path);
  }
  if (!shell.offerDownload || !client.canHost) return fail('bad-request', 'there is nowhere to export to');
  return ok({ job: startOffered(desk, args, title, fileName, client) });
}

async function startAt(
  desk: ExportDesk,
  args: ExportArgs,
  title: string,
  path: string,
): Promise<Result<{ readonly job: string }>> {
  const folder = await realpath(dirname(path)).catch(() => null);
  // Without it an export could replace a part of the record.
  if (folder !== null && isInside(folder, desk.dir)) return fail('bad-request', 'the library’s own folder');
  const job = desk.jobs.start({
    kind: 'export',
    label: title,
    importId: null,
    async work(handle) {
      if (handle.signal.aborted) return;
      handle.update({ place: { path, fileName: basename(path) } });
      if (await runExport(desk, { ...args, path }, handle)) handle.log(`written to ${path}`);
    },
  });
  return ok({ job });
}

/** Writes into a spool, and offers the file to the page that asked; it is removed once it was fetched, or after an hour. */
function startOffered(desk: ExportDesk, args: ExportArgs, title: string, fileName: string, client: Client): string {
  return desk.jobs.start({
    kind: 'export',
    label: title,
    importId: null,
    async work(handle) {
      if (handle.signal.aborted) return;
      handle.update({ place: { path: null, fileName } });
      const spool = await desk.newSpool();
      const remove = (): void => {
        desk.removeSpool(spool.id).catch((error: unknown) => desk.log(`an export was not removed: ${String(error)}`));
      };
      const path = join(spool.dir, `export.${exporters[args.format].extension}`);
      const isWritten = await runExport(desk, { ...args, path }, handle).catch((error: unknown) => {
        remove();
        throw error;
      });
      const address = isWritten
        ? desk.shell.offerDownload?.({ path, fileName: basename(fileName) }, remove)
        : undefined;
      if (address === undefined) remove();
      else {
        client.send({ type: 'export-ready', job: handle.id, address, fileName });
        handle.log(`offered for download as ${fileName}`);
      }
    },
  });
}

function isInside(folder: string, dir: string): boolean {
  const way = relative(dir, folder);
  return way === '' || !(way.startsWith('..') || /^[a-z]:|^[\\/]/iu.test(way));
}
