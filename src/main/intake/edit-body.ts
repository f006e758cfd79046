import { parseFragment } from 'parse5';
import type { ArticleContent } from '../../contract/article';
import type { BlockToRestore } from '../../contract/explain';
import { checkHtmlBudget } from './budget';
import { listBlocks } from './clean/furniture/blocks';
import { finish } from './clean/finish';
import { keepImages } from './clean/images';
import { plainText } from './clean/plain-text';
import { rebuild } from './clean/rebuild';
import { serialize } from './clean/serialize';
import type { CleanElement, CleanNode } from './clean/tree';
import { countWords, leadOf } from './extract/measure';
import { fromParse5 } from './extract/parse5-tree';

/** What a body comes to once it is edited. */
export type EditedBody = Pick<ArticleContent, 'html' | 'text' | 'images' | 'words' | 'lead'>;

/**
 * Cuts blocks out of an article's clean HTML and puts others back, each known by its words (one line, at most 2,000
 * characters). A block that is not there, or is there already, changes nothing. What is put back is rebuilt from the
 * allow-list like everything else, and stands behind the block it came after, or first. Null when no text would be left.
 */
export function editBody(
  html: string,
  edits: { readonly cut: readonly string[]; readonly restore: readonly BlockToRestore[] },
): EditedBody | null {
  const root = parseClean(html);
  for (const text of edits.cut) cutBlock(root, text);
  for (const block of edits.restore) restoreBlock(root, block);
  const nodes = finish(root);
  const edited = serialize(nodes);
  const text = plainText(nodes);
  if (text === '') return null;
  const images = Array.from(edited.matchAll(/ src="object:([0-9a-f]{64})"/gu), ([, object]) => object ?? '');
  return { html: edited, text, images: [...new Set(images)], words: countWords(text), lead: leadOf(text) };
}

function parseClean(html: string): CleanElement {
  return rebuild(fromParse5(parseFragment(html)), { base: null, images: keepImages(), keepsObjects: true });
}

function cutBlock(root: CleanElement, text: string): void {
  const block = findBlock(root, text);
  const parent = block?.path.at(-1);
  if (block && parent) parent.children = parent.children.filter((child) => child !== block.node);
}

function restoreBlock(root: CleanElement, { text, html, after }: BlockToRestore): void {
  if (findBlock(root, text) || checkHtmlBudget(html) !== null) return;
  const added = finish(parseClean(html));
  if (added.length === 0) return;
  const anchor = after === '' ? undefined : findBlock(root, after);
  if (!anchor) {
    root.children.unshift(...added);
    return;
  }
  const [only] = added;
  const list = anchor.path.at(-1);
  // An item goes into the list its neighbour is in.
  if (added.length === 1 && only && (only.name === 'ul' || only.name === 'ol') && anchor.node.name === 'li' && list) {
    insertAfter(list, anchor.node, only.children);
    return;
  }
  insertAfter(root, anchor.path[1] ?? anchor.node, added);
}

function insertAfter(parent: CleanElement, node: CleanNode, added: readonly CleanNode[]): void {
  const at = parent.children.indexOf(node);
  parent.children.splice(at + 1, 0, ...added);
}

function findBlock(root: CleanElement, text: string) {
  return listBlocks(root).find((block) => block.text !== '' && block.text.slice(0, 2_000) === text);
}
