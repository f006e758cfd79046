import { execFileSync, spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../contract/change';
import { failureOf, freeBytes, verifyVault } from './index';
import { inFolder, objectOf, openOrThrow, readAll, star } from './vault-fixture';

/** Appends for ever, an original and two frames at a time, and prints each frame's number once it is acknowledged. */
const writer = `
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openVault } from './vault.mjs';
const { value: vault } = await openVault(process.argv[2], { segmentBytes: 6000, packBytes: 20000 });
for (let i = 0; ; i++) {
  const stored = Buffer.from(process.pid + ' ' + i + ' text'.repeat(100));
  const sha256 = createHash('sha256').update(stored).digest('hex');
  await vault.objects.putAll([{ sha256, bytes: stored.length, encoding: 'raw', stored }]);
  const content = { title: 't', text: stored.toString(), images: [] };
  const add = { type: 'article-add', importId: 1, content, origin: { object: sha256 } };
  const frames = [vault.journal.append({ name: 'import', changes: [add] }), vault.journal.append({ name: 'star', changes: [{ type: 'star', ids: [i], starred: true }] })];
  for (const frame of frames) { const { n, chain } = await frame; writeSync(1, n + ' ' + chain + '\\n'); }
}`;

/** Runs the writer and kills it `afterMs` from its first acknowledgement; gives what it acknowledged. */
async function killWriter(script: string, dir: string, afterMs: number): Promise<Map<number, string>> {
  const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  let isTimed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (!isTimed) setTimeout(() => child.kill('SIGKILL'), afterMs);
    isTimed = true;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const lines = printed.slice(0, printed.lastIndexOf('\n')).split('\n');
  return new Map(lines.map((line) => [Number(line.split(' ')[0]), line.split(' ')[1] ?? '']));
}

/** A file system of a few megabytes, or null where that is not allowed. */
function mountSmall(dir: string): (() => void) | null {
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=4m', 'backfile-test', dir], { stdio: 'ignore' });
    return () => execFileSync('/bin/umount', ['-l', dir]);
  } catch {
    return null;
  }
}

describe('what was acknowledged', () => {
  it.skipIf(process.platform === 'win32')(
    'is there after ten kills at any moment',
    () =>
      inFolder(async (dir) => {
        await build({
          configFile: false,
          logLevel: 'error',
          build: {
            ssr: join(import.meta.dirname, 'index.ts'),
            outDir: dir,
            emptyOutDir: false,
            minify: false,
            rollupOptions: { output: { entryFileNames: 'vault.mjs' } },
          },
        });
        const script = join(dir, 'writer.mjs');
        await writeFile(script, writer);
        const library = join(dir, 'library');
        const acknowledged = new Map<number, string>();
        for (let run = 0; run < 10; run++)
          for (const [n, chain] of await killWriter(script, library, Math.random() * 80)) {
            // A number is given twice only if its first frame was never acknowledged.
            expect(acknowledged.has(n)).toBe(false);
            acknowledged.set(n, chain);
          }
        const vault = await openOrThrow(library);
        const { frames, findings } = await readAll(vault);
        expect(findings).toEqual([]);
        const present = new Map(frames.map(({ n, chain }) => [n, chain]));
        expect([...acknowledged].filter(([n, chain]) => present.get(n) !== chain)).toEqual([]);
        expect(acknowledged.size).toBeGreaterThan(10);
        expect(frames.map(({ n }) => n)).toEqual(frames.map((_, i) => i + 1));
        expect(await verifyVault(vault).next()).toMatchObject({ done: true, value: { frames: frames.length } });
        await vault.close();
      }),
    60_000,
  );

  it('stays when the disk fills up, and the journal goes on in order once there is room', async (context) => {
    await inFolder(async (dir) => {
      const unmount = mountSmall(dir);
      context.skip(unmount === null, 'mounting a small disk needs root');
      const sizes = { segmentBytes: 100_000, packBytes: 100_000 };
      try {
        let vault = await openOrThrow(dir, sizes);
        const acknowledged: Frame[] = [];
        let refusals = 0;
        for (let round = 0; round < 6; round++) {
          // Leaves a little room, another amount each time, so that writing stops at another place.
          const ballast = join(dir, 'ballast');
          await writeFile(ballast, Buffer.alloc((await freeBytes(dir)) - (5 + 11 * round) * 4096));
          for (let isFull = false; !isFull;) {
            const changes = [{ type: 'import-begin' as const, label: noise(3000), sources: [] }];
            const tries = await Promise.allSettled(
              [{ name: 'import' as const, changes }, star(1), star(2)].map((request) => vault.journal.append(request)),
            );
            const kept = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
            const refused = tries.flatMap((result) => (result.status === 'rejected' ? [failureOf(result.reason)] : []));
            expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'no-space'));
            // None overtakes one that was refused.
            expect(tries.slice(0, kept.length).map(({ status }) => status)).toEqual(kept.map(() => 'fulfilled'));
            acknowledged.push(...kept);
            refusals += refused.length;
            isFull = refused.length > 0;
            expect(vault.journal.end.frame).toBe(acknowledged.length);
          }
          const original = objectOf(noise(300_000), 'raw');
          expect(await vault.objects.putAll([original]).catch(failureOf)).toMatchObject({ code: 'no-space' });
          expect(await vault.objects.has(original.sha256)).toBe(false);
          expect((await readAll(vault)).frames).toEqual(acknowledged);
          JSON.parse(await readFile(join(dir, 'ledger.json'), 'utf8'));

          await rm(ballast);
          acknowledged.push(await vault.journal.append(star(round)));
          await vault.objects.putAll([objectOf(`round ${round}`)]);
          await vault.close();
          vault = await openOrThrow(dir, sizes);
          expect(vault.findings).toEqual([]);
          expect(await readAll(vault)).toEqual({ frames: acknowledged, findings: [] });
          expect(await vault.objects.has(objectOf(`round ${round}`).sha256)).toBe(true);
        }
        expect(refusals).toBeGreaterThan(6);
        await vault.close();
      } finally {
        unmount?.();
      }
    });
  }, 60_000);
});

/** Text that does not pack well. */
function noise(words: number): string {
  return Array.from({ length: words }, () => Math.random().toString(36)).join('');
}
