import { spawn } from 'node:child_process';

/**
 * Opens an address in the system's own browser, outside the library's profile, which reaches no network. Give it
 * only what `readLink` returned. Rejects when the system has no program for it.
 */
export function openLink(url: string): Promise<void> {
  const [program, ...words] = opener(process.platform);
  return new Promise((resolve, reject) => {
    // No shell between: the address is one word, whatever stands in it.
    const child = spawn(program, [...words, url], { stdio: 'ignore', detached: true });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}
