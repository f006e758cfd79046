/** A library as this process has it open: its jobs, its commands, its windows, and the archive worker they share. */
export { connectToOwner } from './connect-to-owner';
export { createControlClient, type ControlClient } from './control-client';
export { openLibrary } from './open-library';
export { createWirePair } from './wire-pair';
export type { Library } from './types';
