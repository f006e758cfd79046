import { listBlocks, textOf } from './furniture/blocks';
import { element, isInline, type CleanElement, type CleanNode } from './tree';

/** Longer text beside a picture is the article's own. */
const mostCharacters = 240;

/**
 * Makes figures of pictures whose caption the page did not mark as one: a box that holds a picture
 * and a short text and nothing else, or a paragraph of a picture, a line break and a short text.
 * The caption then stands with its picture and out of the searchable text. Changes the tree.
 */
export function findCaptions(node: CleanElement): void {
  node.children = node.children.flatMap((child): CleanNode[] => {
    if (typeof child === 'string' || isInline(child)) return [child];
    const cut = child.name === 'p' ? cutPictureLine(child) : null;
    if (cut !== null) return [cut];
    if (child.name === 'box') {
      const figure = asFigure(child);
      if (figure !== null) return [figure];
    }
    if (child.name !== 'figure') findCaptions(child);
    return [child];
  });
}

function asFigure(box: CleanElement): CleanElement | null {
  const blocks = listBlocks(box);
  const pictures = blocks.filter((block) => block.isFigure);
  const texts = blocks.filter((block) => !block.isFigure && block.text !== '');
  if (pictures.length !== 1 || texts.length === 0 || texts.length > 2 || blocks[0]?.isFigure !== true) return null;
  if (texts.some((block) => block.node.name !== 'p' || block.linkShare > 0.6)) return null;
  if (texts.reduce((sum, block) => sum + block.text.length, 0) > mostCharacters) return null;
  const figure = pictures[0]?.node;
  if (figure === undefined) return null;
  const captions = texts.map((block) => element('figcaption', block.node.children, block.node.attributes));
  return { ...figure, children: [...figure.children, ...captions] };
}

function cutPictureLine(paragraph: CleanElement): CleanElement | null {
  const nodes = paragraph.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const at = nodes.findIndex((child) => typeof child !== 'string' && child.name === 'br');
  if (at < 1) return null;
  const before = nodes.slice(0, at);
  const pictures = before.flatMap((child) => imagesOf(child));
  if (pictures.length === 0 || textOf(element('p', before)) !== '') return null;
  const after = nodes.slice(at + 1);
  const text = textOf(element('p', after));
  if (text === '' || text.length > mostCharacters) return null;
  return element('figure', [...pictures, element('figcaption', after)]);
}

function imagesOf(node: CleanNode): CleanElement[] {
  if (typeof node === 'string') return [];
  return node.name === 'img' ? [node] : node.children.flatMap(imagesOf);
}
