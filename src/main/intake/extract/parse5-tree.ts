import type { DefaultTreeAdapterTypes } from 'parse5';
import type { PageElement } from './page-tree';

/** Copies a parse5 tree into plain objects. Comments and templates' contents are left behind. */
export function fromParse5(document: DefaultTreeAdapterTypes.ParentNode): PageElement {
  const root: PageElement = { name: '#document', attributes: Object.create(null), children: [], parent: null };
  const stack: { from: DefaultTreeAdapterTypes.ParentNode; to: PageElement }[] = [{ from: document, to: root }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    for (const node of top.from.childNodes) {
      if ('value' in node) {
        top.to.children.push(node.value);
      } else if ('tagName' in node) {
        const attributes: Record<string, string> = Object.create(null);
        for (const { name, value } of node.attrs) attributes[name.toLowerCase()] = value;
        const copy: PageElement = { name: node.tagName.toLowerCase(), attributes, children: [], parent: top.to };
        top.to.children.push(copy);
        stack.push({ from: node, to: copy });
      }
    }
  }
  return root;
}
