import { hintOf, isPhrasing, isUnseen, type PageElement, type PageNode } from '../extract/page-tree';
import { checkLink, checkSpan, checkTime, checkedLanguage } from './attributes';
import type { ImageKeeper } from './images';
import { element, type CleanElement } from './tree';

/** Elements that go with all they hold: programs, forms' fields, drawings, frames and players. */
const dropped = new Set(
  (
    'script style noscript template iframe frame frameset object embed applet param svg math canvas audio video track ' +
    'link meta base head title button input select option optgroup textarea datalist output progress meter map area ' +
    'noembed noframes plaintext xmp listing portal fencedframe slot dialog menu menuitem bgsound marquee source'
  ).split(' '),
);

const renamed: Readonly<Record<string, CleanElement['name']>> = {
  acronym: 'abbr',
  del: 's',
  strike: 's',
  ins: 'u',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  var: 'i',
  dfn: 'i',
  h1: 'h2',
  tfoot: 'tbody',
};

const kept: ReadonlySet<string> = new Set(
  (
    'p h2 h3 h4 h5 h6 ul ol li blockquote pre figure figcaption table caption thead tbody tr th td dl dt dd hr ' +
    'a abbr b bdi bdo br cite code em i img q rp rt ruby s span strong sub sup time u'
  ).split(' '),
);

/** What rebuilding needs to know of the page. */
export interface RebuildContext {
  /** The page's address, for relative links; null drops the links and keeps their words. */
  readonly base: string | null;
  readonly images: ImageKeeper;
  /** Data URLs by the name that a picture's `src` has for them. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Whether pictures may name an object of the vault, as in HTML that we wrote; a page may not. */
  readonly keepsObjects?: boolean;
}

/**
 * Rebuilds a page's tree from the allow-list: an element, attribute or scheme that is not named here
 * cannot come out. Elements not on the list give way to what they hold, programs go altogether.
 * Gives a `box`; nesting is still the page's own and is put right by `normalise`.
 */
export function rebuild(source: PageElement, context: RebuildContext): CleanElement {
  const root = element('box', []);
  const stack: { from: PageNode[]; to: CleanElement; at: number }[] = [{ from: source.children, to: root, at: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const node = top.from[top.at++];
    if (node === undefined) {
      stack.pop();
    } else if (typeof node === 'string') {
      top.to.children.push(node);
    } else {
      const made = make(node, context);
      if (made === null) continue;
      top.to.children.push(made);
      if (made.name !== 'img' && made.name !== 'br' && made.name !== 'hr') {
        stack.push({ from: node.children, to: made, at: 0 });
      }
    }
  }
  return root;
}

function make(node: PageElement, context: RebuildContext): CleanElement | null {
  const { name, attributes } = node;
  if (dropped.has(name) || 'hidden' in attributes) return null;
  const style = attributes['style'];
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return null;
  const hint = hintOf(attributes);
  if (isUnseen(hint)) return null;
  // A prefix is foreign markup (o:p, fb:like, svg:script): its words may stay, it may not.
  const to = Object.hasOwn(renamed, name) ? renamed[name] : kept.has(name) ? (name as CleanElement['name']) : undefined;
  const lang = checkedLanguage(attributes);
  // A span without lang or dir goes at the end (`finish`); until then its hint is of use to the rules.
  if (to === undefined) {
    if (!isPhrasing(name)) return element('box', [], {}, name === 'div' ? hint : `${name} ${hint}`);
    return element('span', [], lang, hint);
  }
  switch (to) {
    case 'a': {
      const href = checkLink(attributes['href'], context.base);
      // A link that leads nowhere we may go is still a link to the rules: lists of links are furniture.
      return element('a', [], href === null ? lang : { href, ...lang }, hint);
    }
    case 'img':
      return makeImage(attributes, context);
    case 'td':
    case 'th': {
      const spans: Record<string, string> = { ...lang };
      const colspan = checkSpan(attributes['colspan']);
      const rowspan = checkSpan(attributes['rowspan']);
      if (colspan !== null) spans['colspan'] = colspan;
      if (rowspan !== null) spans['rowspan'] = rowspan;
      return element(to, [], spans, hint);
    }
    case 'time': {
      const datetime = checkTime(attributes['datetime']);
      return element('time', [], datetime === null ? lang : { datetime, ...lang }, hint);
    }
    case 'bdo':
      return element('dir' in lang ? 'bdo' : 'span', [], lang, hint);
    default:
      return element(to, [], lang, hint);
  }
}

function makeImage(attributes: Readonly<Record<string, string>>, context: RebuildContext): CleanElement {
  const alt = (attributes['alt'] ?? '').replace(/\s+/g, ' ').trim().slice(0, 1_000);
  const src = attributes['src'] ?? '';
  if (context.keepsObjects === true && /^object:[0-9a-f]{64}$/.test(src)) return element('img', [], { src, alt });
  for (const name of ['src', 'data-src', 'data-original', 'data-lazy-src']) {
    const given = attributes[name];
    const value = given === undefined ? undefined : (context.variables?.get(given) ?? given);
    const object = value?.startsWith('data:') === true ? context.images.keep(value) : null;
    if (object !== null) return element('img', [], { src: `object:${object}`, alt });
  }
  // The picture is not in the file: its words keep its place. Without words it still tells that a caption is one; `finish` drops it.
  return element('img', [], alt === '' ? {} : { alt });
}
