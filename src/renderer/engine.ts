/** The hidden page: no window, only the archive worker, for work that goes on without one. */
import type { FromMain } from '../contract/control';
import { pickPlatform } from './pick-platform';
import { startArchive } from './start-archive';

const wires = await pickPlatform().connect(() => {
  // Main is gone; a hidden page that nobody asks is of no use to anybody.
  window.close();
});
let isHost = false;
wires.control.addEventListener('message', (event: MessageEvent<FromMain>) => {
  const message = event.data;
  if (message.type !== 'role' || message.role !== 'host' || isHost) return;
  isHost = true;
  startArchive(wires.archive);
});
wires.control.start();
