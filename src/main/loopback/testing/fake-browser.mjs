#!/usr/bin/env node
// Stands where a browser would, for the tests of the shell: opens the page's two wires, and ends as it is told.
// SIGTERM and SIGUSR1: its last window is closed. SIGUSR2: it crashes. Each start is a line in FAKE_BROWSER_LOG.
import { appendFileSync } from 'node:fs';
import { WebSocket } from 'ws';

const address = (process.argv.find((word) => word.startsWith('--app=')) ?? process.argv.at(-1)).replace('--app=', '');
const kind = process.argv.includes('--headless=new') ? 'engine' : 'window';
process.on('SIGTERM', () => process.exit(0));
process.on('SIGUSR1', () => process.exit(0));
process.on('SIGUSR2', () => process.exit(3));

const entered = await fetch(address, { redirect: 'manual' });
const [cookie] = entered.headers.get('set-cookie').split(';');
const { host, origin } = new URL(address);
for (const name of ['control', 'archive']) {
  const socket = new WebSocket(`ws://${host}/wire/${name}?page=fake-browser-${String(process.pid).padStart(8, '0')}`, {
    headers: { cookie, origin },
  });
  if (name === 'archive') {
    socket.on('open', () =>
      appendFileSync(process.env.FAKE_BROWSER_LOG, `${kind} ${process.pid} ${entered.headers.get('location')}\n`),
    );
  }
}
