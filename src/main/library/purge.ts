import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../contract/failure';
import { failureOf, removeEvidence, writeDurably } from '../vault/index';
import type { Vault } from '../vault/types';
import { findNames, type FoundNames } from './find-names';
import { findSpooled, type SpooledFile } from './find-spooled';
import { findText, type FoundText } from './find-text';
import type { ArchiveLink } from './link-types';
import type { Spools } from './spools';
import type { Turns } from './turns';

export interface PurgeParts {
  readonly vault: Vault;
  readonly link: Pick<ArchiveLink, 'ask' | 'offer' | 'settled' | 'trouble'>;
  readonly turns: Turns;
  readonly spools: Pick<Spools, 'prune'>;
}

/** What is being deleted for ever, written down before it is journaled, so that a crash at any step is made good. */
interface Intention {
  readonly version: 1;
  /** The journal's last frame before. If no `article-purge` comes behind it, nothing was decided. */
  readonly afterFrame: number;
  /** Not to be found again once the journal is rewritten. */
  readonly found: Pick<FoundText, 'seqs' | 'objects'>;
  readonly names: FoundNames;
  /** Absent in one that was written down before uploads were looked after. */
  readonly spooled?: readonly SpooledFile[];
}

const intentionPath = (vault: Vault): string => join(vault.dir, 'purge.json');

/**
 * Deletes articles in Trash for ever: from the archive, their text from the journal with the names of files that held nothing
 * else, the originals and pictures that nothing else names, uploaded files they came out of, and whatever was set aside of damaged files. Others are passed over. Nothing else is journaled meanwhile. When it fails after it was
 * journaled, the rest is done at the next start.
 */
export async function purgeArticles(
  parts: PurgeParts,
  ids: readonly number[],
): Promise<Result<{ readonly purged: number }>> {
  return parts.turns.alone(async () => {
    const { vault, link } = parts;
    const left = await finishIntention(parts);
    if (!left.ok) return left;
    await link.settled();
    if (link.trouble) return { ok: false, failure: link.trouble };
    const trashed = await link.ask('purgeable', [ids]);
    if (!trashed.ok) return trashed;
    if (trashed.value.length === 0) return ok({ purged: 0 });
    const adds = trashed.value.flatMap((article) => article.adds);
    const imports = await link.ask('imports', []);
    if (!imports.ok) return imports;
    const { sources, ...found } = await findText(vault.journal, adds);
    const names = await findNames(vault.journal, sources, imports.value);
    const spooled = findSpooled(sources, imports.value);
    const intention: Intention = { version: 1, afterFrame: vault.journal.end.frame, found, names, spooled };
    await writeIntention(vault, intention);
    const purged = trashed.value.map(({ id }) => id);
    const change = { type: 'article-purge' as const, ids: purged, files: names.adds };
    void link.offer(await vault.journal.append({ name: 'purge', changes: [change] }));
    const done = await finish(parts, intention);
    return done.ok ? ok({ purged: trashed.value.length }) : done;
  });
}

/** Finishes a purge that an earlier process began, if there is one. Waits for the archive before it holds up anybody. */
export async function resumePurge(parts: PurgeParts): Promise<Result<null>> {
  if ((await readIntention(parts.vault)) === null) return ok(null);
  await parts.link.settled();
  if (parts.link.trouble) return { ok: false, failure: parts.link.trouble };
  return parts.turns.alone(() => finishIntention(parts));
}

async function finishIntention(parts: PurgeParts): Promise<Result<null>> {
  const intention = await readIntention(parts.vault);
  if (intention === null) return ok(null);
  if (await wasJournaled(parts.vault, intention)) return finish(parts, intention);
  await rm(intentionPath(parts.vault), { force: true });
  return ok(null);
}

async function wasJournaled({ journal }: Vault, { afterFrame }: Intention): Promise<boolean> {
  for await (const frame of journal.readAfter(afterFrame))
    if (frame.changes.some(({ type }) => type === 'article-purge')) return true;
  return false;
}

/** Does what is left of it. Every step may be done again. */
async function finish(parts: PurgeParts, { found, names, spooled }: Intention): Promise<Result<null>> {
  const { vault, link, spools } = parts;
  try {
    await vault.journal.strike(new Set(found.seqs), names.instead);
    // Asked when all is applied: what the archive names then is named for good reasons.
    await link.settled();
    if (link.trouble) return { ok: false, failure: link.trouble };
    const named = await link.ask('originals', []);
    if (!named.ok) return named;
    const kept = new Set(named.value);
    await vault.objects.remove(new Set(found.objects.filter((object) => !kept.has(object))));
    for (const { spool, name } of spooled ?? []) await spools.prune(spool, (one) => one !== name);
    await removeEvidence(vault.dir);
    await rm(intentionPath(vault), { force: true });
    return ok(null);
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

async function writeIntention(vault: Vault, intention: Intention): Promise<void> {
  await writeDurably(intentionPath(vault), JSON.stringify(intention));
}

async function readIntention(vault: Vault): Promise<Intention | null> {
  let json: string;
  try {
    json = await readFile(intentionPath(vault), 'utf8');
  } catch {
    return null;
  }
  // Safe: written whole by writeIntention, or not at all.
  return JSON.parse(json) as Intention;
}
