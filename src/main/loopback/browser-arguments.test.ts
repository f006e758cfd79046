import { describe, expect, it } from 'vitest';
import { browserArguments } from './browser-arguments';
import type { BrowserStart } from './browser-arguments';

const start: BrowserStart = {
  url: 'http://127.0.0.1:4711/enter?t=x',
  profileDir: '/home/ada/Backfile/profile',
  kind: 'window',
  isRoot: false,
  platform: 'linux',
};

describe('the browser is started', () => {
  it('with a profile inside the library, as an app', () => {
    expect(browserArguments(start)).toContain('--user-data-dir=/home/ada/Backfile/profile');
    expect(browserArguments(start)).toContain(`--app=${start.url}`);
  });

  it.each(['window', 'engine'] as const)('without a way to the network, as %s', (kind) => {
    const flags = browserArguments({ ...start, kind });
    for (const flag of ['--disable-sync', '--disable-background-networking', '--disable-component-update']) {
      expect(flags).toContain(flag);
    }
    expect(flags.find((flag) => flag.startsWith('--disable-features='))).toContain('Translate');
    expect(flags.find((flag) => flag.startsWith('--proxy-server='))).toBe('--proxy-server=http://127.0.0.1:9');
  });

  it('in its own sandbox, but as root, where it cannot', () => {
    expect(browserArguments(start)).not.toContain('--no-sandbox');
    expect(browserArguments({ ...start, isRoot: true })).toContain('--no-sandbox');
  });

  it('without flags that put a warning into the window', () => {
    expect(browserArguments(start).join(' ')).not.toMatch(/host-resolver-rules|remote-debugging|disable-web-security/);
  });
});
