/** A library as this process has it open: its jobs, its commands, its windows, and the archive worker they share. */
export { connectToOwner, type ClientWire } from './connect-to-owner';
export { createControlClient, type ControlClient } from './control-client';
export { openLibrary, type OpenLibraryOptions } from './open-library';
export { createWirePair } from './wire-pair';
export type { ArchiveWire, ControlWire, Library, LibraryConfig, ShellServices, Spool } from './types';
export type { Wire } from './wire';
