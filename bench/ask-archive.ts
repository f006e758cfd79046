import type { ArchiveApi, ArchiveMethod } from '../src/contract/archive-api';
import type { EditDraft, GroupName } from '../src/contract/change';
import type { ControlClient } from '../src/main/library/client';

/** Journals an edit and waits until the archive has applied it. */
export async function editArchive(
  client: ControlClient,
  name: GroupName,
  changes: readonly EditDraft[],
  undoes: number | null,
): Promise<number> {
  const answer = await client.command('edit', { name, changes, undoes });
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.failure.code} ${answer.failure.detail}`);
  const { group } = answer.value;
  // The history names it once it is applied; its inverse would be all the ids again.
  await until(async () => ((await askArchive(client, 'history', null, 1))[0]?.group ?? 0) >= group);
  return group;
}

/** Asks the archive of the window that hosts it; throws when it refuses. */
export async function askArchive<M extends ArchiveMethod>(
  client: ControlClient,
  method: M,
  ...args: Parameters<ArchiveApi[M]>
): Promise<Awaited<ReturnType<ArchiveApi[M]>>> {
  const answer = await client.command('ask', { method, args });
  if (!answer.ok) throw new Error(`${method} was refused: ${answer.failure.code} ${answer.failure.detail}`);
  // The method named gives this (contract/archive-api.ts).
  return answer.value as Awaited<ReturnType<ArchiveApi[M]>>;
}

/** Polls until it is so. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Waits until the index of the window covers `articles` articles; while the journal is replayed questions are refused after a time. */
export async function untilCovered(client: ControlClient, articles: number): Promise<void> {
  const view = { kind: 'all' } as const;
  const request = { query: 'wages', view, sort: 'relevance', offset: 0, limit: 1, today: '2026-01-01' } as const;
  for (;;) {
    const page = await askArchive(client, 'search', request).catch(() => null);
    if (page && page.held >= articles && page.covered === page.held) return;
    await new Promise((resolve) => setTimeout(resolve, page ? 20 : 500));
  }
}
