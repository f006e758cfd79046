import { element, isInline, type CleanElement, type CleanNode } from './tree';

/**
 * Makes a normalised tree ready to be written: boxes and empty elements go, white space is collapsed
 * (not in `pre`), links and spans that say nothing give way to their words.
 */
export function finish(root: CleanElement): CleanElement[] {
  return finishBlocks(root.children);
}

function finishBlocks(nodes: readonly CleanNode[]): CleanElement[] {
  return nodes.flatMap((node): CleanElement[] => {
    if (typeof node === 'string' || isInline(node)) return [];
    if (node.name === 'box') return finishBlocks(node.children);
    if (node.name === 'hr') return [element('hr', [])];
    const children = finishContent(node);
    if (children.length === 0) return [];
    if (node.name === 'figure') return finishFigure(node, children);
    return [{ ...node, children }];
  });
}

function finishContent(node: CleanElement): CleanNode[] {
  if (node.name === 'pre') {
    const plain = finishInline(node.children, { inLink: false, isPre: true, space: false });
    return hasWords(plain) ? plain : [];
  }
  const isMixed = node.children.some((child) => typeof child !== 'string' && !isInline(child));
  if (!isMixed) return finishLine(node);
  return node.children.flatMap((child) =>
    typeof child !== 'string' && child.name === 'img' ? (saysAnything(child) ? [child] : []) : finishBlocks([child]),
  );
}

function finishFigure(node: CleanElement, children: readonly CleanNode[]): CleanElement[] {
  const parts = children.filter((child): child is CleanElement => typeof child !== 'string');
  const pictures = parts.filter((part) => part.name === 'img');
  const captions = parts.filter((part) => part.name === 'figcaption');
  const seen = new Set<string>();
  const once = captions.filter((caption) => {
    const key = JSON.stringify(caption.children);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const whole = [...pictures, ...once];
  return whole.length === 0 ? [] : [{ ...node, children: whole }];
}

/** A picture that is not in the file and has no words for it leaves nothing to show. */
function saysAnything(image: CleanElement): boolean {
  return Object.keys(image.attributes).length > 0;
}

interface Line {
  inLink: boolean;
  readonly isPre: boolean;
  /** Whether a space would be one too many: at the start, or after another. */
  space: boolean;
}

function finishLine(node: CleanElement): CleanNode[] {
  // A row, list or table without blocks is empty: its children are never inline.
  if (['tr', 'thead', 'tbody', 'table', 'ul', 'ol', 'dl', 'blockquote'].includes(node.name)) return [];
  const isCell = node.name === 'td' || node.name === 'th';
  const line = trimEnd(finishInline(node.children, { inLink: false, isPre: false, space: true }));
  const isEmpty = !hasWords(line) && !line.some(holdsImage);
  // An empty cell keeps its column.
  if (isEmpty) return isCell ? [''] : [];
  return line;
}

function finishInline(nodes: readonly CleanNode[], line: Line, parent = ''): CleanNode[] {
  return nodes.flatMap((node): CleanNode[] => {
    if (typeof node === 'string') {
      const text = line.isPre ? node : collapseInto(node, line);
      return text === '' ? [] : [text];
    }
    if (node.name === 'br') {
      line.space = true;
      return [element('br', [])];
    }
    if (node.name === 'img') {
      if (!saysAnything(node)) return [];
      line.space = false;
      return [node];
    }
    const isLink = node.name === 'a';
    const wasInLink = line.inLink;
    if (isLink) line.inLink = true;
    const children = finishInline(node.children, line, node.name);
    line.inLink = wasInLink;
    if (children.length === 0) return [];
    const saysNothing =
      (isLink && (wasInLink || node.attributes['href'] === undefined)) ||
      (node.name === 'span' && Object.keys(node.attributes).length === 0) ||
      // Formatting twice over is formatting once.
      node.name === parent ||
      ((node.name === 'rt' || node.name === 'rp') && parent !== 'ruby');
    return saysNothing ? children : [{ ...node, children }];
  });
}

function collapseInto(text: string, line: Line): string {
  let collapsed = text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ');
  if (line.space && collapsed.startsWith(' ')) collapsed = collapsed.slice(1);
  if (collapsed !== '') line.space = collapsed.endsWith(' ');
  return collapsed;
}

function trimEnd(nodes: readonly CleanNode[]): CleanNode[] {
  const kept = [...nodes];
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    if (typeof last === 'string') {
      const trimmed = last.trimEnd();
      if (trimmed === '') continue;
      return [...kept, trimmed];
    }
    if (last.name === 'br') continue;
    if (last.name === 'img') return [...kept, last];
    const children = trimEnd(last.children);
    if (children.length === 0) continue;
    return [...kept, { ...last, children }];
  }
  return [];
}

function hasWords(nodes: readonly CleanNode[]): boolean {
  return nodes.some((node) => (typeof node === 'string' ? /\S/.test(node) : hasWords(node.children)));
}

function holdsImage(node: CleanNode): boolean {
  return typeof node !== 'string' && ((node.name === 'img' && saysAnything(node)) || node.children.some(holdsImage));
}
