import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../contract/failure';
import { openJournal } from './journal';
import { newLedger, readLedger, writeLedger } from './ledger';
import { openObjects } from './objects';
import { loadSegments } from './segment';
import { setAside } from './set-aside';
import type { Journal, LedgerEntry, Vault, VaultFinding } from './types';
import { failureOf, systemCode } from './vault-error';
import { syncFolder } from './write-durably';

/** Sizes at which a new file is begun; given by tests only. */
export interface VaultSizes {
  readonly segmentBytes?: number;
  readonly packBytes?: number;
}

/** Large enough to be few, small enough to be read whole at every start and rewritten when something is deleted for ever. */
const fileBytes = 64 * 1024 * 1024;

/**
 * Opens the vault in a folder, or makes one. Torn ends are cut back (the bytes kept beside), a missing or
 * damaged ledger is made again, and what was found is in `findings`. Fails with `library-unwritable`,
 * `no-space`, `library-newer`, or `library-damaged` where even that cannot be done. One process at a time:
 * the library's lock sees to that.
 *
 * `ledger().cleanShutdown` says how the last process left it; on disk it is false from now on until noted.
 */
export async function openVault(dir: string, sizes: VaultSizes = {}): Promise<Result<Vault>> {
  try {
    return ok(await open(dir, sizes));
  } catch (error) {
    const failure = failureOf(error);
    // What cannot even be read at the start is not a matter of permissions or room.
    const isDamage = failure.code === 'internal' || systemCode(error) === 'EIO';
    return isDamage ? fail('library-damaged', failure.detail) : { ok: false, failure };
  }
}

async function open(dir: string, sizes: VaultSizes): Promise<Vault> {
  const journalDir = join(dir, 'journal');
  const objectsDir = join(dir, 'objects');
  for (const folder of [dir, journalDir, objectsDir]) await mkdir(folder, { recursive: true, mode: 0o700 });
  await syncFolder(dir);

  const findings: VaultFinding[] = [];
  let found = await readLedger(dir, findings);
  const hadDamagedLedger = findings.length > 0;
  const loaded = await loadSegments(journalDir);
  findings.push(...loaded.findings);
  if (found !== null && loaded.libraryId !== null && found.libraryId !== loaded.libraryId) {
    const aside = await setAside(join(dir, 'ledger.json'), 'damaged');
    findings.push({ kind: 'ledger-behind', detail: `ledger.json was another library's; it was kept as ${aside}` });
    found = null;
  } else if (found === null && !hadDamagedLedger && loaded.end.frame > 0)
    findings.push({ kind: 'ledger-behind', detail: 'ledger.json was missing; it was made again from the journal' });

  let entry: LedgerEntry = found ?? newLedger(loaded.libraryId);
  const { objects, findings: objectFindings } = await openObjects(objectsDir, sizes.packBytes ?? fileBytes);
  findings.push(...objectFindings);
  const journal = await openJournal(journalDir, loaded, entry.libraryId, sizes.segmentBytes ?? fileBytes);
  if (found !== null) findings.push(...(await compare(found, journal)));

  /** The flag as it stands on disk: a process that ends without noting a clean shutdown leaves false. */
  let cleanShutdown = false;
  let noting = Promise.resolve();
  const write = (): Promise<void> => writeLedger(dir, { ...entry, cleanShutdown });
  const save = (): Promise<void> => {
    const mine = noting.then(write, write);
    noting = mine.catch(() => undefined);
    return mine;
  };
  try {
    await save();
  } catch (error) {
    await Promise.all([objects.close(), journal.close()]);
    throw error;
  }

  return {
    dir,
    objects,
    journal,
    findings,
    ledger: () => ({ ...entry, end: journal.end }),
    async note(change) {
      cleanShutdown = change.cleanShutdown ?? cleanShutdown;
      entry = { ...entry, end: journal.end, ...change };
      await save();
    },
    async close() {
      await Promise.all([objects.close(), journal.close()]);
      entry = { ...entry, end: journal.end };
      await save();
    },
  };
}

/** How the ledger and the journal agree. After a crash the ledger may well be behind; after a clean end it may not. */
async function compare(ledger: LedgerEntry, journal: Journal): Promise<VaultFinding[]> {
  const { frame, chain } = ledger.end;
  const said = `the ledger says ${frame} frames, the journal has ${journal.end.frame}`;
  if (frame > journal.end.frame) return [{ kind: 'ledger-ahead', detail: said }];
  if (frame < journal.end.frame && ledger.cleanShutdown) return [{ kind: 'ledger-behind', detail: said }];
  const found = await journal.chainAt(frame);
  return found === null || found === chain ? [] : [{ kind: 'chain-broken', frame }];
}
