import type { Failure } from '../../../contract/failure';
import { failureWords } from '../words';
import type { Toasts } from './toasts';

/** Codes that answer the user and tell of nothing that went wrong. */
const answers: ReadonlySet<string> = new Set(['pasted-address', 'nothing-to-import']);

/** Says a failure in a message; that something was cancelled is not said. */
export function showFailure(failure: Failure, toasts: Toasts): void {
  if (failure.code === 'cancelled') return;
  const words = failureWords[failure.code];
  const tone = answers.has(failure.code) ? 'plain' : 'bad';
  toasts.show({ tone, text: words.title, more: words.text, staysMs: 12_000 });
}
