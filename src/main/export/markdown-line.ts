import type { TreeElement, TreeNode } from './clean-tree';
import { escapeHtml } from './write-html';

/** How the lines of a block are to be written. */
export interface LineContext {
  /** Where a stored image is found from the file, or null. */
  readonly image: (sha256: string) => string | null;
  /** `table` and `heading` have one line only. */
  readonly within: 'paragraph' | 'heading' | 'table';
}

/** `text` is written already; `open` and `close` of one `pair` are delimiters or, where those would not be read, tags. */
type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'open' | 'close'; readonly pair: number; readonly delimiter: '*' | '**'; readonly tag: string };

const emphasis: Readonly<Record<string, '*' | '**'>> = { b: '**', strong: '**', i: '*', em: '*' };
/** Elements that Markdown has no sign for and that change what is read. */
const kept = new Set(['bdo', 'q', 'rp', 'rt', 'ruby', 's', 'sub', 'sup', 'u']);

/**
 * Writes inline nodes as CommonMark that any parser reads back as the same words: what could be a sign is escaped, and emphasis
 * is a pair of tags where stars would not be read as emphasis (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
 * Highlights stand between `==`.
 */
export function writeLine(nodes: readonly TreeNode[], context: LineContext): string {
  const tokens: Token[] = [];
  const state = { pairs: 0 };
  for (const node of joinMarks(nodes)) addTokens(node, context, tokens, state);
  while (isEdge(tokens.at(-1))) tokens.pop();
  while (isEdge(tokens[0])) tokens.shift();
  const tagged = pairsAsTags(tokens);
  const line = tokens
    .map((token) => {
      if (token.kind === 'text') return token.text;
      if (token.kind === 'break') return context.within === 'paragraph' ? '\\\n' : '<br>';
      if (!tagged.has(token.pair)) return token.delimiter;
      return token.kind === 'open' ? `<${token.tag}>` : `</${token.tag}>`;
    })
    .join('');
  return line
    .split('\n')
    .map((one) => escapeStart(one.replaceAll(/^[ \t]+|[ \t]+$/gu, '')))
    .join('\n');
}

function isEdge(token: Token | undefined): boolean {
  return token?.kind === 'break' || (token?.kind === 'text' && /^ *$/u.test(token.text));
}

function addTokens(node: TreeNode, context: LineContext, tokens: Token[], state: { pairs: number }): void {
  if (typeof node === 'string') {
    tokens.push({ kind: 'text', text: escapeText(node) });
    return;
  }
  const { name } = node;
  if (name === 'br') tokens.push({ kind: 'break' });
  else if (name === 'img') tokens.push({ kind: 'text', text: writeImage(node, context) });
  else if (name === 'code') tokens.push({ kind: 'text', text: writeCode(textOf(node)) });
  else if (name === 'mark') tokens.push(...around('==', textOf(node), '=='));
  else if (name === 'a' && node.attributes['href'] !== undefined) {
    const inner = writeLine(node.children, context);
    const whole = textOf(node);
    if (inner === '') tokens.push({ kind: 'text', text: escapeText(whole) });
    else {
      const [before, after] = [whole.startsWith(' ') ? ' ' : '', whole.endsWith(' ') ? ' ' : ''];
      tokens.push({ kind: 'text', text: `${before}[${inner}](${writeAddress(node.attributes['href'])})${after}` });
    }
  } else {
    addWrapped(node, context, tokens, state);
  }
}

function addWrapped(node: TreeElement, context: LineContext, tokens: Token[], state: { pairs: number }): void {
  const inner: Token[] = [];
  for (const child of joinMarks(node.children)) addTokens(child, context, inner, state);
  const delimiter = emphasis[node.name];
  const hasWords = inner.some((token) => token.kind === 'text' && !/^ *$/u.test(token.text));
  if (delimiter !== undefined && hasWords) {
    // White space at the ends of an emphasis keeps it from being one: it goes outside.
    const [before, after]: [Token[], Token[]] = [[], []];
    for (let first = inner[0]; isEdge(first); first = inner[0]) before.push(...inner.splice(0, 1));
    for (let last = inner.at(-1); isEdge(last); last = inner.at(-1)) after.unshift(...inner.splice(-1, 1));
    const [first, last] = [inner[0], inner.at(-1)];
    if (first?.kind === 'text' && first.text.startsWith(' ')) before.push({ kind: 'text', text: ' ' });
    if (last?.kind === 'text' && last.text.endsWith(' ')) after.unshift({ kind: 'text', text: ' ' });
    if (first?.kind === 'text') inner[0] = { kind: 'text', text: first.text.replace(/^ +/u, '') };
    const end = inner.at(-1);
    if (end?.kind === 'text') inner[inner.length - 1] = { kind: 'text', text: end.text.replace(/ +$/u, '') };
    state.pairs += 1;
    const pair = { pair: state.pairs, delimiter, tag: delimiter === '**' ? 'strong' : 'em' } as const;
    tokens.push(...before, { kind: 'open', ...pair }, ...inner, { kind: 'close', ...pair }, ...after);
  } else if (kept.has(node.name)) {
    const dir = node.attributes['dir'];
    const open = dir === undefined ? `<${node.name}>` : `<${node.name} dir="${escapeHtml(dir)}">`;
    tokens.push({ kind: 'text', text: open }, ...inner, { kind: 'text', text: `</${node.name}>` });
  } else {
    tokens.push(...inner);
  }
}

