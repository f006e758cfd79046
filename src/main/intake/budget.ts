import type { Refusal } from '../../contract/failure';
import { limits } from '../../contract/limits';
import { refuse } from './refuse';

/** How much a page may ask of a DOM. */
export interface HtmlBudget {
  readonly tags: number;
  readonly depth: number;
  readonly attributes: number;
}

const defaultBudget: HtmlBudget = {
  tags: limits.htmlTags,
  depth: limits.htmlDepth,
  attributes: limits.tagAttributes,
};

/** Elements that have no end tag. */
const voidElements = new Set([
  'area', 'base', 'basefont', 'bgsound', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'keygen', 'link',
  'meta', 'param', 'source', 'track', 'wbr',
]); // prettier-ignore

const fields = ['input', 'option', 'optgroup', 'select', 'button', 'datalist', 'textarea'];

/**
 * Elements that close others by beginning: a thousand `<p>` in a row lie side by side. The table is
 * htmlparser2's (MIT), under the DOM we use; what the standard's own algorithm closes beyond it makes
 * a tree shallower, never deeper.
 */
const closedByOpening = new Map<string, ReadonlySet<string>>([
  ...[
    'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'address', 'article', 'aside', 'blockquote', 'details', 'div', 'dl',
    'fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'hr', 'main', 'nav', 'ol', 'pre', 'section',
    'table', 'ul',
  ].map((name): [string, ReadonlySet<string>] => [name, new Set(['p'])]), // prettier-ignore
  ...['select', 'output', 'button', 'datalist', 'textarea'].map((name): [string, ReadonlySet<string>] => [
    name,
    new Set(fields),
  ]),
  ['tr', new Set(['tr', 'th', 'td'])],
  ['th', new Set(['th'])],
  ['td', new Set(['thead', 'th', 'td'])],
  ['tbody', new Set(['thead', 'tbody'])],
  ['tfoot', new Set(['thead', 'tbody'])],
  ['li', new Set(['li'])],
  ['dd', new Set(['dd', 'dt'])],
  ['dt', new Set(['dd', 'dt'])],
  ['rt', new Set(['rt', 'rp'])],
  ['rp', new Set(['rt', 'rp'])],
  ['option', new Set(['option'])],
  ['optgroup', new Set(['optgroup', 'option'])],
]);

/** Elements whose content is text up to their end tag. */
const rawText = new Set(['script', 'style', 'textarea', 'title']);

/**
 * Whether a page fits the budget; null when it does. Run before any DOM is built: 20,000 nested
 * elements keep every DOM busy for more than 40 s. One pass over the characters, linear whatever they
 * are, by the tokenizer of the HTML standard in rough: comments, quotes, raw text. Where it is less
 * exact than a parser it counts too much, not too little.
 */
export function checkHtmlBudget(html: string, budget: HtmlBudget = defaultBudget): Refusal | null {
  const nest = new Nest();
  let tags = 0;
  let at = html.indexOf('<');
  while (at >= 0 && at < html.length - 1) {
    const next = html.charCodeAt(at + 1);
    const isEnd = next === 0x2f && isLetter(html.charCodeAt(at + 2));
    if (isEnd || isLetter(next)) {
      const tag = scanTag(html, isEnd ? at + 2 : at + 1, budget.attributes);
      if (tag === null) return refuse('too-complex', `an element with more than ${budget.attributes} attributes`);
      at = tag.end;
      if (isEnd) nest.close(tag.name);
      else {
        tags += 1;
        if (tags > budget.tags) return refuse('too-complex', `more than ${budget.tags} elements`);
        if (rawText.has(tag.name) && !nest.isForeign) at = skipRawText(html, at, tag.name);
        else if (!voidElements.has(tag.name) && !(tag.hasSlash && nest.isForeign)) nest.open(tag.name);
        if (nest.depth > budget.depth) return refuse('too-complex', `elements nested over ${budget.depth} deep`);
      }
    } else if (next === 0x21 || next === 0x3f || next === 0x2f) {
      at = skipDeclaration(html, at);
    } else at += 1;
    at = html.indexOf('<', at);
  }
  return null;
}

