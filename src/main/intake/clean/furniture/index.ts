import type { ExplainedBlock } from '../../../../contract/explain';
import { isMeant } from '../../outlet-rules';
import type { ExplainedRemoval } from '../../types';
import { isInline, type CleanElement } from '../tree';
import { listBlocks, textOf, type Block } from './blocks';
import { isCorrection } from './corrections';
import { explainBlocks } from './explain-blocks';
import { hintRules } from './hints';
import { related } from './phrases';
import { judgeBlock, type ArticleFacts } from './rules';
import { judgeLinkLists } from './link-lists';

export type { ArticleFacts } from './rules';

/** A container named like furniture is kept when it holds more than this share of the text: then the name means the page. */
const mostNamedShare = 0.3;
/** Characters of prose that two extractors must have agreed about before one is heard on the short blocks. */
const leastJudged = 500;
/** A paragraph this long, not made of links, is prose whatever its container is called. */
const proseCharacters = 280;

/**
 * Takes the furniture out of a normalised tree: captions and bylines repeated in the text, links to
 * other stories, calls to subscribe or share, biographies, and what stands after the end. Changes the
 * tree. Figures stay where they are (they are outside the text), correction notices always stay.
 * Gives what was removed, and all blocks in order, when `explain` is set.
 */
export function removeFurniture(root: CleanElement, facts: ArticleFacts, explain: boolean): ExplainedFurniture {
  const removed = new Map<CleanElement, { rule: string; why: string }>();
  const all = listBlocks(root);
  const total = all.reduce((sum, block) => sum + (block.isFigure ? 0 : block.text.length), 0);

  judgeByUsersRules(root, all, facts, removed);
  if (facts.opinion !== null) {
    judgeNamed(root, all, total, removed);
    judgeLinkLists(root, all, total, removed);
  }
  const left = all.filter((block) => !isRemoved(block, removed));
  judgeBlocks(left, { ...facts, opinion: checkOpinion(left, facts.opinion) }, removed);

  // An article of which next to nothing is left was not furniture: the page is an unusual one.
  const kept = all.filter((block) => !block.isFigure && !isRemoved(block, removed));
  const keptCharacters = kept.reduce((sum, block) => sum + block.text.length, 0);
  if (keptCharacters < total * 0.2 && keptCharacters < 500) removed.clear();

  const explained: ExplainedRemoval[] = [];
  if (explain) {
    for (const [node, reason] of removed) explained.push({ ...reason, text: textOf(node).slice(0, 2_000) });
  }
  const blocks = explain ? explainBlocks(all, removed) : [];
  if (removed.size > 0) prune(root, removed);
  return { explained, blocks };
}

/** What was removed, element by element, and all blocks with what became of them. */
export interface ExplainedFurniture {
  readonly explained: readonly ExplainedRemoval[];
  readonly blocks: readonly ExplainedBlock[];
}

function judgeByUsersRules(root: CleanElement, blocks: readonly Block[], facts: ArticleFacts, removed: Removed): void {
  const { rules = [] } = facts;
  if (rules.length === 0) return;
  const seen = new Set<CleanElement>([root]);
  for (const block of blocks) {
    for (const node of [...block.path, block.node]) {
      if (seen.has(node)) continue;
      seen.add(node);
      const subject = { name: node.name, hint: node === block.node ? block.hint : node.hint, text: () => textOf(node) };
      if (rules.some((match) => isMeant(match, subject))) {
        removed.set(node, { rule: 'outlet', why: 'you said so of this outlet’s pages' });
      }
    }
  }
}

/**
 * A second opinion is heard only when it is about the same text: when it has most of the long
 * blocks. Otherwise it took another part of the page for the article, and everything is let pass.
 */
function checkOpinion(blocks: readonly Block[], opinion: ArticleFacts['opinion']): ArticleFacts['opinion'] {
  if (opinion === null) return null;
  let sum = 0;
  let agreed = 0;
  for (const block of blocks) {
    if (!isProse(block)) continue;
    sum += block.text.length;
    if (opinion.has(block.text)) agreed += block.text.length;
  }
  return sum >= leastJudged && agreed >= sum * 0.8 ? opinion : { ...opinion, has: () => true };
}

