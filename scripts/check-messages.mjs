/**
 * Checks the sentences of the window: that every message that is asked for is there, that every one that is there is asked for,
 * and that no sentence stands in JSX itself.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from 'vite';
import { root } from './build-if-needed.mjs';

/** Attributes whose words are read or heard. */
const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
]);
/** What is called the same in every language: the program, and keys as keyboards have them. */
const names = new Set(['Backfile', 'Esc', 'Shift', 'Enter', 'Tab', 'Alt', 'Ctrl', 'F3']);
const messagesDir = 'messages/en/';

/**
 * What is wrong with the sentences in some files, a line each.
 * @param {ReadonlyMap<string, string>} files Their texts by their paths in the window's folder, with slashes; those in
 *   `messages/en` hold the messages.
 * @returns {{ faults: string[], count: number }} The faults, and how many messages there are.
 */
export function findMessageFaults(files) {
  const messages = new Map();
  const sources = [];
  for (const [path, code] of files) {
    const { program } = parseSync(path, code);
    if (path.startsWith(messagesDir)) for (const key of keysIn(program)) messages.set(key, path);
    else sources.push({ path, code, program });
  }
  const areas = new Set([...messages.keys()].map(areaOf));
  const asked = new Set();
  const prefixes = new Set();
  const faults = [];

  for (const { path, code, program } of sources) {
    visit(program, (node) => {
      const where = () => `${path}:${code.slice(0, node.start).split('\n').length}`;
      if (node.type === 'Literal' && typeof node.value === 'string' && areas.has(areaOf(node.value))) {
        if (messages.has(node.value)) asked.add(node.value);
        else if (/^\w+\.[\w.-]+$/.test(node.value))
          faults.push(`${where()}: asks for ${node.value}, which is not there`);
      }
      // A key with a code in it, as in `facets.name.${facet.name}`: the compiler knows that all of them are there.
      const start = node.type === 'TemplateLiteral' ? node.quasis[0].value.cooked : '';
      if (start.includes('.') && areas.has(areaOf(start))) prefixes.add(start);
      if (node.type === 'JSXText' && isSentence(node.value)) {
        faults.push(`${where()}: says “${node.value.trim()}” itself`);
      }
      if (node.type === 'JSXAttribute' && spoken.has(node.name.name) && isSentence(node.value?.value)) {
        faults.push(`${where()}: ${node.name.name} says “${node.value.value}” itself`);
      }
    });
  }
  for (const [key, path] of messages) {
    const isAsked = asked.has(key) || [...prefixes].some((prefix) => key.startsWith(prefix));
    if (!isAsked) faults.push(`${path}: nobody asks for ${key}`);
  }
  return { faults, count: messages.size };
}

function keysIn(program) {
  return program.body.flatMap((node) => {
    const declared = node.declaration?.declarations?.[0];
    if (!declared) return [];
    const object = declared.init.expression ?? declared.init;
    return object.properties.map(({ key }) => `${declared.id.name}.${key.name ?? key.value}`);
  });
}

/** Whether a text has words; a single letter is a key or shows a typeface. */
function isSentence(text) {
  return typeof text === 'string' && /\p{L}{2}/u.test(text) && !names.has(text.trim());
}

function areaOf(key) {
  return key.slice(0, Math.max(0, key.indexOf('.')));
}

function visit(node, see) {
  if (Array.isArray(node)) for (const one of node) visit(one, see);
  else if (typeof node?.type === 'string') {
    see(node);
    for (const part of Object.values(node)) if (typeof part === 'object') visit(part, see);
  }
}

function readSources(dir) {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(dir, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { faults, count } = findMessageFaults(readSources(join(root, 'src/renderer/ui')));
  for (const fault of faults) console.error(`src/renderer/ui/${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`${count} messages of the window are all asked for, and no sentence stands outside of them.`);
}
