import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBeside } from './write-beside';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'backfile-beside-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Root may write everywhere, so it proves nothing; nobody may only what all may. */
const another = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534, cwd: '/' } : {};

const never = new AbortController().signal;
async function* pieces(...given: (string | (() => Promise<string> | string))[]): AsyncGenerator<string> {
  for (const piece of given) yield typeof piece === 'string' ? piece : await piece();
}

const broken = (): never => {
  throw Object.assign(new Error('a bug'), { code: 'ENOENT' });
};

describe('A file that is written whole', () => {
  it('replaces what was there, and leaves nothing beside it', async () => {
    const path = join(dir, 'a.csv');
    await writeFile(path, 'old');
    expect(await writeBeside(path, pieces('new ', 'words é'), never)).toEqual({ ok: true, value: { bytes: 12 } });
    expect(await readFile(path, 'utf8')).toBe('new words é');
    expect(await readdir(dir)).toEqual(['a.csv']);
  });

  it('may have a name as long as the system takes', async () => {
    const name = `${'é'.repeat(120)}.html`;
    expect(await writeBeside(join(dir, name), pieces('x'), never)).toMatchObject({ ok: true });
    expect(await readdir(dir)).toEqual([name]);
  });

  it('is the old one when it is cancelled at any piece', async () => {
    const path = join(dir, 'a.csv');
    await writeFile(path, 'old');
    for (const at of [0, 1, 2]) {
      const cancel = new AbortController();
      const stop = (): string => {
        cancel.abort();
        return 'x';
      };
      const given = [0, 1, 2].map((piece) => (piece === at ? stop : 'x'.repeat(300_000)));
      const written = await writeBeside(path, pieces(...given), cancel.signal);
      expect(written).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    }
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(dir)).toEqual(['a.csv']);
  });

  it('is the old one when what makes it breaks, which is no failure of the place', async () => {
    const path = join(dir, 'a.csv');
    await writeFile(path, 'old');
    await expect(writeBeside(path, pieces('x'.repeat(300_000), broken), never)).rejects.toThrow('a bug');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(dir)).toEqual(['a.csv']);
  });

  it('is refused with a code where there is no folder, or something that is no file', async () => {
    await mkdir(join(dir, 'folder'));
    for (const path of [join(dir, 'no', 'a.csv'), join(dir, 'folder'), join(dir, 'x'.repeat(300))]) {
      expect(await writeBeside(path, pieces('x'), never)).toMatchObject({ ok: false, failure: { code: 'unwritable' } });
    }
    expect(await readdir(dir)).toEqual(['folder']);
  });

  it.skipIf(process.platform === 'win32')('goes where a link leads, and replaces no device', async () => {
    await writeFile(join(dir, 'real.csv'), 'old');
    await symlink(join(dir, 'real.csv'), join(dir, 'link.csv'));
    await symlink('/dev/null', join(dir, 'null.csv'));
    expect(await writeBeside(join(dir, 'link.csv'), pieces('new'), never)).toMatchObject({ ok: true });
    expect(await readFile(join(dir, 'real.csv'), 'utf8')).toBe('new');
    const refused = await writeBeside(join(dir, 'null.csv'), pieces('x'), never);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'unwritable' } });
  });

  it('is refused with a code when the folder vanishes while it is written', async () => {
    const path = join(dir, 'drive', 'a.csv');
    await mkdir(join(dir, 'drive'));
    const vanish = async (): Promise<string> => {
      await rm(join(dir, 'drive'), { recursive: true });
      return 'x';
    };
    const written = await writeBeside(path, pieces('x'.repeat(300_000), vanish), never);
    expect(written).toMatchObject({ ok: false, failure: { code: 'unwritable' } });
  });

  it.skipIf(process.platform === 'win32' || !canRunAsAnother())(
    'is refused with a code in a folder without permission, and the old one stays',
    async () => {
      const folder = join(dir, 'folder');
      await mkdir(folder);
      const path = join(folder, 'a.csv');
      await writeFile(path, 'old');
      const built = await buildWriter(dir);
      const script = join(dir, 'write-once.mjs');
      await copyFile(join(import.meta.dirname, 'testing', 'write-once.mjs'), script);
      await chmod(dir, 0o755);
      await chmod(folder, 0o555);
      const told = execFileSync(process.execPath, [script, path, built], another).toString();
      await chmod(folder, 0o755);
      expect(JSON.parse(told)).toMatchObject({ ok: false, failure: { code: 'unwritable' } });
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['a.csv']);
    },
  );

  it.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux' || !canMount())(
    'is the old one on a full disk, with a code and nothing beside it (root on Linux, where a small disk can be mounted)',
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir]);
      try {
        const path = join(dir, 'a.csv');
        await writeFile(path, 'old');
        const written = await writeBeside(path, pieces(...Array.from({ length: 40 }, () => 'x'.repeat(50_000))), never);
        expect(written).toMatchObject({ ok: false, failure: { code: 'no-space' } });
        expect(await readFile(path, 'utf8')).toBe('old');
        expect(await readdir(dir)).toEqual(['a.csv']);
      } finally {
        execFileSync('umount', [dir]);
      }
    },
  );

  it.skipIf(process.platform === 'win32')(
    'is the old one or the new one, never half, when the program is killed at any moment',
    async () => {
      const path = join(dir, 'a.html');
      await writeFile(path, 'old');
      const script = join(import.meta.dirname, 'testing', 'write-forever.mjs');
      const built = await buildWriter(dir);
      for (let kill = 0; kill < 8; kill += 1) {
        const child = spawn(process.execPath, [script, path, built]);
        await once(child.stdout, 'data');
        await new Promise((resolve) => {
          setTimeout(resolve, Math.random() * 120);
        });
        child.kill('SIGKILL');
        await once(child, 'exit');
        const found = await readFile(path, 'utf8');
        if (found !== 'old') expect(found).toBe((found[0] ?? '').repeat(2_000_000));
      }
      expect(await readFile(path, 'utf8')).not.toBe('old');
    },
  );
});

/** Builds the writer for plain Node, which reads no TypeScript; gives its address. */
async function buildWriter(parent: string): Promise<string> {
  const built = join(parent, 'built');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'write-beside.ts'),
      outDir: built,
      rolldownOptions: { output: { entryFileNames: 'write-beside.mjs' } },
    },
  });
  return pathToFileURL(join(built, 'write-beside.mjs')).href;
}

/** Whether Node can be run as a user who is bound by permissions: it may lie where only root can read. */
function canRunAsAnother(): boolean {
  try {
    execFileSync(process.execPath, ['-e', ''], { ...another, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether this machine lets us mount a file system in memory. */
function canMount(): boolean {
  try {
    const probe = execFileSync('mktemp', ['-d']).toString().trim();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    execFileSync('rmdir', [probe]);
    return true;
  } catch {
    return false;
  }
}
