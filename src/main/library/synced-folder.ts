import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Folder names that a sync program gives its own, anywhere in the path. */
const names: readonly RegExp[] = [
  /^Dropbox(?: .*)?$/iu,
  /^OneDrive(?: .*)?$/iu,
  /^(?:iCloud Drive|iCloudDrive|com~apple~CloudDocs|Mobile Documents)$/iu,
  /^(?:Google Drive|GoogleDrive.*|My Drive|Google Drive File Stream)$/iu,
  /^(?:Nextcloud|ownCloud|Syncthing|pCloud ?Drive|MEGA|MEGAsync|Box Sync|CloudStorage)$/iu,
];

/** Files that a sync program leaves in the folder it watches. */
const markers: readonly string[] = [
  '.dropbox',
  '.dropbox.cache',
  '.stfolder',
  '.owncloudsync.log',
  '.nextcloudsync.log',
  '.sync_journal.db',
  '.849C9593-D756-4E56-8D6E-42412F2A707B', // OneDrive's mark (hidden file of this name)
];

/**
 * Whether a folder lies in one that is copied elsewhere by a program: two computers, or a sync that puts back an
 * old file, would make a mess of a database. A sign, not a proof.
 */
export async function isSyncedFolder(dir: string): Promise<boolean> {
  for (let at = dir; ; at = dirname(at)) {
    const name = at.split(/[\\/]/u).at(-1) ?? '';
    if (names.some((pattern) => pattern.test(name))) return true;
    const found = await Promise.all(markers.map((marker) => isThere(join(at, marker))));
    if (found.includes(true)) return true;
    if (dirname(at) === at) return false;
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
