import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutletRule } from '../../contract/outlet-rule';
import type { Intake } from '../intake/types';
import { writeDurably } from '../vault/index';
import { outletRule } from './check-edits';
import { isRecord } from './checks';
import type { ArchiveLink } from './link-types';

/** The rules of outlets for whoever reads files, also while no archive is there to be asked. */
export interface OutletRulesCache {
  read(): Promise<readonly OutletRule[]>;
  /** Asks the archive and writes down what it says; after a change of the rules. Never rejects. */
  refresh(): Promise<void>;
}

const keptMs = 2_000;

/**
 * Keeps a copy of the rules beside the vault. The journal is their record and the archive answers what they are; the copy
 * is for an import that begins before there is an archive, which must not have to wait for one.
 */
export function createOutletRulesCache(
  dir: string,
  link: Pick<ArchiveLink, 'ask' | 'hasHost' | 'settled'>,
): OutletRulesCache {
  const path = join(dir, 'outlet-rules.json');
  let written: string | null = null;
  let latest: { readonly rules: Promise<readonly OutletRule[]>; readonly atMs: number } | null = null;

  const ask = async (): Promise<readonly OutletRule[] | null> => {
    if (!link.hasHost) return null;
    const rules = await link.ask('outletRules', [], 'now');
    if (!rules.ok) return null;
    const json = JSON.stringify(rules.value);
    // A disk without room keeps the older copy: nothing is lost by that.
    if (json !== written && (rules.value.length > 0 || written !== null)) {
      await writeDurably(path, json).catch(() => {});
    }
    written = json;
    return rules.value;
  };
  return {
    read() {
      // Asked for by every file of an import.
      if (latest === null || Date.now() - latest.atMs > keptMs) {
        const rules = ask().catch(() => null);
        latest = { rules: rules.then(async (found) => found ?? (await readCopy(path))), atMs: Date.now() };
      }
      return latest.rules;
    },
    async refresh() {
      latest = null;
      await link.settled().catch(() => {});
      await ask().catch(() => null);
    },
  };
}

/** An intake that reads every file by the rules as they are then. */
export function withOutletRules(intake: Intake, cache: OutletRulesCache): Intake {
  return {
    get parallel() {
      return intake.parallel;
    },
    read: async (file, signal, how) => intake.read(file, signal, { rules: await cache.read(), ...how }),
    close: () => intake.close(),
  };
}

async function readCopy(path: string): Promise<readonly OutletRule[]> {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Array.isArray(read) ? read.filter(isRule) : [];
  } catch {
    return [];
  }
}

function isRule(value: unknown): value is OutletRule {
  return isRecord(value) && outletRule(value) && typeof value['id'] === 'number' && typeof value['made'] === 'string';
}
