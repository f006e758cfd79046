/** The vault: original bytes and the journal of changes, kept so that nothing acknowledged is lost. Its words are in types.ts. */
export { freeBytes } from './free-bytes';
export { openVault } from './open-vault';
export { removeEvidence } from './remove-evidence';
export { failureOf, isObjectDamaged } from './vault-error';
export { verifyVault } from './verify-vault';
export { writeDurably } from './write-durably';
