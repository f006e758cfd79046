import { describe, expect, it } from 'vitest';
import type { FromMain } from '../../contract/control';
import { createWindowLinks } from './window-links';

function makeClient() {
  const heard: FromMain[] = [];
  const client = { canHost: true, isGone: false, send: (message: FromMain) => void heard.push(message) };
  return { client, heard };
}

describe('links on their way to a window', () => {
  it('wait for the first window that asks, and are handed over once', () => {
    const links = createWindowLinks();
    expect(links.send(['a', 'b'])).toBe(false);
    const { client } = makeClient();
    expect(links.take(client)).toEqual(['a', 'b']);
    expect(links.take(client)).toEqual([]);
  });

  it('go to the newest window that is still open', () => {
    const links = createWindowLinks();
    const [older, newer] = [makeClient(), makeClient()];
    links.take(older.client);
    links.take(newer.client);
    expect(links.send(['a'])).toBe(true);
    newer.client.isGone = true;
    expect(links.send(['b'])).toBe(true);
    expect(newer.heard).toEqual([{ type: 'menu', command: 'a' }]);
    expect(older.heard).toEqual([{ type: 'menu', command: 'b' }]);
  });

  it('wait again once the last window is gone, the latest twenty of them', () => {
    const links = createWindowLinks();
    const [gone, next] = [makeClient(), makeClient()];
    links.take(gone.client);
    gone.client.isGone = true;
    const sent = Array.from({ length: 25 }, (_, i) => `link ${i}`);
    for (const link of sent) expect(links.send([link])).toBe(false);
    expect(links.take(next.client)).toEqual(sent.slice(5));
  });
});
