import { connectToOwner, createControlClient, type ControlClient } from '../src/main/library/client';
import { openBrowser } from '../e2e/fixtures';
import { startServer, type RunningServer } from '../e2e/server';
import type { BrowserContext, Page } from '@playwright/test';
import { join } from 'node:path';

/** A library that is being served, its window in a real Chromium, and a client on its local socket. */
export interface OpenLibrary {
  readonly server: RunningServer;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly client: ControlClient;
  close(): Promise<void>;
}

/** Serves a library, opens its window, waits until that hosts the archive and the archive answers. */
export async function openWithWindow(dir: string): Promise<OpenLibrary> {
  const server = await startServer(dir);
  const context = await openBrowser(join(dir, 'profile'));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(server.url);
  const wire = await connectToOwner(dir);
  if (!wire) throw new Error('no process owns the library');
  const client = createControlClient(wire);
  const counts = await client.command('ask', { method: 'counts', args: [] });
  if (!counts.ok) throw new Error(`the archive does not answer: ${counts.failure.code}`);
  return {
    server,
    context,
    page,
    client,
    async close() {
      client.close();
      await context.close().catch(() => undefined);
      await server.stop();
    },
  };
}

/** The value at `share` (0 to 1) of a sorted copy. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Prints rows in aligned columns. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  for (const row of cells) {
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
  }
}
