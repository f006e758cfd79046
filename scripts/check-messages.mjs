/**
 * Checks the sentences of the window: that every message that is asked for is there, that every one that is there is asked for,
 * and that no sentence stands in JSX itself. With a folder as argument it checks that one instead of the window.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
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

const ui = resolve(process.argv[2] ?? join(root, 'src/renderer/ui'));
const english = join(ui, 'messages', 'en');
const messages = readMessages();
const areas = new Set([...messages.keys()].map(areaOf));
const faults = [];
const asked = new Set();
const prefixes = new Set();

for (const path of sourcesIn(ui)) checkSource(path);
for (const [key, file] of messages) {
  if (!asked.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix))) {
    faults.push(`${file}: nobody asks for ${key}`);
  }
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${messages.size} messages of the window are all asked for, and no sentence stands outside of them.`);

/** Every key with the file it is in. */
function readMessages() {
  const found = new Map();
  if (!existsSync(english)) return found;
  for (const name of readdirSync(english)) {
    const path = join(english, name);
    for (const node of parse(path).body) {
      const declared = node.declaration?.declarations?.[0];
      if (!declared) continue;
      const object = declared.init.expression ?? declared.init;
      for (const { key } of object.properties) found.set(`${declared.id.name}.${key.name ?? key.value}`, nameOf(path));
    }
  }
  return found;
}

function checkSource(path) {
  const code = readFileSync(path, 'utf8');
  visit(parse(path, code), (node) => {
    const where = () => `${nameOf(path)}:${code.slice(0, node.start).split('\n').length}`;
    if (node.type === 'Literal' && typeof node.value === 'string' && areas.has(areaOf(node.value))) {
      if (messages.has(node.value)) asked.add(node.value);
      else if (/^\w+\.[\w.-]+$/.test(node.value)) faults.push(`${where()}: asks for ${node.value}, which is not there`);
    }
    // A key with a code in it, as in `facets.name.${facet.name}`: the compiler knows that all of them are there.
    const start = node.type === 'TemplateLiteral' ? node.quasis[0].value.cooked : '';
    if (start.includes('.') && areas.has(areaOf(start))) prefixes.add(start);
    if (node.type === 'JSXText' && isSentence(node.value))
      faults.push(`${where()}: says “${node.value.trim()}” itself`);
    if (node.type === 'JSXAttribute' && spoken.has(node.name.name) && isSentence(node.value?.value)) {
      faults.push(`${where()}: ${node.name.name} says “${node.value.value}” itself`);
    }
  });
}

function isSentence(text) {
  return typeof text === 'string' && /\p{L}/u.test(text) && !names.has(text.trim());
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

function parse(path, code = readFileSync(path, 'utf8')) {
  return parseSync(path, code).program;
}

function sourcesIn(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return path === english ? [] : sourcesIn(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
  });
}

function nameOf(path) {
  return relative(root, path);
}
