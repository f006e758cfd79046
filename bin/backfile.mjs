#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { buildIfNeeded, root } from '../scripts/build-if-needed.mjs';

if (buildIfNeeded()) {
  const { main } = await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href);
  process.exitCode = await main(process.argv.slice(2));
} else process.exitCode = 1;
