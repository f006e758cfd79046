import { fail, ok, type Result } from '../../contract/failure';
import { copyChoices } from './check-choices';
import type { Handlers, OpenParts } from './commands';
import type { Follow } from './imports';
import type { Client } from './clients';
import type { ShellServices } from './types';

type BringHandlers = Pick<
  Handlers,
  | 'import'
  | 'import-continue'
  | 'import-keep'
  | 'import-retry'
  | 'choose-import'
  | 'choose-paths'
  | 'preview'
  | 'preview-rows'
  | 'preview-discard'
  | 'watch-add'
  | 'watch-change'
  | 'watch-remove'
  | 'watch-look'
>;

/** The commands that bring files in. `openToWrite` fails while nothing may be written. */
export function createBringHandlers(
  shell: Pick<ShellServices, 'chooseSources'>,
  openToWrite: () => Result<OpenParts>,
  open: () => Result<OpenParts>,
): BringHandlers {
  const choose = async (what: 'files' | 'folder'): Promise<Result<readonly string[] | null>> => {
    if (!shell.chooseSources) return fail('bad-request', 'this shell has no file dialog');
    const paths = await shell.chooseSources(what);
    return ok(paths && paths.length > 0 ? paths : null);
  };
  return {
    async import({ from, follow, collections, choices }, client) {
      const opened = openToWrite();
      if (!opened.ok) return opened;
      return opened.value.imports.start(from, {
        follow: follow === true ? followFor(client) : null,
        collections: collections ?? true,
        choices: copyChoices(choices ?? {}),
      });
    },
    async 'import-continue'({ importId }) {
      const opened = openToWrite();
      return opened.ok ? opened.value.imports.continue(importId) : opened;
    },
    async 'import-keep'({ importId }) {
      const opened = openToWrite();
      return opened.ok ? opened.value.imports.keep(importId) : opened;
    },
    async 'import-retry'({ importId }) {
      const opened = openToWrite();
      return opened.ok ? opened.value.imports.retry(importId) : opened;
    },
    async 'choose-import'({ what, collections, choices }) {
      const opened = openToWrite();
      if (!opened.ok) return opened;
      const paths = await choose(what);
      if (!paths.ok) return paths;
      if (paths.value === null) return ok(null);
      return opened.value.imports.start(
        { kind: 'paths', paths: paths.value },
        { follow: null, collections: collections ?? true, choices: copyChoices(choices ?? {}) },
      );
    },
    async 'choose-paths'({ what }) {
      const paths = await choose(what);
      if (!paths.ok) return paths;
      return ok(paths.value === null ? null : { paths: paths.value });
    },
    async preview({ from }, client) {
      const opened = openToWrite();
      if (!opened.ok) return opened;
      if (from.kind === 'retry' || from.kind === 'preview') return fail('bad-request', 'only files can be looked at');
      return opened.value.previews.start(from, client);
    },
    async 'preview-rows'({ preview, show, offset, limit, leaveOut }) {
      const opened = open();
      return opened.ok ? opened.value.previews.rows(preview, show, offset, limit, leaveOut) : opened;
    },
    async 'preview-discard'({ preview }) {
      const opened = open();
      if (!opened.ok) return opened;
      await opened.value.previews.discard(preview);
      return ok(null);
    },
    async 'watch-add'({ path, collections, arrivesRead }) {
      const opened = openToWrite();
      return opened.ok ? opened.value.watched.add(path, { collections, arrivesRead }) : opened;
    },
    async 'watch-change'({ path, isPaused, collections, arrivesRead }) {
      const opened = openToWrite();
      if (!opened.ok) return opened;
      return opened.value.watched.change(path, {
        ...(isPaused === undefined ? {} : { isPaused }),
        ...(collections === undefined ? {} : { collections }),
        ...(arrivesRead === undefined ? {} : { arrivesRead }),
      });
    },
    async 'watch-remove'({ path }) {
      const opened = openToWrite();
      return opened.ok ? opened.value.watched.remove(path) : opened;
    },
    async 'watch-look'() {
      const opened = openToWrite();
      if (!opened.ok) return opened;
      await opened.value.watched.look();
      return ok(null);
    },
  };
}

function followFor(client: Client): Follow {
  return (job, lines, last) => client.send({ type: 'files', job, lines, last });
}
