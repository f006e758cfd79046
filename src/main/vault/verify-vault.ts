import type { Sha256 } from '../../contract/article';
import type { Vault, VaultFinding } from './types';
import { isObjectDamaged } from './vault-error';

interface VerifyProgress {
  /** Originals and frames read so far. */
  readonly done: number;
  readonly of: number;
}

interface VerifyTotals {
  readonly objects: number;
  readonly frames: number;
  /** Of these, frames of which something was deleted for ever. */
  readonly purgedFrames: number;
}

interface VerifyOptions {
  /** Called a few times a second at most. */
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** When aborted, the iteration rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** Originals read at once: enough to keep both the disk and one core busy. */
const parallel = 8;
const progressEveryMs = 250;

/**
 * Reads everything: every frame (checksum, unpacking, chain), every original (unpacked, hashed), and
 * whether each original that an article names is there. Yields what is wrong as it finds it; the
 * generator's return value is how much was read. Appends and imports may go on meanwhile.
 */
export async function* verifyVault(
  vault: Vault,
  { onProgress, signal }: VerifyOptions = {},
): AsyncGenerator<VaultFinding, VerifyTotals, undefined> {
  const named = new Set<Sha256>();
  const found: VaultFinding[] = [];
  const present = new Set<Sha256>();
  for await (const sha256 of vault.objects.list()) present.add(sha256);
  let frames = 0;
  let purgedFrames = 0;
  let objects = 0;
  let toldAtMs = 0;
  const tell = (isLast: boolean): void => {
    const nowMs = Date.now();
    if (!isLast && nowMs - toldAtMs < progressEveryMs) return;
    toldAtMs = nowMs;
    onProgress?.({ done: frames + objects, of: Math.max(frames, vault.journal.end.frame) + present.size });
  };

  for await (const frame of vault.journal.readAfter(0, (finding) => found.push(finding))) {
    signal?.throwIfAborted();
    yield* found.splice(0);
    frames += 1;
    if (frame.changes.some(({ type, struck }) => type === 'purged' || struck === true)) purgedFrames += 1;
    for (const change of frame.changes)
      if (change.type === 'article-add') {
        named.add(change.origin.object);
        for (const image of change.content.images) named.add(image);
      }
    tell(false);
  }
  yield* found.splice(0);

  const list = [...present];
  for (let i = 0; i < list.length; i += parallel) {
    signal?.throwIfAborted();
    const batch = list.slice(i, i + parallel);
    yield* (await Promise.all(batch.map((sha256) => check(vault, sha256)))).flat();
    objects += batch.length;
    tell(false);
  }
  // Asked and not looked up in the list: an import may have brought some since.
  for (const sha256 of named) {
    if (await vault.objects.has(sha256)) continue;
    // A damaged one has been told above.
    if (!present.has(sha256)) yield { kind: 'object-missing', sha256 };
  }
  tell(true);
  return { objects, frames, purgedFrames };
}

async function check(vault: Vault, sha256: Sha256): Promise<VaultFinding[]> {
  try {
    const bytes = await vault.objects.get(sha256);
    return bytes === null ? [{ kind: 'object-missing', sha256 }] : [];
  } catch (error) {
    if (!isObjectDamaged(error)) throw error;
    return [{ kind: 'object-damaged', sha256, detail: error.detail }];
  }
}
