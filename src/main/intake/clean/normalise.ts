import { element, isInline, type CleanElement, type CleanNode } from './tree';
import { normaliseDefinitions, normaliseList } from './normalise-list';
import { normaliseTable } from './normalise-table';

/** Formatting that is carried into the blocks it was wrapped around; more than this is a page gone wrong. */
const mostWrappers = 4;

type Wrappers = readonly CleanElement[];

/**
 * Puts a rebuilt tree in order: afterwards every element holds only what HTML lets it hold, so that
 * what is written out reads back as the same tree, and loose text stands in paragraphs. Boxes stay.
 */
export function normalise(root: CleanElement): CleanElement {
  return element('box', normaliseChildren(root.children, []), {}, root.hint);
}

/** Blocks out of mixed content: runs of text become paragraphs, formatting around blocks moves into them. */
export function normaliseChildren(nodes: readonly CleanNode[], wrappers: Wrappers): CleanElement[] {
  const blocks: CleanElement[] = [];
  let run: CleanNode[] = [];
  const flush = (): void => {
    blocks.push(...paragraphs(run, wrappers, ''));
    run = [];
  };
  for (const node of nodes) {
    if (typeof node !== 'string' && isInline(node) && holdsBlock(node)) {
      flush();
      const carried = wrappers.length < mostWrappers && node.name !== 'span' ? [...wrappers, node] : wrappers;
      const inner = normaliseChildren(node.children, carried);
      if (inner.length > 0) blocks.push(element('box', inner, {}, node.hint));
    } else if (typeof node === 'string' || isInline(node)) {
      run.push(node);
    } else {
      flush();
      blocks.push(...normaliseBlock(node, wrappers));
    }
  }
  flush();
  return blocks;
}

function normaliseBlock(node: CleanElement, wrappers: Wrappers): CleanElement[] {
  switch (node.name) {
    case 'p':
    case 'figcaption':
    case 'caption':
    case 'dt':
    case 'dd':
    case 'li': {
      const hint = node.name === 'p' ? node.hint : `${node.name} ${node.hint}`;
      if (node.children.some(isBlockOrHolds)) {
        return [element('box', normaliseChildren(node.children, wrappers), {}, hint)];
      }
      return paragraphs(node.children, wrappers, hint, node.attributes);
    }
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
    case 'pre':
      return [{ ...node, children: wrap(inlineOf(node.children), wrappers) }];
    case 'ul':
    case 'ol':
      return [normaliseList(node, wrappers)];
    case 'dl':
      return [normaliseDefinitions(node, wrappers)];
    case 'table':
      return [normaliseTable(node, wrappers)];
    case 'figure':
      return [normaliseFigure(node, wrappers)];
    case 'hr':
      return [node];
    case 'blockquote':
      return [{ ...node, children: normaliseChildren(node.children, wrappers) }];
    default:
      return [element('box', normaliseChildren(node.children, wrappers), {}, node.hint)];
  }
}

function normaliseFigure(node: CleanElement, wrappers: Wrappers): CleanElement {
  const children: CleanNode[] = [];
  const visit = (nodes: readonly CleanNode[]): void => {
    for (const child of nodes) {
      if (typeof child === 'string') {
        if (child.trim() !== '') children.push(element('figcaption', [child.trim()]));
      } else if (child.name === 'img') {
        children.push(child);
      } else if (child.name === 'figcaption') {
        children.push({ ...child, children: inlineOf(child.children) });
      } else if (child.name === 'box' || child.name === 'figure' || (isInline(child) && holdsImage(child))) {
        visit(child.children);
      } else {
        // A table, quotation or listing that the page called a figure is text of the article.
        children.push(...normaliseChildren([child], wrappers));
      }
    }
  };
  visit(node.children);
  const isPicture = children.every(
    (child) => typeof child !== 'string' && ['img', 'figcaption', 'p', 'hr'].includes(child.name),
  );
  if (!isPicture) return element('box', children, {}, node.hint);
  return {
    ...node,
    children: children.flatMap((child) => {
      if (typeof child === 'string' || child.name === 'hr') return [];
      return child.name === 'p' ? [element('figcaption', child.children, {}, child.hint)] : [child];
    }),
  };
}

/** Paragraphs out of inline content, cut at double line breaks; a run of pictures alone is a figure. */
function paragraphs(
  run: readonly CleanNode[],
  wrappers: Wrappers,
  hint: string,
  attributes: Readonly<Record<string, string>> = {},
): CleanElement[] {
  const found: CleanElement[] = [];
  for (const part of cutAtBreaks(run)) {
    if (hasWords(part)) found.push(element('p', wrap(part, wrappers), attributes, hint));
    else if (part.some(holdsImage)) found.push(element('figure', imagesOf(part), {}, hint));
  }
  return found;
}

function cutAtBreaks(run: readonly CleanNode[]): CleanNode[][] {
  const parts: CleanNode[][] = [[]];
  let breaks: CleanNode[] = [];
  for (const node of run) {
    const isBreak = typeof node !== 'string' && node.name === 'br';
    const isBlank = typeof node === 'string' && node.trim() === '';
    if (isBreak || (isBlank && breaks.length > 0)) {
      breaks.push(node);
      continue;
    }
    if (breaks.filter((held) => typeof held !== 'string').length >= 2) parts.push([]);
    else parts.at(-1)?.push(...breaks);
    breaks = [];
    parts.at(-1)?.push(node);
  }
  return parts;
}

function wrap(nodes: CleanNode[], wrappers: Wrappers): CleanNode[] {
  return wrappers.reduceRight((inner, wrapper) => [{ ...wrapper, children: inner }], nodes);
}

/** Blocks flattened to running text, for places that hold nothing else; a space keeps their words apart. */
export function inlineOf(nodes: readonly CleanNode[]): CleanNode[] {
  return nodes.flatMap((node): CleanNode[] => {
    if (typeof node === 'string') return [node];
    if (node.name === 'hr') return [];
    if (isInline(node)) return [{ ...node, children: inlineOf(node.children) }];
    return [' ', ...inlineOf(node.children), ' '];
  });
}

function isBlockOrHolds(node: CleanNode): boolean {
  return typeof node !== 'string' && (!isInline(node) || holdsBlock(node));
}

// Asked again at every level of nested formatting, so the answers are kept.
const blockHolders = new WeakMap<CleanElement, boolean>();

function holdsBlock(node: CleanElement): boolean {
  const known = blockHolders.get(node);
  if (known !== undefined) return known;
  const holds = node.children.some(isBlockOrHolds);
  blockHolders.set(node, holds);
  return holds;
}

function hasWords(nodes: readonly CleanNode[]): boolean {
  return nodes.some((node) => (typeof node === 'string' ? /\S/.test(node) : hasWords(node.children)));
}

function holdsImage(node: CleanNode): boolean {
  return typeof node !== 'string' && (node.name === 'img' || node.children.some(holdsImage));
}

function imagesOf(nodes: readonly CleanNode[]): CleanElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return node.name === 'img' ? [node] : imagesOf(node.children);
  });
}
