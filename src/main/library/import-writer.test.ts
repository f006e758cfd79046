import { getEventListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVault } from '../vault/index';
import { createImportWriter } from './import-writer';
import { createSpaceGate } from './space-gate';
import { createTurns } from './turns';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe('an import that waits for its archive', () => {
  it('leaves nobody listening for its end, however often it waits', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'backfile-test-'));
    const vault = await openVault(join(dir, 'vault'));
    if (!vault.ok) throw new Error(vault.failure.code);
    try {
      const abort = new AbortController();
      const writer = createImportWriter({
        vault: vault.value,
        link: { offer: () => pause().then(() => null), trouble: null },
        group: { id: 1, name: 'import', undoes: null },
        gate: createSpaceGate({ freeBytes: () => Promise.resolve(1), floorBytes: 0, onWait: () => {} }),
        turns: createTurns(),
        folders: null,
        signal: abort.signal,
        onApplied: pause,
        flushMs: 1000,
      });
      const file = { path: 'a.txt', bytes: 1, modifiedMs: 0, articles: 0, refused: [], companion: null };
      // As many as fill a frame each.
      const changes = Array.from({ length: 400 }, () => ({ type: 'import-file' as const, importId: 1, file }));
      const atFirst = getEventListeners(abort.signal, 'abort').length;
      for (let i = 0; i < 60; i += 1) await writer.add({ objects: [], changes });
      expect(getEventListeners(abort.signal, 'abort').length).toBe(atFirst);
      await writer.finish();
      expect(vault.value.journal.end.frame).toBe(60);
    } finally {
      await vault.value.close();
      await rm(dir, { recursive: true, force: true });
    }
  });
});
