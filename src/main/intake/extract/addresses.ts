import { foldUrl } from '../identify/fold-url';
import type { EvidenceSource } from '../../../contract/article';

/** The addresses a page gives of itself, most trusted first. */
export interface AddressClues {
  /** From the program that saved the page: where it was really read. */
  readonly saved: string | null;
  readonly canonical: string | null;
  readonly openGraph: string | null;
  readonly jsonLd: string | null;
}

export interface Addresses {
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly source: EvidenceSource | null;
  /** Where the folded address was read. */
  readonly foldedFrom: EvidenceSource | null;
}

/**
 * The page's address and its folded form. A canonical link is believed unless it points at a front
 * page or, where it is known where the page was read, at another site: templates and tools get it
 * wrong, and two articles with one address would become versions of each other. A front page's
 * address is no article's: `canonicalUrl` is null for it, unless it is all there is to an index.
 */
export function findAddresses(clues: AddressClues): Addresses {
  const saved = absoluteAddress(clues.saved, null);
  const others = [
    { url: absoluteAddress(clues.canonical, saved), source: 'link' as const },
    { url: absoluteAddress(clues.openGraph, saved), source: 'opengraph' as const },
    { url: absoluteAddress(clues.jsonLd, saved), source: 'json-ld' as const },
  ].filter((clue) => clue.url !== null);
  const own = others.find(({ url }) => !isFrontPage(url) && (saved === null || isSameSite(url, saved)));
  const url = saved ?? own?.url ?? others[0]?.url ?? null;
  const source = saved === null ? (own ?? others[0])?.source : ('saved-by' as const);
  const named = own?.url ?? saved;
  return {
    url,
    source: source ?? null,
    foldedFrom: own === undefined ? (saved === null ? null : 'saved-by') : own.source,
    canonicalUrl: named === null || isFrontPage(named) ? null : foldUrl(named),
  };
}

/** An http or https address made absolute, or null. */
export function absoluteAddress(address: string | null, base: string | null): string | null {
  if (address === null || address.length > 2_000) return null;
  try {
    const url = new URL(address.trim(), base ?? undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

function isFrontPage(address: string | null): boolean {
  if (address === null) return true;
  const url = new URL(address);
  return /^\/(?:index\.\w+|home)?\/?$/i.test(url.pathname) && url.search === '' && !url.hash.startsWith('#!');
}

function isSameSite(a: string | null, b: string): boolean {
  return a !== null && siteOf(a) === siteOf(b);
}

// The last two labels, three under a two-letter country with a short second level (co.uk, com.br).
function siteOf(address: string): string {
  const labels = new URL(address).hostname.split('.');
  const isDouble = labels.length > 2 && (labels.at(-1)?.length ?? 0) === 2 && (labels.at(-2)?.length ?? 0) <= 3;
  return labels.slice(isDouble ? -3 : -2).join('.');
}
