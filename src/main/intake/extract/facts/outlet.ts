import type { EvidenceSource } from '../../../../contract/article';

export interface OutletClues {
  readonly jsonLd: string | null;
  readonly openGraph: string | null;
  readonly meta: string | null;
  readonly pageTitle: string | null;
  readonly headline: string | null;
  readonly url: string | null;
}

export interface FoundOutlet {
  readonly outlet: string;
  readonly source: EvidenceSource;
}

/**
 * The publisher's name as the page says it; a domain only where it says nothing else. JSON-LD first,
 * then og:site_name, meta, what follows the headline in `<title>`, the address.
 */
export function findOutlet(clues: OutletClues): FoundOutlet | null {
  const told: FoundOutlet[] = [];
  const tell = (outlet: string | null, source: EvidenceSource): void => {
    const name = outlet?.replace(/^@/, '').trim() ?? '';
    if (name !== '' && name.length <= 100 && !/^https?:/i.test(name)) told.push({ outlet: name, source });
  };
  tell(clues.jsonLd, 'json-ld');
  tell(clues.openGraph, 'opengraph');
  tell(clues.meta, 'meta');
  tell(titleTail(clues.pageTitle, clues.headline), 'html');
  const host = hostOf(clues.url);
  const named = told.find(({ outlet }) => !isDomain(outlet)) ?? told[0];
  if (named !== undefined) return named;
  return host === null ? null : { outlet: host, source: 'address' };
}

/** Everything the page may call its publisher, for telling the site's name from a headline. */
export function outletNames(clues: OutletClues): string[] {
  const host = hostOf(clues.url);
  const label = host?.split('.').find((part) => part.length > 3);
  return [clues.jsonLd, clues.openGraph, clues.meta, host, label ?? null].filter((name) => name !== null);
}

function titleTail(title: string | null, headline: string | null): string | null {
  if (title === null || headline === null) return null;
  const tail = title.startsWith(headline)
    ? /^\s*[-–—|｜•·»:]\s*(.{2,60})$/u.exec(title.slice(headline.length))?.[1]
    : undefined;
  const last = tail
    ?.split(/\s[-–—|｜•·»]\s/u)
    .at(-1)
    ?.trim();
  return last === undefined || last === '' ? null : last;
}

function isDomain(name: string): boolean {
  return /^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(name);
}

function hostOf(url: string | null): string | null {
  if (url === null) return null;
  try {
    return new URL(url).hostname.replace(/^(?:www\d?|m|mobile|amp)\./, '');
  } catch {
    return null;
  }
}
