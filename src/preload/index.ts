/**
 * The preload: one CommonJS file in a sandbox. It exposes the Bridge of the contract and nothing else, and hands
 * main's ports on to the page, since ports do not cross the context bridge.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../contract/bridge';
import { channels } from '../contract/channels';

const bridge: Bridge = {
  shell: 'electron',
  connect(nonce) {
    ipcRenderer.send(channels.connect, nonce);
  },
  dropped(files) {
    const paths = files.map((file) => (file instanceof File ? webUtils.getPathForFile(file) : ''));
    // Main checks what it gets, and answers with a token: a string.
    return ipcRenderer.invoke(channels.dropped, paths) as Promise<string>;
  },
  savePdf(fileName) {
    // Main's own answer, of the type the Bridge says.
    return ipcRenderer.invoke(channels.savePdf, fileName) as ReturnType<Bridge['savePdf']>;
  },
  openLink(url) {
    ipcRenderer.send(channels.openLink, url);
  },
};

ipcRenderer.on(channels.ports, (event, nonce: unknown) => {
  // The page knows by the nonce that these are the ports it asked for, and not some frame's.
  window.postMessage({ backfile: nonce }, location.origin, event.ports);
});

contextBridge.exposeInMainWorld('backfile', bridge);
