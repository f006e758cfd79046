import { descendants, hintOf, visibleText, type PageElement } from '../page-tree';

/** The lines that stand about a headline, as a reader sees them; null where there is none. */
export interface HeadLines {
  /** The words over it: a section, a series, a label. */
  readonly kicker: string | null;
  /** The line or two under it. */
  readonly dek: string | null;
}

const kickerHint =
  /(?:^|[\s_-])(?:kicker|eyebrow|overline|over-?title|top-?line|topper|pre-?title|super-?title|dachzeile|ober-?zeile|spitzmarke|vorspann-?titel|surtitre|antet[ií]tulo|cintillo|volanta|chapeu|occhiello|rubric|section-?(?:label|name|tag)|category-?label|label-?kicker)(?=$|[\s_-])/;
const dekHint =
  /(?:^|[\s_-])(?:dek|deck|standfirst|stand-?first|sub-?(?:title|head(?:line|ing)?|hed)|article-?(?:summary|intro|lead|lede|excerpt|description)|entry-?summary|post-?(?:subtitle|excerpt|summary)|story-?(?:summary|intro|deck)|lead-?in|intro(?:-?text)?|lede|vorspann|teaser-?text|unterzeile|chapo|bajada|entradilla|copete|sumario|linha-?fina|sottotitolo|catenaccio|ingress|manchet)(?=$|[\s_-])/;

/** Elements between the headline and its lines. */
const mostAway = 40;
const mostKicker = 80;
const leastDek = 20;
const mostDek = 500;

/**
 * Finds the kicker and the dek by what the page calls them, near the headline; a dek also where a
 * paragraph or smaller heading under the headline says what the page's `description` says. A
 * description that no reader sees is none.
 */
export function readHeadLines(root: PageElement, headline: string, description: string | null): HeadLines {
  const elements = [...descendants(root)];
  const at = findHeading(elements, headline);
  if (at < 0) return { kicker: null, dek: null };
  return { kicker: findKicker(elements, at, headline), dek: findDek(elements, at, headline, description) };
}

function findHeading(elements: readonly PageElement[], headline: string): number {
  const wanted = fold(headline);
  let first = -1;
  for (const [i, element] of elements.entries()) {
    if (!/^h[1-3]$/.test(element.name)) continue;
    const text = fold(visibleText(element));
    if (text === wanted) return i;
    // A heading may hold the kicker too.
    if (first < 0 && wanted.length >= 12 && text.length < wanted.length + mostKicker && text.includes(wanted))
      first = i;
  }
  return first;
}

function findKicker(elements: readonly PageElement[], at: number, headline: string): string | null {
  const inside = elements.slice(at + 1, at + 8).filter((element) => isWithin(element, elements[at]));
  const before = elements.slice(Math.max(0, at - mostAway), at).reverse();
  for (const element of [...inside, ...before]) {
    if (/^(?:body|html|head|nav|ul|ol)$/.test(element.name) || !kickerHint.test(hintOf(element.attributes))) continue;
    const text = visibleText(element);
    if (text === '' || text.length > mostKicker || !/\p{L}/u.test(text) || fold(text) === fold(headline)) continue;
    return text.replace(/\s*[:|/›»-]$/u, '');
  }
  return null;
}

function findDek(
  elements: readonly PageElement[],
  at: number,
  headline: string,
  description: string | null,
): string | null {
  const after = elements.slice(at + 1, at + 1 + mostAway).filter((element) => !isWithin(element, elements[at]));
  const told = description === null ? '' : fold(description);
  for (const element of after) {
    const isNamed = dekHint.test(hintOf(element.attributes)) && !/^(?:body|article|main|section)$/.test(element.name);
    const isLine = told.length >= leastDek && /^(?:p|h[2-4])$/.test(element.name);
    if (!isNamed && !isLine) continue;
    const text = visibleText(element);
    if (text.length < leastDek || text.length > mostDek || fold(text) === fold(headline)) continue;
    if (isNamed || fold(text) === told) return text;
  }
  return null;
}

function isWithin(element: PageElement, heading: PageElement | undefined): boolean {
  for (let at = element.parent; at !== null; at = at.parent) if (at === heading) return true;
  return false;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
