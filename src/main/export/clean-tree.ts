import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** A part of an article's body: a text, or an element of the allow-list. */
export type TreeNode = TreeElement | string;

export interface TreeElement {
  readonly name: string;
  /** Checked values of allow-listed attributes. `mark` has `colour`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly TreeNode[];
}

/** Elements that stand inside a line. */
const inlineNames = new Set(
  'a abbr b bdi bdo br cite code em i img mark q rp rt ruby s span strong sub sup time u'.split(' '),
);
const blockNames = new Set(
  'p h2 h3 h4 h5 h6 ul ol li blockquote pre figure figcaption table caption thead tbody tr th td dl dt dd hr'.split(
    ' ',
  ),
);
/** What is in these is no text of an article. Other elements that are not known give way to what is in them. */
const dropped = new Set(
  'script style template iframe frame frameset object embed applet svg math noscript noembed noframes textarea title select option button input meta link base head xmp plaintext audio video canvas'.split(
    ' ',
  ),
);

/** Whether a node stands inside a line. */
export function isInline(node: TreeNode): boolean {
  return typeof node === 'string' || inlineNames.has(node.name);
}

/**
 * Reads an article's clean HTML, or HTML made of a note, as a tree in which nothing stands but the allow-list. The archive's HTML was
 * rebuilt from such a list at intake; it is checked again here because an export is opened in programs that have no policy of ours.
 */
export function readTree(html: string): readonly TreeNode[] {
  return readNodes(parseFragment(html).childNodes, false);
}

function readNodes(nodes: readonly DefaultTreeAdapterTypes.ChildNode[], isPre: boolean): readonly TreeNode[] {
  const read: TreeNode[] = [];
  for (const node of nodes) {
    if (node.nodeName === '#text') {
      const text = 'value' in node ? checkText(node.value) : '';
      const plain = isPre ? text : text.replaceAll(/[\t\n\f\r ]+/gu, ' ');
      if (plain !== '') read.push(plain);
    } else if ('tagName' in node) {
      read.push(...readElement(node, isPre));
    }
  }
  return read;
}

function readElement(node: DefaultTreeAdapterTypes.Element, isPre: boolean): readonly TreeNode[] {
  const wanted = node.tagName === 'h1' ? 'h2' : node.tagName;
  if (dropped.has(wanted) || !node.namespaceURI.endsWith('/xhtml')) return [];
  const children = readNodes(node.childNodes, isPre || wanted === 'pre');
  // The user's highlights are marks that we make; one that came with the page says nothing of them.
  if (wanted === 'mark' || !(inlineNames.has(wanted) || blockNames.has(wanted))) return children;
  return [{ name: wanted, attributes: readAttributes(wanted, node.attrs), children }];
}

const checks: Readonly<Record<string, RegExp>> = {
  'a href': /^(?:https?:\/\/|mailto:)[^\s<>"]*$/iu,
  'img src': /^object:[0-9a-f]{64}$/u,
  'img alt': /^[^]*$/u,
  'td colspan': /^\d{1,3}$/u,
  'td rowspan': /^\d{1,3}$/u,
  'th colspan': /^\d{1,3}$/u,
  'th rowspan': /^\d{1,3}$/u,
  'ol start': /^\d{1,9}$/u,
  'time datetime': /^[\dTtZzPpWHMSD:.+\- ]{4,40}$/u,
  lang: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/iu,
  dir: /^(?:ltr|rtl|auto)$/u,
};

function readAttributes(name: string, given: readonly { name: string; value: string }[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const { name: key, value } of given) {
    const check = checks[`${name} ${key}`] ?? (key === 'lang' || key === 'dir' ? checks[key] : undefined);
    if (check?.test(value) === true) kept[key] = checkText(value);
  }
  return kept;
}

/** Without characters that HTML and files for people do not allow. */
function checkText(text: string): string {
  return text.replaceAll(/[\0-\x08\x0b\x0e-\x1f\x7f]|\p{Cs}/gu, '\ufffd');
}
