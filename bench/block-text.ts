import { isPhrasing, type PageElement } from '../src/main/intake/extract/page-tree';

const unseen = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'head']);

/** The words of a tree with a line end at each block's edge, for comparing extractors: the same for all of them. */
export function blockText(root: PageElement): string {
  const parts: string[] = [];
  const visit = (element: PageElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string') parts.push(child.replace(/\s+/g, ' '));
      else if (child.name === 'br') parts.push('\n');
      else if (!unseen.has(child.name)) {
        const isBlock = !isPhrasing(child.name);
        if (isBlock) parts.push('\n');
        visit(child);
        if (isBlock) parts.push('\n');
      }
    }
  };
  visit(root);
  return parts
    .join('')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
