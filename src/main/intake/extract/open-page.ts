import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { descendants, type PageElement } from './page-tree';

/** The part of a DOM node that is used here. Intake has no DOM types: it runs in Node. */
export interface DomNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly nodeValue: string | null;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: ArrayLike<DomNode>;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

/** A page opened for reading: the DOM for Readability (which changes it), and a copy for everything else. */
export interface OpenedPage {
  readonly document: DomNode;
  readonly root: PageElement;
  /** Comments before and at the head of the page; programs that save pages sign there. */
  readonly comments: readonly string[];
}

/**
 * Parses a page. linkedom keeps a tree as it is written, and Readability finds nothing where html or
 * body is missing, so such pages go through parse5 first (2 to 3 times the cost, hence not all of them).
 */
export function openPage(html: string): OpenedPage {
  // NUL ends text in some parsers and is nothing a page can mean.
  const source = html.includes('\0') ? html.replaceAll('\0', '\ufffd') : html;
  const isWhole = /<html[\s>]/i.test(source) && /<body[\s>]/i.test(source) && /<head[\s>]/i.test(source);
  // linkedom's typed result is a Window; only `document` is used, and only through DomNode.
  const { document } = parseHTML(isWhole ? source : serialize(parse(source))) as unknown as { document: Opened };
  if (source.includes(imageVariable)) nameImages(document);
  const comments: string[] = [];
  const root = snapshot(document, comments);
  return { document, root, comments };
}

/** linkedom's document, as far as it is changed here. */
interface Opened extends DomNode {
  querySelectorAll(selector: string): Iterable<{
    getAttribute(name: string): string | null;
    setAttribute(name: string, value: string): void;
  }>;
}

/**
 * SingleFile writes a picture that a page shows several times once, as a CSS variable, and gives each
 * `img` an empty drawing and the variable as its background. Readability takes styles off, so the
 * picture is named in `src` before: `sf-img:5`.
 */
function nameImages(document: Opened): void {
  for (const image of document.querySelectorAll(`img[style*="${imageVariable}"]`)) {
    const number = new RegExp(`${imageVariable}(\\d+)`).exec(image.getAttribute('style') ?? '')?.[1];
    if (number !== undefined) image.setAttribute('src', `sf-img:${number}`);
  }
}

const imageVariable = '--sf-img-';

/** The data URLs of a page's image variables, by the name that `openPage` gave them (`sf-img:5`). */
export function readImageVariables(root: PageElement): ReadonlyMap<string, string> {
  const images = new Map<string, string>();
  for (const { name, children } of descendants(root)) {
    if (name !== 'style') continue;
    const css = children.filter((child) => typeof child === 'string').join('');
    if (!css.includes(imageVariable)) continue;
    for (const [, number, url] of css.matchAll(/--sf-img-(\d+):\s*url\(["']?(data:image\/[^"')]+)/g)) {
      if (number !== undefined && url !== undefined) images.set(`sf-img:${number}`, url);
    }
  }
  return images;
}

const elementNode = 1;
const textNode = 3;
const commentNode = 8;
const documentNode = 9;
const mostComments = 50;

/** Copies a DOM tree into plain objects. Scripts and styles keep their text, for metadata. */
export function snapshot(node: DomNode, comments: string[] = []): PageElement {
  const root: PageElement = {
    name: node.nodeType === elementNode ? (node.localName ?? '').toLowerCase() : '#document',
    attributes: node.nodeType === elementNode ? copyAttributes(node) : Object.create(null),
    children: [],
    parent: null,
  };
  // Pairs of a DOM node and the copy its children go to; a stack, because depth is the page's to choose.
  const stack: { from: DomNode; to: PageElement }[] = [{ from: node, to: root }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    for (const child of childrenOf(top.from)) {
      if (child.nodeType === textNode) {
        if (child.nodeValue !== null && child.nodeValue !== '') top.to.children.push(child.nodeValue);
      } else if (child.nodeType === elementNode) {
        const copy: PageElement = {
          name: (child.localName ?? '').toLowerCase(),
          attributes: copyAttributes(child),
          children: [],
          parent: top.to,
        };
        top.to.children.push(copy);
        stack.push({ from: child, to: copy });
      } else if (child.nodeType === commentNode && comments.length < mostComments) {
        comments.push(child.nodeValue ?? '');
      }
    }
  }
  return root;
}

function* childrenOf(node: DomNode): Generator<DomNode> {
  // In linkedom a doctype has no nextSibling, so a document's children are only all in childNodes; elsewhere that is the slow way.
  if (node.nodeType === documentNode) yield* Array.from(node.childNodes);
  else for (let child = node.firstChild; child !== null; child = child.nextSibling) yield child;
}

function copyAttributes(node: DomNode): Record<string, string> {
  const copy: Record<string, string> = Object.create(null);
  for (const { name, value } of node.attributes ?? []) copy[name.toLowerCase()] = value;
  return copy;
}
