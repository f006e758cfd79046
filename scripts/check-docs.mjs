/**
 * Checks what the documents say about the project: that linked files exist, that the npm scripts and commands they
 * name exist, and that docs/dependencies.md gives a reason for every package we take in.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './build-if-needed.mjs';

const builtIn = new Set(['ci', 'install', 'start', 'test', 'run', 'pack', 'audit', 'exec', 'update', 'outdated']);
const pkg = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const documents = [...markdownIn(root, false), ...markdownIn(join(root, 'docs'), true)];
const faults = documents.flatMap((file) => [...brokenLinks(file), ...missingScripts(file)]);
faults.push(...unexplainedDependencies());

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${documents.length} documents name nothing that is missing.`);

function markdownIn(dir, isDeep) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return isDeep ? markdownIn(path, true) : [];
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

function brokenLinks(file) {
  const text = withoutCode(readFileSync(file, 'utf8'));
  return [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)|<(?:img|source)[^>]+(?:src|srcset)="([^"]+)"/g)]
    .map(([, link, image]) => decodeURI((link ?? image ?? '').replace(/[#?].*$/, '')))
    .filter((link) => link !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(link))
    .filter((link) => !existsSync(join(dirname(file), link)))
    .map((link) => `${relative(root, file)}: links to ${link}, which is not there`);
}

function missingScripts(file) {
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)].filter(([, isRun, name]) =>
    isRun ? !(name in pkg.scripts) : isCommand(text, name) && !builtIn.has(name) && !(name in pkg.scripts),
  );
  const files = [...text.matchAll(/\bnode ((?:bin|scripts|bench)\/[\w./-]+)/g)].filter(
    ([, path]) => !existsSync(join(root, path)),
  );
  return [
    ...named.map(([words]) => `${relative(root, file)}: names \`${words}\`, which package.json does not have`),
    ...files.map(([, path]) => `${relative(root, file)}: names ${path}, which is not there`),
  ];
}

/** "npm knows" is a sentence, "`npm ci`" a command. */
function isCommand(text, name) {
  return new RegExp(`(?:\`|^ {4,}|&& )npm ${name}`, 'm').test(text);
}

function withoutCode(text) {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

function unexplainedDependencies() {
  const file = join(root, 'docs', 'dependencies.md');
  if (!existsSync(file)) return ['docs/dependencies.md is missing'];
  const text = readFileSync(file, 'utf8');
  // The first cell of each line of a table; one line may give the reason for several packages.
  const cells = [...text.matchAll(/^\|([^|]+)\|/gm)].map(([, cell]) => cell);
  const names = new Set(cells.flatMap((cell) => cell.split(/[\s,`]+/)));
  return Object.keys({ ...pkg.dependencies, ...pkg.devDependencies })
    .filter((name) => !names.has(name))
    .map((name) => `docs/dependencies.md: gives no reason for ${name}`);
}
