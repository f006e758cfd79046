import type { Client } from './clients';

/** Links to articles on their way to a window. */
export interface WindowLinks {
  /** Hands links to the newest window that has asked for them; false: they wait for the next one. */
  send(links: readonly string[]): boolean;
  /** A window asks for the links that wait, and is sent later ones. The engine page, which shows nothing, never asks. */
  take(client: Client): readonly string[];
}

const mostWaiting = 20;

/** Begins with no window and nothing waiting. */
export function createWindowLinks(): WindowLinks {
  let windows: Client[] = [];
  let waiting: string[] = [];
  return {
    send(links) {
      windows = windows.filter(({ isGone }) => !isGone);
      const newest = windows.at(-1);
      if (newest) for (const command of links) newest.send({ type: 'menu', command });
      else waiting = [...waiting, ...links].slice(-mostWaiting);
      return newest !== undefined;
    },
    take(client) {
      windows = [...windows.filter((one) => one !== client), client];
      return waiting.splice(0);
    },
  };
}
