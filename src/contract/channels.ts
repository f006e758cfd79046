/** Names of Electron's channels between the preload and main: the only four there are. */
export const channels = {
  connect: 'backfile:connect',
  ports: 'backfile:ports',
  dropped: 'backfile:dropped',
  openLink: 'backfile:open-link',
} as const;
