import { archiveMethods, type ArchiveApi, type ArchiveMethod } from '../../contract/archive-api';
import type { FromWorker, ToWorker } from '../../contract/port';
import { describeError } from './describe-error';

/** Answers a question that came over the wire; whatever goes wrong is data. */
export async function answerAsk(
  api: ArchiveApi,
  { session, id, method, args }: Extract<ToWorker, { type: 'ask' }>,
): Promise<FromWorker> {
  if (!isMethod(method)) {
    return { type: 'unanswered', session, id, failure: { code: 'bad-request', detail: `no method ${method}` } };
  }
  try {
    // Safe enough: the arguments come from our own main side, which is typed by the same ArchiveApi.
    const ask = api[method] as (...given: readonly unknown[]) => Promise<unknown>;
    return { type: 'answer', session, id, value: await ask(...args) };
  } catch (error) {
    return { type: 'unanswered', session, id, failure: describeError(error) };
  }
}

function isMethod(name: string): name is ArchiveMethod {
  return archiveMethods.some((method) => method === name);
}
