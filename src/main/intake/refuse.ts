import type { Refusal, RefusalCode } from '../../contract/failure';

/** Why something was not taken in. `detail` is for people who want to know more, in plain words. */
export function refuse(code: RefusalCode, detail = ''): Refusal {
  return { code, detail };
}

/** What an error of the file system means for the file it was met at. */
export function refuseSystemError(error: unknown): Refusal {
  const code = errorCode(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESTALE':
      return refuse('vanished', code);
    case 'ELOOP':
      return refuse('link-loop', code);
    default:
      return refuse('unreadable', code ?? describeError(error));
  }
}

/** The system's name of an error (`ENOENT`), or null. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** An error in one line. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
