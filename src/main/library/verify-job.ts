import type { VerifyReport } from '../../contract/control';
import { verifyVault } from '../vault/index';
import type { Vault } from '../vault/types';
import type { ArchiveLink } from './link-types';
import type { JobHandle } from './jobs';
import { createRate } from './rate';

/** Faults listed; further ones are only counted, in a fault of kind `more`. */
const mostFaults = 10_000;

type Fault = VerifyReport['faults'][number];

/**
 * Reads every frame and every original, then compares the archive with them: every original that an article
 * names is there, and the articles' count and digest are those written down. A clean check is noted with its time.
 * null when it was cancelled.
 */
export async function runVerify(
  vault: Vault,
  link: Pick<ArchiveLink, 'ask' | 'settled' | 'noteCount' | 'trouble'>,
  handle: JobHandle,
): Promise<VerifyReport | null> {
  const faults: Fault[] = [];
  let unlisted = 0;
  const add = (fault: Fault): void => {
    handle.log(JSON.stringify(fault));
    if (faults.length < mostFaults) faults.push(fault);
    else unlisted += 1;
  };
  const rate = createRate();
  let totals = { objects: 0, frames: 0, purgedFrames: 0 };
  for (const finding of vault.findings) add({ ...finding });
  const known = new Set(faults.map((fault) => JSON.stringify(fault)));

  const findings = verifyVault(vault, {
    signal: handle.signal,
    onProgress({ done, of }) {
      const perSecond = rate.note(done);
      const secondsLeft = perSecond > 0 ? Math.max(0, Math.round((of - done) / perSecond)) : null;
      handle.update({ done, of, perSecond, secondsLeft });
    },
  });
  try {
    for (;;) {
      const step = await findings.next();
      if (step.done === true) {
        totals = step.value;
        break;
      }
      // What opening found is found again by reading.
      if (!known.has(JSON.stringify(step.value))) add({ ...step.value });
    }
  } catch (error) {
    if (handle.signal.aborted) return null;
    throw error;
  }

  const articles = await checkArchive(vault, link, handle.signal, add);
  if (articles === null) return null;
  if (unlisted > 0) add({ kind: 'more', count: unlisted });
  const isOk = faults.length === 0;
  if (isOk) await vault.note({ verifiedAt: new Date().toISOString() });
  return { ok: isOk, ...totals, articles, faults };
}

/** Compares the archive with the vault and the ledger; gives the count of articles, null when cancelled. */
async function checkArchive(
  vault: Vault,
  link: Pick<ArchiveLink, 'ask' | 'settled' | 'noteCount' | 'trouble'>,
  signal: AbortSignal,
  add: (fault: Fault) => void,
): Promise<number | null> {
  await link.settled();
  if (signal.aborted) return null;
  const noted = vault.ledger().archive;
  const { frame } = vault.journal.end;
  const stats = await link.ask('stats', []);
  const originals = stats.ok ? await link.ask('originals', []) : stats;
  if (signal.aborted) return null;
  if (!stats.ok || !originals.ok) {
    const failure = !stats.ok ? stats.failure : !originals.ok ? originals.failure : null;
    add({ kind: 'archive-unanswered', code: failure?.code ?? '', detail: failure?.detail ?? '' });
    return 0;
  }
  for (const sha256 of originals.value) {
    if (!(await vault.objects.has(sha256))) add({ kind: 'original-missing', sha256 });
  }
  const { articles, digest } = stats.value;
  // Only comparable when nothing was journaled since it was written down, or meanwhile.
  if (noted?.frame === frame && vault.journal.end.frame === frame) {
    if (noted.digest !== null && noted.digest !== digest) {
      add({ kind: 'digest-differs', archive: digest, ledger: noted.digest });
    } else await link.noteCount(digest);
  } else if (vault.journal.end.frame === frame) await link.noteCount(digest);
  return articles;
}
