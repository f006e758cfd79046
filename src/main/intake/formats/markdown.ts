import { Marked } from 'marked';
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import type { Refusal } from '../../../contract/failure';
import { checkHtmlBudget } from '../budget';
import { decodeText } from '../decode';
import type { Container, SourceDocument } from './source-document';

/** A head longer than this is read as text. */
const headCharacters = 256 * 1024;

const marked = new Marked({ gfm: true, async: false });

/** Markdown: its head (YAML between `---`, TOML between `+++`) parsed, its body rendered to HTML. */
export function readMarkdown(file: Container): SourceDocument | Refusal {
  const decoded = decodeText(file.bytes, false, file.charset);
  if ('code' in decoded) return decoded;
  const { frontMatter, body } = splitFrontMatter(decoded.text);
  const html = marked.parse(body, { async: false });
  const refusal = checkHtmlBudget(html);
  if (refusal !== null) return refusal;
  const { part, bytes, modifiedMs, fileName } = file;
  const { charset } = decoded;
  return { kind: 'document', part, format: 'markdown', text: html, charset, bytes, modifiedMs, fileName, frontMatter };
}

/**
 * The head and the body. Values are plain JSON: dates stay the strings they were written as. A head that
 * does not parse (a title with a colon in it, often) is read line by line; none gives an empty object.
 */
export function splitFrontMatter(text: string): {
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly body: string;
} {
  const open = /^\s*(---|\+\+\+)[ \t]*\r?\n/u.exec(text);
  const fence = open?.[1];
  if (open === null || fence === undefined) return { frontMatter: {}, body: text };
  const close = (fence === '---' ? /^(?:---|\.\.\.)[ \t]*$/mu : /^\+\+\+[ \t]*$/mu).exec(
    text.slice(open[0].length, open[0].length + headCharacters),
  );
  if (close === null) return { frontMatter: {}, body: text };
  const head = text.slice(open[0].length, open[0].length + close.index);
  const parsed = fence === '---' ? readYaml(head) : readToml(head);
  // Two rules with a paragraph between them are no head.
  if (parsed === null && !/^[\w.-]+\s*[:=]/mu.test(head)) return { frontMatter: {}, body: text };
  return {
    frontMatter: parsed ?? readLines(head),
    body: text.slice(open[0].length + close.index + close[0].length).replace(/^\r?\n/u, ''),
  };
}

function readYaml(head: string): Record<string, unknown> | null {
  try {
    // The core schema knows no dates and no tags that make anything but plain values.
    const document = parseDocument(head, { schema: 'core', uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    return asRecord(document.toJS({ maxAliasCount: 100 }));
  } catch {
    // Too many aliases, or nested deeper than the stack.
    return null;
  }
}

function readToml(head: string): Record<string, unknown> | null {
  try {
    return asRecord(parseToml(head));
  } catch {
    return null;
  }
}

/** `key: value` or `key = "value"` on a line of its own. */
function readLines(head: string): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const line of head.split(/\r?\n/u)) {
    const match = /^([\w.-]+)\s*[:=]\s*(.*?)\s*$/u.exec(line);
    if (match?.[1] !== undefined) entries.push([match[1], (match[2] ?? '').replace(/^(["'])(.*)\1$/u, '$2')]);
  }
  return Object.fromEntries(entries);
}

function asRecord(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  // Through JSON: TOML's dates become their ISO strings, and nothing but plain values is left.
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return Object.fromEntries(Object.entries(plain ?? {}));
}
