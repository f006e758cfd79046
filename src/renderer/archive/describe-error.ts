import type { Failure } from '../../contract/failure';

/**
 * What an error of IndexedDB means for the archive. Chromium reports a full disk under three names:
 * `QuotaExceededError`, `DataError: Failed to write blobs`, and `UnknownError` naming NO_SPACE (all
 * three were seen); Dexie wraps each of them as `AbortError` with the real one inside.
 */
export function describeError(error: unknown): Failure {
  const detail = describe(error);
  if (/quota ?exceeded|no_?space|failed to write blobs|disk is full/i.test(detail)) return { code: 'no-space', detail };
  if (/versionerror/i.test(detail)) return { code: 'library-newer', detail };
  return { code: 'internal', detail };
}

function describe(error: unknown, depth = 0): string {
  if (!(error instanceof Error || isErrorLike(error))) return String(error);
  const inner: unknown = 'inner' in error ? error.inner : undefined;
  const own = `${error.name}: ${error.message}`;
  return inner && inner !== error && depth < 4 ? `${own} (${describe(inner, depth + 1)})` : own;
}

/** DOMException is no Error in every runtime. */
function isErrorLike(value: unknown): value is { readonly name: string; readonly message: string } {
  return typeof value === 'object' && value !== null && 'name' in value && 'message' in value;
}
