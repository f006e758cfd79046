/** The vault: original bytes and the journal of changes, kept so that nothing acknowledged is lost. */
export { freeBytes } from './free-bytes';
export { openVault } from './open-vault';
export { failureOf, isObjectDamaged } from './vault-error';
export { verifyVault, type VerifyOptions, type VerifyProgress, type VerifyTotals } from './verify-vault';
export { writeDurably } from './write-durably';
export type {
  AppendRequest,
  Journal,
  JournalEnd,
  LedgerEntry,
  ObjectToStore,
  Objects,
  Vault,
  VaultFinding,
} from './types';
