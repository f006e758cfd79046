import type { Sha256 } from '../../../contract/article';
import type { ExplainedBlock } from '../../../contract/explain';
import type { PackedObject, ExplainedRemoval } from '../types';
import type { PageElement } from '../extract/page-tree';
import { removeFurniture, type ArticleFacts } from './furniture';
import { findCaptions } from './captions';
import { explainPage } from './explain-page';
import { finish } from './finish';
import { keepImages } from './images';
import { normalise } from './normalise';
import { plainText } from './plain-text';
import { rebuild } from './rebuild';
import { serialize } from './serialize';

export type { ArticleFacts } from './furniture';
export { checkLanguage } from './attributes';
export { escapeHtml } from './serialize';

/** A body ready for the archive. */
export interface CleanBody {
  /** Allow-listed elements, attributes and schemes only; see `serialize`. */
  readonly html: string;
  /** See `plainText`. */
  readonly text: string;
  readonly images: readonly PackedObject[];
  readonly explained: readonly ExplainedRemoval[];
  /** Every block, where that was asked for. */
  readonly blocks: readonly ExplainedBlock[];
}

/**
 * Cleans a body: rebuilt from the allow-list, put in order, furniture taken out, written.
 * `base` is the page's address, for relative links.
 */
export function cleanBody(
  body: PageElement,
  options: {
    readonly base: string | null;
    readonly facts: ArticleFacts;
    readonly explain: boolean;
    /** The whole page, of which `body` is a part: so that what lies outside is explained too. */
    readonly whole?: PageElement;
    /** Data URLs that pictures name instead of holding them (see open-page.ts). */
    readonly variables?: ReadonlyMap<string, string>;
  },
): CleanBody {
  const images = keepImages();
  const context = { base: options.base, images, variables: options.variables ?? new Map<string, string>() };
  const tree = normalise(rebuild(body, context));
  findCaptions(tree);
  const { explained, blocks } = removeFurniture(tree, options.facts, options.explain);
  const finished = finish(tree);
  const html = serialize(finished);
  // Its pictures are not kept: only what is put back is asked for again.
  const page =
    options.explain && options.whole ? normalise(rebuild(options.whole, { ...context, images: keepImages() })) : null;
  return {
    html,
    text: plainText(finished),
    blocks: page === null ? blocks : explainPage(page, blocks),
    // Those that went with the furniture are not kept.
    images: images.objects.filter((object) => html.includes(object.sha256)),
    explained,
  };
}

/**
 * Rebuilds a body that Backfile wrote (`html` and its tree), with its images as they are named in it. The order of things is only put
 * right again where it is not what we would write, so that our own HTML stays as it is.
 */
export function recleanBody(
  html: string,
  body: PageElement,
): Omit<CleanBody, 'images' | 'explained' | 'blocks'> & { readonly images: readonly Sha256[] } {
  const tree = rebuild(body, { base: null, images: keepImages(), keepsObjects: true });
  const isOurs = serialize(tree.children) === html;
  const nodes = isOurs ? tree.children : finish(normalise(tree));
  const clean = isOurs ? html : serialize(nodes);
  const images = Array.from(clean.matchAll(/ src="object:([0-9a-f]{64})"/gu), ([, object]) => object ?? '');
  return { html: clean, text: plainText(nodes), images: [...new Set(images)] };
}
