import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '../../contract/article';
import { memberAt, packName } from './pack-file';
import { writeSynced } from './strike-segment';
import { blockBytes, memberBytes } from './tar-member';

/**
 * Writes a pack anew beside itself (`tmp`, fsynced) without these originals, damaged copies of them included; null
 * when it holds none of them. `kept` are the members it still has, with the offsets of their bytes before and now. Damage between members
 * is copied as it is. Reads the whole pack: tens of megabytes.
 */
export async function rewritePack(
  dir: string,
  number: number,
  sizeBytes: number,
  removed: ReadonlySet<Sha256>,
): Promise<{
  readonly tmp: string;
  readonly sizeBytes: number;
  readonly goneBytes: number;
  readonly kept: readonly { readonly sha256: Sha256; readonly from: number; readonly to: number }[];
} | null> {
  const path = join(dir, packName(number));
  const bytes = (await readFile(path)).subarray(0, sizeBytes);
  const parts: Uint8Array[] = [];
  const kept: { readonly sha256: Sha256; readonly from: number; readonly to: number }[] = [];
  let offset = 0;
  let copiedTo = 0;
  let goneBytes = 0;
  while (offset < bytes.length) {
    const member = memberAt(bytes, offset);
    const end = offset + (member === null ? blockBytes : memberBytes(member.storedBytes));
    if (member !== null && removed.has(member.sha256)) {
      parts.push(bytes.subarray(copiedTo, offset));
      copiedTo = end;
      goneBytes += end - offset;
    } else if (member !== null) {
      const from = offset + blockBytes;
      kept.push({ sha256: member.sha256, from, to: from - goneBytes });
    }
    offset = end;
  }
  if (goneBytes === 0) return null;
  parts.push(bytes.subarray(Math.min(copiedTo, bytes.length)));
  const tmp = `${path}.tmp`;
  await writeSynced(tmp, parts);
  return { tmp, sizeBytes: bytes.length - goneBytes, goneBytes, kept };
}
