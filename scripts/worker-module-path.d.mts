import type { Plugin } from 'vite';

export function workerModulePath(): Plugin;