/** Marks that touch are written as one: two signs in a row would be read as neither's. */
function joinMarks(nodes: readonly TreeNode[]): readonly TreeNode[] {
  const joined: TreeNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const isMark = typeof node !== 'string' && node.name === 'mark';
    if (isMark && last !== undefined && typeof last !== 'string' && last.name === 'mark') {
      joined[joined.length - 1] = { ...last, children: [...last.children, ...node.children] };
    } else joined.push(node);
  }
  return joined;
}

/** A text between signs, its white space outside of them. */
function around(open: string, text: string, close: string): Token[] {
  const inner = text.replaceAll(/^ +| +$/gu, '');
  if (inner === '') return [{ kind: 'text', text }];
  const [before, after] = [text.startsWith(' ') ? ' ' : '', text.endsWith(' ') ? ' ' : ''];
  return [{ kind: 'text', text: `${before}${open}${escapeText(inner)}${close}${after}` }];
}

/** Emphasis whose stars would be read as stars, by the rules of flanking; delimiters that touch are never read for sure. */
function pairsAsTags(tokens: readonly Token[]): ReadonlySet<number> {
  const tagged = new Set<number>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'open' && token.kind !== 'close') continue;
    const [outside, inside] =
      token.kind === 'open'
        ? [edgeOf(tokens[at - 1], 'end'), edgeOf(tokens[at + 1], 'start')]
        : [edgeOf(tokens[at + 1], 'start'), edgeOf(tokens[at - 1], 'end')];
    const isRead =
      (inside === 'letter' && outside !== 'sign') ||
      ((inside === 'punctuation' || inside === 'either') && (outside === 'space' || outside === 'punctuation'));
    if (!isRead) tagged.add(token.pair);
  }
  return tagged;
}

/** `either`: parsers disagree what it is (symbols by the version of the standard, characters beyond 16 bits by the program). */
type Edge = 'space' | 'letter' | 'punctuation' | 'either' | 'sign';

function edgeOf(token: Token | undefined, side: 'start' | 'end'): Edge {
  if (token === undefined || token.kind === 'break') return 'space';
  if (token.kind !== 'text' || token.text === '') return 'sign';
  const character = (side === 'start' ? /^./su : /.$/su).exec(token.text)?.[0] ?? '';
  // A byte order mark is white space to some programs and not to others.
  if (character === '*' || character === '\ufeff') return 'sign';
  if (/[\t\n\f\r\p{Zs}]/u.test(character)) return 'space';
  if (/[!-/:-@[-`{-~]/u.test(character)) return 'punctuation';
  if (character.length > 1) return 'either';
  if (/\p{P}/u.test(character)) return 'punctuation';
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? 'letter' : 'either';
}

/** All text in a node. */
export function textOf(node: TreeNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

function writeImage({ attributes }: TreeElement, context: LineContext): string {
  const words = escapeText((attributes['alt'] ?? '').replaceAll(/\s+/gu, ' ').trim());
  const address = context.image(attributes['src']?.slice('object:'.length) ?? '');
  if (address === null) return words === '' ? '' : `\\[${words}\\]`;
  return `![${words}](${address})`;
}

function writeCode(text: string): string {
  const plain = text.replaceAll(/\s+/gu, ' ');
  if (plain.trim() === '') return plain;
  const longest = Math.max(0, ...[...plain.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/su.test(plain) ? ' ' : '';
  // A bar ends a cell even inside code.
  return plain.includes('|')
    ? `<code>${escapeHtml(plain).replaceAll(/[|\\`*_[\]~]/gu, codePoint)}</code>`
    : fence + pad + plain + pad + fence;
}

function codePoint(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** An address as a link's destination. */
function writeAddress(href: string): string {
  const safe = href
    .replaceAll(/[\s<>\\]/gu, (character) => encodeURIComponent(character))
    .replaceAll(/&(?=#?\w+;)/gu, '&amp;');
  return /[()*_|]/u.test(safe) ? `<${safe.replaceAll('|', '%7C')}>` : safe;
}

/**
 * Escapes what Markdown (CommonMark and GFM) could read as a sign inside a line. White space is made single blanks; a
 * web or mail address in the text is kept from becoming a link.
 */
export function escapeText(text: string): string {
  return (
    text
      .replaceAll(/[\t\n\v\f\r\u2028\u2029 ]+/gu, ' ')
      .replaceAll(/[\\`*[\]<>~|]/gu, '\\$&')
      .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replaceAll(/=(?==)|(?<==)=|^=|=$/gu, '\\=')
      // A link may follow, of which it would make an image.
      .replace(/!$/u, '\\!')
      .replaceAll(/&(?=#?\w+;)/gu, '\\&')
      .replaceAll(/\b(https?|ftp)(?=:\/\/)/giu, '$1\\')
      .replaceAll(/\b(www)(?=\.)/giu, '$1\\')
      .replaceAll(/(?<=[\w.+-])@(?=\w)/gu, '\\@')
  );
}

/** Escapes what makes a block of a line by standing at its start: heading, list, quote, rule, code. */
function escapeStart(line: string): string {
  return line
    .replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=[-\s]*$)|:)/u, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2')
    .replace(/^---+$/u, (rule) => `\\${rule}`);
}
