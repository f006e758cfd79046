/**
 * The clean tree: what an article is made of before it is written out. Only names and attributes of
 * the allow-list can stand in it; `box` is a container (div, section, article...) whose hint the
 * furniture rules need, and which is unwrapped at the end.
 */
const blockNames = [
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'figure',
  'figcaption',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'dl',
  'dt',
  'dd',
  'hr',
] as const;
const inlineNames = [
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'br',
  'cite',
  'code',
  'em',
  'i',
  'img',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
] as const;

type BlockName = (typeof blockNames)[number];
type InlineName = (typeof inlineNames)[number];

export interface CleanElement {
  readonly name: BlockName | InlineName | 'box';
  /** Checked values of allow-listed attributes. */
  readonly attributes: Readonly<Record<string, string>>;
  children: CleanNode[];
  /** Class, id and role words of the source element, for rules; never written out. */
  readonly hint: string;
}

export type CleanNode = CleanElement | string;

const inline: ReadonlySet<string> = new Set(inlineNames);

export function isInline(node: CleanNode): boolean {
  return typeof node === 'string' || inline.has(node.name);
}

export function element(
  name: CleanElement['name'],
  children: CleanNode[],
  attributes: Readonly<Record<string, string>> = {},
  hint = '',
): CleanElement {
  return { name, attributes, children, hint };
}
