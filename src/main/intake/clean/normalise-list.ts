import { inlineOf, normaliseChildren } from './normalise';
import { element, isInline, type CleanElement, type CleanNode } from './tree';

/** A list whose children are items only; what stood loose in it becomes an item. */
export function normaliseList(list: CleanElement, wrappers: readonly CleanElement[]): CleanElement {
  const items: CleanElement[] = [];
  const visit = (nodes: readonly CleanNode[]): void => {
    let loose: CleanNode[] = [];
    const flush = (): void => {
      const children = normaliseChildren(loose, wrappers);
      if (children.length > 0) items.push(element('li', soleParagraph(children)));
      loose = [];
    };
    for (const node of nodes) {
      if (typeof node !== 'string' && node.name === 'li') {
        flush();
        items.push({ ...node, children: soleParagraph(normaliseChildren(node.children, wrappers)) });
      } else if (typeof node !== 'string' && node.name === 'box') {
        flush();
        visit(node.children);
      } else {
        loose.push(node);
      }
    }
    flush();
  };
  visit(list.children);
  return { ...list, children: items };
}

/** A list of definitions: terms hold running text, the rest stands in descriptions. */
export function normaliseDefinitions(list: CleanElement, wrappers: readonly CleanElement[]): CleanElement {
  const items: CleanElement[] = [];
  const visit = (nodes: readonly CleanNode[]): void => {
    for (const node of nodes) {
      if (typeof node !== 'string' && node.name === 'dt') {
        items.push({ ...node, children: inlineOf(node.children) });
      } else if (typeof node !== 'string' && node.name === 'dd') {
        items.push({ ...node, children: soleParagraph(normaliseChildren(node.children, wrappers)) });
      } else if (typeof node !== 'string' && node.name === 'box') {
        visit(node.children);
      } else {
        const children = normaliseChildren([node], wrappers);
        if (children.length > 0) items.push(element('dd', soleParagraph(children)));
      }
    }
  };
  visit(list.children);
  return { ...list, children: items };
}

/** The content of an only paragraph without the paragraph: an item of one line is a line. */
export function soleParagraph(children: readonly CleanElement[]): CleanNode[] {
  let only = children.length === 1 ? children[0] : undefined;
  while (only?.name === 'box' && only.children.length === 1) {
    const inner = only.children[0];
    only = typeof inner === 'string' || inner === undefined || isInline(inner) ? undefined : inner;
  }
  return only?.name === 'p' ? only.children : [...children];
}
