import type { Bridge } from '../contract/bridge';
import { createBrowserPlatform } from './platform/browser';
import { createElectronPlatform } from './platform/electron';
import type { Platform } from './platform/platform';

declare global {
  interface Window {
    /** Put there by Electron's preload; no other shell has it. */
    readonly backfile?: Bridge;
  }
}

/** The platform of the shell this page runs in. The one place that asks which shell it is. */
export function pickPlatform(): Platform {
  return window.backfile === undefined ? createBrowserPlatform() : createElectronPlatform(window.backfile);
}
