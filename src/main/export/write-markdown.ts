import { isInline, type TreeElement, type TreeNode } from './clean-tree';
import { textOf, writeLine, type LineContext } from './markdown-line';
import { writeHtml } from './write-html';

/**
 * Writes an article's body as Markdown (CommonMark with GFM's tables). What Markdown has no form for, a table with
 * joined cells or a highlight inside code, is written as HTML, which Markdown allows. `image` gives where a stored image is
 * found from the file, or null where there is none.
 */
export function writeMarkdown(nodes: readonly TreeNode[], image: (sha256: string) => string | null): string {
  return writeBlocks(nodes, image).join('\n\n');
}

type Image = LineContext['image'];

function writeBlocks(nodes: readonly TreeNode[], image: Image): string[] {
  const blocks: string[] = [];
  let line: TreeNode[] = [];
  let lists = 0;
  const flush = (): void => {
    const text = writeLine(line, { image, within: 'paragraph' });
    if (text !== '') blocks.push(text);
    line = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      line.push(node);
      continue;
    }
    flush();
    // `isInline` is true of every text.
    const element = node as TreeElement;
    const isList = element.name === 'ul' || element.name === 'ol';
    // A list right after another is only another when its sign differs.
    lists = isList ? lists + 1 : 0;
    const written = isList ? writeList(element, image, lists % 2 === 0) : writeBlock(element, image);
    if (written !== '') blocks.push(written);
  }
  flush();
  return blocks;
}

function writeBlock(element: TreeElement, image: Image): string {
  const { name, children } = element;
  switch (name) {
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return writeHeading(Number(name.slice(1)), writeLine(children, { image, within: 'heading' }));
    case 'hr':
      return '* * *';
    case 'pre':
      return writeCodeBlock(element);
    case 'blockquote':
      return indent(writeBlocks(children, image).join('\n\n'), '> ', '> ');
    case 'table':
      return writeTable(element, image);
    case 'dt': {
      const term = writeLine([{ name: 'strong', attributes: {}, children }], { image, within: 'paragraph' });
      return term;
    }
    default:
      return writeBlocks(children, image).join('\n\n');
  }
}

/** A heading of one line; signs at its end would be taken for its closing. */
export function writeHeading(level: number, line: string): string {
  return line === '' ? '' : `${'#'.repeat(level)} ${line.replace(/#(?=#*$)/gu, '\\#')}`;
}

function writeList(list: TreeElement, image: Image, isSecond: boolean): string {
  const isOrdered = list.name === 'ol';
  let number = Number(list.attributes['start'] ?? 1);
  let isLoose = false;
  const items: string[] = [];
  for (const item of list.children) {
    const blocks = writeBlocks(typeof item === 'string' ? [item] : item.children, image);
    if (blocks.length === 0) continue;
    const marker = isOrdered ? `${number}${isSecond ? ')' : '.'} ` : isSecond ? '* ' : '- ';
    number += 1;
    isLoose ||= blocks.length > 1;
    items.push(indent(blocks.join('\n\n'), marker, ' '.repeat(marker.length)));
  }
  return items.join(isLoose ? '\n\n' : '\n');
}

function indent(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, at) => ((at === 0 ? first : others) + line).trimEnd())
    .join('\n');
}

function hasMark(node: TreeNode): boolean {
  return typeof node !== 'string' && (node.name === 'mark' || node.children.some(hasMark));
}

function writeCodeBlock(pre: TreeElement): string {
  const text = codeOf(pre).replaceAll(/\r\n?/gu, '\n');
  if (text.trim() === '') return '';
  if (hasMark(pre)) return writeHtml([pre], () => null);
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.replace(/\n$/u, '')}\n${fence}`;
}

function codeOf(node: TreeNode): string {
  if (typeof node === 'string') return node;
  return node.name === 'br' ? '\n' : node.children.map(codeOf).join('');
}

/** A table of plain cells in GFM's form; any other as HTML without an empty line, which would end it. */
function writeTable(table: TreeElement, image: Image): string {
  const elements = table.children.filter((child): child is TreeElement => typeof child !== 'string');
  const captions = elements.filter(({ name }) => name === 'caption');
  const before = captions.flatMap(({ children }) => writeBlocks(children, image));
  const body = elements.filter(({ name }) => name !== 'caption');
  const rows = body.flatMap((part) =>
    part.name === 'tr' ? [part] : part.children.filter((row) => typeof row !== 'string'),
  );
  const cells = rows.map((row) => row.children.filter((cell) => typeof cell !== 'string'));
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width === 0 || cells.every((row) => row.every((cell) => textOf(cell).trim() === ''))) return before.join('\n\n');
  const isPlain = cells.every((row) =>
    row.every(
      ({ children, attributes }) => children.every(isInline) && !('colspan' in attributes || 'rowspan' in attributes),
    ),
  );
  if (!isPlain) {
    const html = writeHtml([{ ...table, children: body }], image).replaceAll(/\n(?=\s*\n)/gu, '&#10;');
    return [...before, html].join('\n\n');
  }
  const isHead = cells[0]?.every(({ name }) => name === 'th') === true;
  const lines = cells.map((row) =>
    Array.from({ length: width }, (_, at) => writeLine(row[at]?.children ?? [], { image, within: 'table' })),
  );
  const [head = [], ...others] = isHead ? lines : [Array.from({ length: width }, () => ''), ...lines];
  return [...before, [head, head.map(() => '---'), ...others].map(writeRow).join('\n')].join('\n\n');
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
