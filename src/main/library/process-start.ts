import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Tells one life of a process from another that got the same number later: a text that is equal only for the
 * same process, or null where it cannot be told (Windows, or no such process).
 *
 * Source: proc(5), field 22 of /proc/<pid>/stat counts ticks since boot, so the boot's id belongs to it.
 */
export function readProcessStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // The second field is the program's name in brackets and may hold spaces: count from the last bracket.
      const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
      return `${boot}:${fields[19] ?? ''}`;
    }
    if (process.platform === 'darwin') {
      const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 2000 });
      return started.trim() || null;
    }
  } catch {
    return null;
  }
  return null;
}

/** Whether a process of this number runs now, ours or another user's. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but not ours.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
