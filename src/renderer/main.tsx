/** The window's root: picks the shell's platform, joins the desk to the main side and the archive, and draws it. */
import { wrap } from 'comlink';
import { createRoot } from 'react-dom/client';
import type { ArchiveApi, ArchiveEvent } from '../contract/archive-api';
import type { FromMain } from '../contract/control';
import { readOwnArticle } from '../contract/own-article';
import { pickPlatform } from './pick-platform';
import { startArchive } from './start-archive';
import { App, createDesk } from './ui';

const retryMs = 1500;
const platform = pickPlatform();
const desk = createDesk(platform, localStorage, readOwnArticle(location.search));
/** The worker's api and events, held here so that the proxy is not collected while an answer is under way. */
let archive: { readonly api: ArchiveApi; readonly events: MessagePort } | null = null;

function host(archivePort: MessagePort): void {
  if (archive) return;
  const { api, events } = startArchive(archivePort);
  // Comlink's Remote of an interface of async methods is that interface.
  archive = { api: wrap<ArchiveApi>(api) as unknown as ArchiveApi, events };
  events.addEventListener('message', (event: MessageEvent<ArchiveEvent>) => desk.onArchiveEvent(event.data));
  events.start();
  desk.useArchive(archive.api);
}

async function connect(): Promise<void> {
  const { control, archive: archivePort } = await platform.connect(() => {
    desk.wire.detach();
    desk.connection.update((old) => ({ ...old, phase: 'lost' }));
    void reconnect();
  });
  const stop = desk.wire.listen((message: FromMain) => {
    if (message.type !== 'role') return;
    if (message.role === 'host') host(archivePort);
    else desk.useArchive('main');
  });
  stopListening?.();
  stopListening = stop;
  desk.wire.attach(control);
}
let stopListening: (() => void) | null = null;

/**
 * A page starts one archive worker in its life, on the port it was given then; so once main answers
 * again the page itself starts again. Until then what is shown stays.
 */
async function reconnect(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, retryMs));
    const isBack = await platform
      .connect(() => undefined)
      .then(
        () => true,
        () => false,
      );
    if (isBack) {
      location.reload();
      return;
    }
  }
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<App desk={desk} />);
connect().catch(() => {
  desk.connection.update((old) => ({ ...old, phase: 'lost' }));
  void reconnect();
});
