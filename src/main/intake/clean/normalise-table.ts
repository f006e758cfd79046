import { inlineOf, normaliseChildren } from './normalise';
import { soleParagraph } from './normalise-list';
import { element, type CleanElement, type CleanNode } from './tree';

/** Longer cells hold an article's columns, not a table's figures. */
const mostCellCharacters = 700;

/**
 * A table of data keeps its rows and cells; one that only lays out the page gives way to the boxes
 * of its cells. Data: a caption or header cells, or several rows of several short cells.
 */
export function normaliseTable(table: CleanElement, wrappers: readonly CleanElement[]): CleanElement {
  const rows: { row: CleanElement; isHead: boolean }[] = [];
  const captions: CleanElement[] = [];
  const loose: CleanNode[] = [];
  const visit = (nodes: readonly CleanNode[], isHead: boolean): void => {
    for (const node of nodes) {
      if (typeof node === 'string') {
        if (node.trim() !== '') loose.push(node);
      } else if (node.name === 'tr') {
        rows.push({ row: node, isHead });
      } else if (node.name === 'thead' || node.name === 'tbody' || node.name === 'box') {
        visit(node.children, isHead || node.name === 'thead');
      } else if (node.name === 'caption') {
        captions.push({ ...node, children: inlineOf(node.children) });
      } else if (node.name === 'td' || node.name === 'th') {
        rows.push({ row: element('tr', [node]), isHead });
      } else {
        loose.push(node);
      }
    }
  };
  visit(table.children, false);
  const cellsOf = rows.map(({ row }) => row.children.filter(isCell));
  if (!isData(cellsOf, captions.length > 0)) {
    const cells = cellsOf
      .flat()
      .map((cell) => element('box', normaliseChildren(cell.children, wrappers), {}, cell.hint));
    return element(
      'box',
      [...normaliseChildren([...captions.flatMap((caption) => caption.children), ...loose], wrappers), ...cells],
      {},
      table.hint,
    );
  }
  const parts: CleanElement[] = captions.slice(0, 1);
  let section: CleanElement | null = null;
  rows.forEach(({ row, isHead }, i) => {
    const cells = (cellsOf[i] ?? []).map((cell) => ({
      ...cell,
      children: soleParagraph(normaliseChildren(cell.children, wrappers)),
    }));
    if (cells.length === 0) return;
    // A head after the body is not a head any more.
    const name = isHead && (section === null || section.name === 'thead') ? 'thead' : 'tbody';
    if (section === null || section.name !== name) {
      section = element(name, []);
      parts.push(section);
    }
    section.children.push({ ...row, children: cells });
  });
  const whole: CleanElement = { ...table, children: parts };
  return loose.length === 0 ? whole : element('box', [...normaliseChildren(loose, wrappers), whole], {}, table.hint);
}

function isData(rows: readonly CleanElement[][], hasCaption: boolean): boolean {
  const cells = rows.flat();
  if (cells.length === 0 || cells.some((cell) => holds(cell, 'table'))) return false;
  if (hasCaption || cells.some((cell) => cell.name === 'th')) return true;
  const several = rows.filter((row) => row.length >= 2).length;
  return several >= 2 && cells.every((cell) => lengthOf(cell) <= mostCellCharacters);
}

function isCell(node: CleanNode): node is CleanElement {
  return typeof node !== 'string' && (node.name === 'td' || node.name === 'th');
}

function holds(node: CleanElement, name: CleanElement['name']): boolean {
  return node.children.some((child) => typeof child !== 'string' && (child.name === name || holds(child, name)));
}

function lengthOf(node: CleanElement): number {
  return node.children.reduce<number>(
    (sum, child) => sum + (typeof child === 'string' ? child.trim().length : lengthOf(child)),
    0,
  );
}