/** The elements that are open. Each is put on once and taken off once, so all of it is linear. */
class Nest {
  readonly #stack: string[] = [];
  readonly #count = new Map<string, number>();

  get depth(): number {
    return this.#stack.length;
  }

  /** Inside SVG or MathML, where `<g/>` is an element without content; in HTML the slash means nothing. */
  get isForeign(): boolean {
    return (this.#has('svg') || this.#has('math')) && !this.#has('foreignobject') && !this.#has('annotation-xml');
  }

  open(name: string): void {
    const implied = closedByOpening.get(name);
    while (implied?.has(this.#stack.at(-1) ?? '') === true) this.#pop();
    this.#stack.push(name);
    this.#count.set(name, (this.#count.get(name) ?? 0) + 1);
  }

  close(name: string): void {
    while (this.#has(name) && this.#pop() !== name);
  }

  #has(name: string): boolean {
    return (this.#count.get(name) ?? 0) > 0;
  }

  #pop(): string | undefined {
    const name = this.#stack.pop();
    if (name !== undefined) this.#count.set(name, (this.#count.get(name) ?? 1) - 1);
    return name;
  }
}

/** A tag's name and end, or null when it has too many attributes. `at` is where its name begins. */
function scanTag(
  html: string,
  at: number,
  maxAttributes: number,
): { readonly name: string; readonly end: number; readonly hasSlash: boolean } | null {
  let i = at;
  while (i < html.length && !isTagBreak(html.charCodeAt(i))) i += 1;
  const name = html.slice(at, Math.min(i, at + 32)).toLowerCase();
  let attributes = 0;
  let hasSlash = false;
  // Inside a name; or behind one, where an equals sign still gives it its value.
  let inName = false;
  let mayTakeValue = false;
  for (; i < html.length; i += 1) {
    const c = html.charCodeAt(i);
    if (c === 0x3e) return { name, end: i + 1, hasSlash };
    if (isSpace(c)) inName = false;
    else if (c === 0x2f) {
      inName = false;
      mayTakeValue = false;
      hasSlash = html.charCodeAt(i + 1) === 0x3e;
    } else if (c === 0x3d && mayTakeValue) {
      i = skipValue(html, i + 1) - 1;
      inName = false;
      mayTakeValue = false;
    } else if (!inName) {
      inName = true;
      mayTakeValue = true;
      attributes += 1;
      if (attributes > maxAttributes) return null;
    }
  }
  return { name, end: html.length, hasSlash };
}

/** Where an attribute's value ends; `at` stands after the equals sign. */
function skipValue(html: string, at: number): number {
  let i = at;
  while (i < html.length && isSpace(html.charCodeAt(i))) i += 1;
  const quote = html.charCodeAt(i);
  if (quote === 0x22 || quote === 0x27) {
    const end = html.indexOf(quote === 0x22 ? '"' : "'", i + 1);
    return end < 0 ? html.length : end + 1;
  }
  while (i < html.length && !isSpace(html.charCodeAt(i)) && html.charCodeAt(i) !== 0x3e) i += 1;
  return i;
}

function skipDeclaration(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    // `<!-->` and `<!--->` are whole comments.
    if (html.startsWith('>', at + 4)) return at + 5;
    if (html.startsWith('->', at + 4)) return at + 6;
    const end = html.indexOf('-->', at + 4);
    return end < 0 ? html.length : end + 3;
  }
  const end = html.indexOf('>', at);
  return end < 0 ? html.length : end + 1;
}

function skipRawText(html: string, at: number, name: string): number {
  for (let i = html.indexOf('</', at); i >= 0; i = html.indexOf('</', i + 2)) {
    const after = i + 2 + name.length;
    if (
      html.slice(i + 2, after).toLowerCase() === name &&
      (after >= html.length || isTagBreak(html.charCodeAt(after)))
    ) {
      return i;
    }
  }
  return html.length;
}

function isLetter(c: number): boolean {
  return (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a);
}

function isSpace(c: number): boolean {
  return c === 0x20 || (c >= 0x09 && c <= 0x0d);
}

function isTagBreak(c: number): boolean {
  return c === 0x3e || c === 0x2f || isSpace(c);
}
