/** Names of Electron's channels between the preload and main: the only five there are. */
export const channels = {
  connect: 'backfile:connect',
  ports: 'backfile:ports',
  dropped: 'backfile:dropped',
  savePdf: 'backfile:save-pdf',
  openLink: 'backfile:open-link',
} as const;
