/**
 * A page as plain objects. The DOM (linkedom) is only used where Readability needs one: walking it is
 * slow, and everything else reads a page several times over.
 */
export interface PageElement {
  /** Lower case, as written: `svg:path` and custom elements too. */
  readonly name: string;
  /** Names in lower case. No prototype, so that an attribute called `constructor` is only an attribute. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: PageNode[];
  readonly parent: PageElement | null;
}

export type PageNode = PageElement | string;

/** All elements under (and without) `root`, in document order. */
export function* descendants(root: PageElement): Generator<PageElement> {
  // A stack, not recursion: depth is the page's to choose.
  const stack: PageElement[] = [];
  pushChildren(stack, root);
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    yield element;
    pushChildren(stack, element);
  }
}

function pushChildren(stack: PageElement[], parent: PageElement): void {
  for (let i = parent.children.length - 1; i >= 0; i--) {
    const child = parent.children[i];
    if (child !== undefined && typeof child !== 'string') stack.push(child);
  }
}

const unseen = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'textarea',
  'select',
  'rt',
  'rp',
]);

/** What a reader would see of an element, as one line: white space collapsed, scripts, styles and ruby readings left out. */
export function visibleText(root: PageElement): string {
  const parts: string[] = [];
  const stack: PageNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') {
      parts.push(node);
      continue;
    }
    if (unseen.has(node.name)) continue;
    if (node.name === 'br' || !isPhrasing(node.name)) parts.push(' ');
    if (!isPhrasing(node.name)) stack.push(' ');
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child !== undefined) stack.push(child);
    }
  }
  return collapse(parts.join(''));
}

/** White space (and zero-width space) as single spaces, none at the ends. Spaces that are single already are not touched, which is most of the work saved. */
export function collapse(text: string): string {
  return text.replace(/[\s\u200b]{2,}|[^\S ]|\u200b/g, ' ').trim();
}

const phrasing = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rb rp rt ' +
    'ruby s samp small source span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

/** Whether an element runs along with the text around it. */
export function isPhrasing(name: string): boolean {
  return phrasing.has(name);
}

/** Class, id and role words of an element, in lower case: what its author thought it was. */
export function hintOf(attributes: Readonly<Record<string, string>>): string {
  const hint = [
    attributes['class'],
    attributes['id'],
    attributes['itemprop'],
    attributes['role'],
    attributes['rel'],
    attributes['data-component'],
    attributes['data-testid'],
    attributes['data-test-id'],
    attributes['data-module'],
    attributes['aria-label'],
  ]
    .filter((value) => value !== undefined && value !== '')
    .join(' ');
  return hint.length > 400 ? hint.slice(0, 400).toLowerCase() : hint.toLowerCase();
}

/** Names by which pages call what a reader does not see: texts for screen readers, boxes that show under the pointer. */
const unseenHint =
  /(?:^|[\s_-])(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|assistive-text|a11y-hidden|tooltip(?:-?text|-?content)?|popover|hover-?card|rollover[\w-]*(?:block|box|content))(?=$|[\s_])/;

/** Whether an element's hint says that readers do not see it. */
export function isUnseen(hint: string): boolean {
  return hint !== '' && unseenHint.test(hint);
}
