/** What the vault's tests share. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ChangeDraft, Frame } from '../../contract/change';
import { openVault, type VaultSizes } from './open-vault';
import type { AppendRequest, ObjectToStore, Vault, VaultFinding } from './types';

/** A folder in memory where the system has one: for tests that open a vault thousands of times. */
export const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs `test` in a folder of its own, removed afterwards. */
export async function inFolder(test: (dir: string) => Promise<void>, parent = tmpdir()): Promise<void> {
  const dir = await mkdtemp(join(parent, 'backfile-vault-'));
  try {
    await test(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

export async function openOrThrow(dir: string, sizes?: VaultSizes): Promise<Vault> {
  const result = await openVault(dir, sizes);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`);
  return result.value;
}

export async function readAll(vault: Vault, after = 0): Promise<{ frames: Frame[]; findings: VaultFinding[] }> {
  const frames: Frame[] = [];
  const findings: VaultFinding[] = [];
  for await (const frame of vault.journal.readAfter(after, (finding) => findings.push(finding))) frames.push(frame);
  return { frames, findings };
}

export function star(...ids: number[]): AppendRequest {
  return { name: 'star', changes: [{ type: 'star', ids, starred: true }] };
}

export function objectOf(text: string, encoding: ObjectToStore['encoding'] = 'gzip'): ObjectToStore {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, bytes: bytes.length, encoding, stored: encoding === 'gzip' ? gzipSync(bytes) : bytes };
}

export function articleAdd(object: ObjectToStore, images: readonly string[] = []): ChangeDraft {
  return {
    type: 'article-add',
    importId: 1,
    content: {
      kind: 'article',
      title: 'Dam holds after a night of rain',
      byline: ['Ada Writer'],
      outlet: 'The Valley Post',
      section: null,
      url: null,
      canonicalUrl: null,
      published: null,
      updated: null,
      saved: null,
      language: 'en',
      words: 4,
      lead: 'The dam held.',
      html: '<p>The dam held.</p>',
      text: 'The dam held.',
      images,
      copyright: null,
      evidence: {},
    },
    origin: {
      object: object.sha256,
      bytes: object.bytes,
      fileName: 'dam.txt',
      path: 'news/dam.txt',
      part: null,
      format: 'text',
      charset: 'utf-8',
      extractor: 1,
    },
    keys: { rules: 1, content: '0'.repeat(32), body: '1'.repeat(32), signature: '' },
  };
}