type Removed = Map<CleanElement, { rule: string; why: string }>;

function isRemoved(block: Block, removed: Removed): boolean {
  return removed.has(block.node) || block.path.some((parent) => removed.has(parent));
}

function judgeNamed(root: CleanElement, blocks: readonly Block[], total: number, removed: Removed): void {
  const under = new Map<CleanElement, { characters: number; isProse: boolean; holdsFigure: boolean }>();
  for (const block of blocks) {
    for (const parent of [...block.path, block.node]) {
      const sum = under.get(parent) ?? { characters: 0, isProse: false, holdsFigure: false };
      if (block.isFigure) sum.holdsFigure = true;
      else {
        sum.characters += block.text.length;
        sum.isProse ||= (block.text.length >= proseCharacters && block.linkShare < 0.4) || isCorrection(block.text);
      }
      under.set(parent, sum);
    }
  }
  for (const [node, sum] of under) {
    if (node === root || node.hint === '' || sum.characters > total * mostNamedShare) continue;
    for (const { rule, why, test } of hintRules) {
      if (!test.test(node.hint)) continue;
      // Pictures are no furniture, nor is what a gallery's box holds besides them.
      if (sum.holdsFigure && (rule === 'caption' || node.name === 'figure')) continue;
      if (sum.isProse && rule !== 'related' && rule !== 'comments' && rule !== 'biography') continue;
      if (sum.isProse && sum.characters > total * 0.15) continue;
      removed.set(node, { rule, why });
      break;
    }
  }
}

function judgeBlocks(blocks: readonly Block[], facts: ArticleFacts, removed: Removed): void {
  const prose = blocks.flatMap((block, i) => (isProse(block) ? [i] : []));
  const first = prose[0] ?? 0;
  const last = prose.at(-1) ?? blocks.length - 1;
  let underRelated = false;
  blocks.forEach((block, i) => {
    if (block.isFigure || isCorrection(block.text)) return;
    if (isRelatedHeading(block)) underRelated = true;
    else if (block.isHeading || isProse(block)) underRelated = false;
    const verdict = judgeBlock(block, facts, {
      beforeProse: i < first,
      afterProse: i > last,
      fromStart: i,
      fromEnd: blocks.length - 1 - i,
      underRelated,
    });
    if (verdict !== null) removed.set(block.node, verdict);
  });
  dropOrphanHeadings(blocks, removed);
}

function isRelatedHeading(block: Block): boolean {
  return block.text.length <= 60 && block.linkShare < 0.5 && related.test(block.text);
}

function isProse(block: Block): boolean {
  return !block.isFigure && !block.isHeading && block.text.length >= 140 && block.linkShare < 0.5;
}

/** A heading whose whole section went goes with it; so does one after which nothing comes. */
function dropOrphanHeadings(blocks: readonly Block[], removed: Removed): void {
  let isEmptyBelow = true;
  let wentBelow = false;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i];
    if (block === undefined || block.isFigure) continue;
    if (removed.has(block.node)) {
      wentBelow = true;
    } else if (block.isHeading) {
      const isLast = i === blocks.length - 1;
      if (isEmptyBelow && (wentBelow || isLast) && !isCorrection(block.text)) {
        removed.set(block.node, { rule: 'heading', why: 'nothing is left of what it headed' });
        continue;
      }
      isEmptyBelow = true;
      wentBelow = false;
    } else {
      isEmptyBelow = false;
      wentBelow = false;
    }
  }
}

function prune(node: CleanElement, removed: Removed): void {
  node.children = node.children.filter((child) => typeof child === 'string' || isInline(child) || !removed.has(child));
  for (const child of node.children) if (typeof child !== 'string' && !isInline(child)) prune(child, removed);
}
