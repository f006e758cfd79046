import { useEffect } from 'react';
import type { Command } from '../commands/commands';
import type { Desk } from '../state/desk';
import { nativeMenuBar } from './native-menu';

const pauseMs = 200;

/**
 * Keeps the native menu, where the shell has one, as the commands are now: which can be done, what undo would take back.
 * There is one menu for all windows, so only the window in front speaks.
 */
export function useNativeMenu(desk: Desk, commands: readonly Command[]): void {
  useEffect(() => keepNativeMenu(desk, commands), [desk, commands]);
}

/** Gives the way to stop. */
function keepNativeMenu(desk: Desk, commands: readonly Command[]): (() => void) | undefined {
  if (!desk.platform.can.nativeMenu) return undefined;
  let last = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sendNow = (): void => {
    timer = undefined;
    if (last !== '' && !document.hasFocus()) return;
    const bar = nativeMenuBar(commands, desk.settings.get());
    const now = JSON.stringify(bar);
    if (now === last) return;
    last = now;
    void desk.wire.send('set-menu', bar);
  };
  // Several stores change together; one sending is enough.
  const send = (): void => {
    timer ??= setTimeout(sendNow, pauseMs);
  };
  const onFocus = (): void => {
    // Another window's list may have been set meanwhile.
    last = '';
    send();
  };
  const stores = [
    desk.connection,
    desk.library,
    desk.place,
    desk.looks.now,
    desk.pane,
    desk.settings,
    desk.results.state,
    desk.mover.selection,
    desk.reading.store,
    desk.filing.target,
    desk.filing.collections,
    desk.steps.undoable,
    desk.steps.redoable,
    desk.overlay,
    desk.currentHighlight,
    desk.lendings,
  ];
  const stops = stores.map((store) => store.subscribe(send));
  window.addEventListener('focus', onFocus);
  send();
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
    window.removeEventListener('focus', onFocus);
  };
}
