import type { ArchiveApi, ArchiveMethod } from '../src/contract/archive-api';
import type { EditDraft, GroupName } from '../src/contract/change';
import { connectToOwner, createControlClient, type ControlClient } from '../src/main/library/client';

/** A client of an open library, in a spec's verbs. What it asks waits until its own edits are applied: main answers an edit once it is on disk. */
export interface LibraryClient {
  readonly control: ControlClient;
  /** Journals an edit; gives its group, which is also the id of what its first change makes. Throws when it is refused. */
  edit(name: GroupName, ...changes: readonly EditDraft[]): Promise<number>;
  /** Takes a step back as a window does. */
  undo(group: number): Promise<number>;
  ask<M extends ArchiveMethod>(
    method: M,
    ...args: Parameters<ArchiveApi[M]>
  ): Promise<Awaited<ReturnType<ArchiveApi[M]>>>;
  /** The id and the text of the article of that headline. */
  articleCalled(headline: string): Promise<{ readonly id: number; readonly text: string }>;
  close(): void;
}

/** Connects to whoever has the library open. */
export async function clientOf(dir: string): Promise<LibraryClient> {
  const wire = await connectToOwner(dir);
  if (!wire) throw new Error('nobody owns the library');
  const control = createControlClient(wire);
  /** The seq of the last change that this client journaled and has not yet seen applied. */
  let awaited = 0;

  async function settle(): Promise<void> {
    const until = awaited;
    if (until === 0) return;
    while ((await put('stats')).seq < until) await new Promise((resolve) => setTimeout(resolve, 100));
    if (awaited === until) awaited = 0;
  }

  async function put<M extends ArchiveMethod>(
    method: M,
    ...args: Parameters<ArchiveApi[M]>
  ): Promise<Awaited<ReturnType<ArchiveApi[M]>>> {
    const answer = await control.command('ask', { method, args });
    if (!answer.ok) throw new Error(`${method}: ${answer.failure.code} ${answer.failure.detail}`);
    // The method named gives this (contract/archive-api.ts).
    return answer.value as Awaited<ReturnType<ArchiveApi[M]>>;
  }

  async function journal(name: GroupName, changes: readonly EditDraft[], undoes: number | null): Promise<number> {
    const answer = await control.command('edit', { name, changes, undoes });
    if (!answer.ok) throw new Error(`${name}: ${answer.failure.code} ${answer.failure.detail}`);
    awaited = answer.value.group + changes.length - 1;
    return answer.value.group;
  }

  async function ask<M extends ArchiveMethod>(
    method: M,
    ...args: Parameters<ArchiveApi[M]>
  ): Promise<Awaited<ReturnType<ArchiveApi[M]>>> {
    await settle();
    return put(method, ...args);
  }

  return {
    control,
    ask,
    edit: (name, ...changes) => journal(name, changes, null),
    async articleCalled(headline) {
      const asked = {
        query: `title:"${headline}"`,
        view: { kind: 'all' },
        sort: 'newest',
        today: '2026-01-01',
      } as const;
      const [id = 0] = await ask('searchIds', asked);
      return { id, text: (await ask('article', id))?.article.text ?? '' };
    },
    async undo(group) {
      const inverse = await ask('inverse', group);
      if (!inverse) throw new Error(`nothing takes ${group} back`);
      return journal('undo', inverse, group);
    },
    close: () => control.close(),
  };
}
