import { setTimeout as sleep } from 'node:timers/promises';
import type { ArchiveApi, ArchiveMethod } from '../../contract/archive-api';
import type { Failure } from '../../contract/failure';
import type { Output } from './output';
import type { LibraryClient } from './types';

/** A question that was not answered, with why. */
export class Unanswered extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** Asks the library's archive one question; throws `Unanswered`. */
export async function askArchive<M extends ArchiveMethod>(
  client: LibraryClient,
  method: M,
  ...args: Parameters<ArchiveApi[M]>
): Promise<Awaited<ReturnType<ArchiveApi[M]>>> {
  const answer = await client.command('ask', { method, args });
  if (!answer.ok) throw new Unanswered(answer.failure);
  // `ask` carries any answer; that of a method is as the contract has it (contract/archive-api.ts).
  return answer.value as Awaited<ReturnType<ArchiveApi[M]>>;
}

/** Asks again until the search index covers all that is held: one still being made would leave articles out without a word. */
export async function askCovered<T extends { readonly covered: number; readonly held: number }>(
  ask: () => Promise<T>,
  output: Output,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer.covered >= answer.held) return answer;
    output.progress(`making the search index: ${answer.covered} of ${answer.held} articles`);
    await sleep(100);
  }
}
