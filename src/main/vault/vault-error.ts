import type { CommandCode, Failure } from '../../contract/failure';
import type { Sha256 } from '../../contract/article';

/** An error inside this process that already knows its code. Turn it into data with failureOf before it leaves. */
export function vaultError(code: CommandCode, detail: string, cause?: unknown): Error {
  return Object.assign(new Error(`${code}: ${detail}`, { cause }), { code, detail });
}

/** What `Objects.get` throws when the bytes under a hash are not those bytes any more. */
export function objectDamaged(sha256: Sha256, detail: string): Error {
  return Object.assign(new Error(`original ${sha256} is damaged: ${detail}`), { damagedObject: sha256, detail });
}

/** Whether an error came from `Objects.get` finding damaged bytes; `detail` says what was wrong. */
export function isObjectDamaged(error: unknown): error is Error & { readonly detail: string } {
  return error instanceof Error && 'damagedObject' in error;
}

/** The system's code of an error (`ENOSPC`), or '' for one that has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const codes: Readonly<Record<string, CommandCode>> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'no-space',
  EACCES: 'library-unwritable',
  EPERM: 'library-unwritable',
  EROFS: 'library-unwritable',
  ENOTDIR: 'library-unwritable',
  EEXIST: 'library-unwritable',
  ENOENT: 'library-unwritable',
  EIO: 'library-unwritable',
  EMFILE: 'library-unwritable',
  ENFILE: 'library-unwritable',
  'no-space': 'no-space',
  'library-unwritable': 'library-unwritable',
  'library-newer': 'library-newer',
  'library-damaged': 'library-damaged',
};

/** The code and words for whatever the vault rejected with; `internal` for a bug. */
export function failureOf(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  return { code: codes[systemCode(error)] ?? 'internal', detail };
}
