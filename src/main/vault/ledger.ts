import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setAside } from './set-aside';
import type { LedgerEntry, VaultFinding } from './types';
import { systemCode, vaultError } from './vault-error';
import { writeDurably } from './write-durably';

/** What `ledger.json` says, or null where there is none or it cannot be read; such a file is put aside, and a finding. */
export async function readLedger(dir: string, findings: VaultFinding[]): Promise<LedgerEntry | null> {
  const path = join(dir, 'ledger.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  const entry = parse(text);
  if (entry !== null) return entry;
  const aside = await setAside(path, 'damaged');
  findings.push({ kind: 'ledger-behind', detail: `ledger.json could not be read; it was kept as ${aside}` });
  return null;
}

/** The entry of a library that has none. The id is kept when the journal knows it. */
export function newLedger(libraryId: string | null): LedgerEntry {
  return {
    version: 1,
    libraryId: libraryId ?? randomUUID(),
    end: { frame: 0, chain: '', seq: 0 },
    archive: null,
    schema: 0,
    cleanShutdown: false,
    verifiedAt: null,
  };
}

export async function writeLedger(dir: string, entry: LedgerEntry): Promise<void> {
  await writeDurably(join(dir, 'ledger.json'), `${JSON.stringify(entry, null, 2)}\n`);
}

/** Throws `library-newer` for a later version; null for what is no ledger. */
function parse(text: string): LedgerEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || typeof value['version'] !== 'number') return null;
  if (value['version'] > 1) throw vaultError('library-newer', `ledger.json has version ${value['version']}`);
  const { libraryId, end, archive, schema, cleanShutdown, verifiedAt } = value;
  if (typeof libraryId !== 'string' || !isRecord(end) || typeof schema !== 'number') return null;
  const { frame, chain, seq } = end;
  if (typeof frame !== 'number' || typeof chain !== 'string' || typeof seq !== 'number') return null;
  return {
    version: 1,
    libraryId,
    end: { frame, chain, seq },
    archive: parseArchive(archive),
    schema,
    cleanShutdown: cleanShutdown === true,
    verifiedAt: typeof verifiedAt === 'string' ? verifiedAt : null,
  };
}

function parseArchive(value: unknown): LedgerEntry['archive'] {
  if (!isRecord(value)) return null;
  const { frame, articles, digest } = value;
  if (typeof frame !== 'number' || typeof articles !== 'number') return null;
  return { frame, articles, digest: typeof digest === 'string' ? digest : null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
