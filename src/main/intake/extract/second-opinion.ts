import { collapse, hintOf, isPhrasing, isUnseen, type PageElement } from './page-tree';

/** Another extractor's view of the page: which blocks it takes for the body. */
export interface SecondOpinion {
  /** Whether a block's text (collapsed) is in the body by this opinion. */
  has(text: string): boolean;
  /** Share of the page's text (navigation aside) that stands in links, 0 to 1. */
  readonly linkShare: number;
}

const skipped = new Set(
  'script style noscript template svg math iframe object form button select textarea nav footer header aside figure figcaption menu head'.split(
    ' ',
  ),
);
const against =
  /comment|meta|footer|footnote|masthead|sidebar|sponsor|\bad-|advert|promo|related|recirc|recommend|share|social|newsletter|subscribe|widget|caption|credit|byline|breadcrumb|\btags?\b|toolbar|menu|popup|banner|signup|outbrain|taboola/;
const inFavour = /article|body|content|entry|hentry|\bmain\b|\bpost|text|blog|story/;

interface Leaf {
  readonly parent: PageElement;
  readonly text: string;
  readonly linkShare: number;
}

/**
 * Scores the containers of a page by the prose that stands directly in them, one level up at half
 * weight (the idea is Arc90's Readability of 2010, without its later climbing and joining, which is
 * what makes it a second opinion), and takes the blocks of the best one and of its like. One walk:
 * about 2 ms a page.
 */
export function giveSecondOpinion(root: PageElement): SecondOpinion {
  const leaves: Leaf[] = [];
  collect(root, leaves);
  const scores = new Map<PageElement, number>();
  for (const leaf of leaves) {
    if (leaf.text.length < 25 || leaf.linkShare > 0.5) continue;
    const commas = leaf.text.match(/[,،，、;]/g)?.length ?? 0;
    const score = 1 + Math.min(commas, 10) + Math.min(leaf.text.length / 100, 3);
    add(scores, leaf.parent, score);
    if (leaf.parent.parent !== null) add(scores, leaf.parent.parent, score / 2);
  }
  let best: PageElement | null = null;
  let most = 0;
  for (const [container, score] of scores) {
    if (score > most) {
      best = container;
      most = score;
    }
  }
  let body = '';
  if (best !== null) {
    const enough = Math.max(10, most * 0.2);
    const like = new Set<PageElement>();
    for (const [container, score] of scores) {
      if (container === best || (score >= enough && isNear(container, best))) like.add(container);
    }
    for (const leaf of leaves) if (isUnder(leaf.parent, like)) body += `${squeeze(leaf.text)}\n`;
  }
  // Contained, not equal: Readability makes paragraphs where the page has line breaks.
  const total = leaves.reduce((sum, leaf) => sum + leaf.text.length, 0);
  const linked = leaves.reduce((sum, leaf) => sum + leaf.linkShare * leaf.text.length, 0);
  return { has: (text) => body.includes(squeeze(text)), linkShare: total === 0 ? 0 : Math.min(1, linked / total) };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function add(scores: Map<PageElement, number>, container: PageElement, score: number): void {
  let known = scores.get(container);
  if (known === undefined) {
    const hint = hintOf(container.attributes);
    known = (against.test(hint) ? -25 : 0) + (inFavour.test(hint) ? 10 : 0);
  }
  scores.set(container, known + score);
}

/** Siblings of the best container and of its parent. */
function isNear(container: PageElement, best: PageElement): boolean {
  return (
    container.parent === best.parent ||
    container.parent === best ||
    container.parent === best.parent?.parent ||
    container.parent?.parent === best.parent
  );
}

/** Two levels: lists and quotations inside a body belong to it, cards of cards do not. */
function isUnder(parent: PageElement, like: ReadonlySet<PageElement>): boolean {
  let at: PageElement | null = parent;
  for (let level = 0; level < 3 && at !== null; level++) {
    if (like.has(at)) return true;
    if (against.test(hintOf(at.attributes))) return false;
    at = at.parent;
  }
  return false;
}

function collect(root: PageElement, leaves: Leaf[]): void {
  const stack: PageElement[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    let run = '';
    let linked = 0;
    const parent = element;
    const flush = (): void => {
      const text = collapse(run);
      if (text !== '') {
        // A paragraph's text counts for what holds the paragraph; loose text for what it stands in.
        const holder = isParagraph(parent.name) ? (parent.parent ?? parent) : parent;
        leaves.push({ parent: holder, text, linkShare: linked / text.length });
      }
      run = '';
      linked = 0;
    };
    const below: PageElement[] = [];
    const gather = (nodes: PageElement['children'], inLink: boolean): void => {
      for (const node of nodes) {
        if (typeof node === 'string') {
          run += node;
          if (inLink) linked += node.trim().length;
        } else if (node.name === 'br') {
          run += ' ';
        } else if (isUnseen(hintOf(node.attributes))) {
          continue;
        } else if (isPhrasing(node.name)) {
          gather(node.children, inLink || node.name === 'a');
        } else if (!skipped.has(node.name)) {
          flush();
          below.push(node);
        }
      }
    };
    gather(element.children, false);
    flush();
    for (let i = below.length - 1; i >= 0; i--) {
      const next = below[i];
      if (next !== undefined) stack.push(next);
    }
  }
}

function isParagraph(name: string): boolean {
  return /^(?:p|h[1-6]|li|blockquote|pre|td|dd|dt)$/.test(name);
}
