import type { ArticleDate, Credit, EvidenceSource, LeadImage } from '../../../../contract/article';
import type { PageElement } from '../page-tree';
import { absoluteAddress, findAddresses, type Addresses } from '../addresses';
import { namesOf, readCredits } from './byline';
import { findHeadline, isOutlet } from './headline';
import { readJsonLd, type JsonLdFacts } from './json-ld';
import { readMetaTags, type MetaTags } from './meta-tags';
import { readHeadLines } from './head-lines';
import { findPublished, findUpdated } from './published';
import { findOutlet, outletNames, type FoundOutlet } from './outlet';
import { readSavedMark } from './saved-mark';
import { lookAround, nearHeadline, type Sighted, type VisibleFacts } from './visible';

export interface Sourced<T> {
  readonly value: T;
  readonly source: EvidenceSource;
}

/** What a page says of its article, each fact with where it stands; null where it says nothing. */
export interface PageFacts {
  readonly title: Sourced<string> | null;
  readonly byline: Sourced<readonly string[]> | null;
  /** All the byline names; empty when it names nobody. */
  readonly credits: readonly Credit[];
  readonly kicker: Sourced<string> | null;
  readonly dek: Sourced<string> | null;
  readonly keywords: Sourced<readonly string[]> | null;
  readonly leadImage: Sourced<LeadImage> | null;
  readonly outlet: FoundOutlet | null;
  readonly section: Sourced<string> | null;
  readonly published: Sourced<ArticleDate> | null;
  readonly updated: Sourced<ArticleDate> | null;
  readonly saved: Sourced<string> | null;
  readonly copyright: Sourced<string> | null;
  readonly addresses: Addresses;
  readonly languages: readonly { readonly value: string | null; readonly source: EvidenceSource }[];
  readonly types: string;
  readonly openGraphType: string | null;
  readonly isFree: boolean | null;
}

const authorNames =
  'author article:author parsely-author sailthru.author byl citation_author dc.creator dcterms.creator dc:creator dc.contributor rnews:author article.author cxenseparse:author og:author authors article:author_name lp.article:author mediaid:author'.split(
    ' ',
  );
const outletMetaNames =
  'publisher dc.publisher dcterms.publisher citation_journal_title cre application-name apple-mobile-web-app-title og:site twitter:site copyright'.split(
    ' ',
  );

/**
 * Reads a page's facts, most trusted source first: JSON-LD, the meta tags of news sites, OpenGraph,
 * microdata and hAtom, what is visible, the address. `savedMs` can only suggest when it was saved.
 */
export function readPageFacts(root: PageElement, comments: readonly string[], savedMs: number | null): PageFacts {
  const meta = readMetaTags(root);
  const ld = readJsonLd(root);
  const mark = readSavedMark(comments);
  const around = lookAround(root);
  const addresses = findAddresses({
    saved: mark.url,
    canonical: meta.canonical,
    openGraph: meta.first(['og:url', 'twitter:url', 'al:web:url'])?.value ?? null,
    jsonLd: ld?.url ?? null,
  });
  const clues = {
    jsonLd: ld?.publisher ?? null,
    openGraph: meta.first(['og:site_name'])?.value ?? null,
    meta: meta.first(outletMetaNames.slice(0, 7))?.value ?? null,
    pageTitle: meta.title,
    headline: null,
    url: addresses.url,
  };
  const outlets = outletNames(clues);
  const headline = findHeadline({
    headings: around.headings,
    jsonLd: ld?.headline ?? null,
    openGraph: meta.first(['og:title', 'twitter:title'])?.value ?? null,
    meta: meta.first(['parsely-title', 'sailthru.title', 'dc.title', 'citation_title', 'title'])?.value ?? null,
    pageTitle: meta.title,
    outlets,
  });
  const visible = nearHeadline(around, headline?.title ?? null);
  const language = meta.htmlLanguage ?? ld?.language ?? meta.contentLanguage;
  const outlet = findOutlet({ ...clues, headline: headline?.title ?? null });
  const byline = findByline(ld, meta, visible, outlets);
  const dates = { ld, meta, visible, url: addresses.url, headline: headline?.title ?? null, language };
  const description = meta.first(['og:description', 'description', 'twitter:description'])?.value ?? null;
  const lines =
    headline === null
      ? { kicker: null, dek: null }
      : readHeadLines(root, headline.title, ld?.description ?? description);
  const section = meta.first([
    'article:section',
    'og:article:section',
    'parsely-section',
    'section',
    'article.section',
    'sailthru.section',
    'category',
    'cxenseparse:category',
  ]);
  return {
    title: headline === null ? null : { value: headline.title, source: headline.source },
    byline: byline === null ? null : { value: byline.value.names, source: byline.source },
    credits: byline?.value.credits ?? [],
    kicker: lines.kicker === null ? null : { value: lines.kicker, source: 'visible' },
    dek: lines.dek === null ? null : { value: lines.dek, source: 'visible' },
    keywords: findKeywords(ld, meta),
    leadImage: findLeadImage(ld, meta, addresses.url),
    outlet,
    section:
      ld?.section != null
        ? { value: ld.section, source: 'json-ld' }
        : section === null
          ? null
          : { value: section.value, source: 'meta' },
    published: findPublished(dates),
    updated: findUpdated(dates),
    saved: savedFact(mark.saved, savedMs),
    copyright: findCopyright(ld, meta, visible),
    addresses,
    languages: [
      { value: ld?.language ?? null, source: 'json-ld' },
      { value: meta.htmlLanguage, source: 'html' },
      { value: meta.first(['og:locale'])?.value ?? null, source: 'opengraph' },
      {
        value: meta.contentLanguage ?? meta.first(['language', 'dc.language', 'inlanguage'])?.value ?? null,
        source: 'meta',
      },
    ],
    types: ld?.type ?? '',
    openGraphType: meta.first(['og:type'])?.value.toLowerCase() ?? null,
    isFree: ld?.isFree ?? null,
  };
}

function savedFact(mark: string | null, savedMs: number | null): Sourced<string> | null {
  if (mark !== null) return { value: mark, source: 'saved-by' };
  return savedMs === null ? null : { value: new Date(savedMs).toISOString(), source: 'file' };
}

interface Byline {
  readonly names: readonly string[];
  readonly credits: readonly Credit[];
}

function findByline(
  ld: JsonLdFacts | null,
  meta: MetaTags,
  visible: VisibleFacts,
  outlets: readonly string[],
): Sourced<Byline> | null {
  const offers: Sourced<Byline>[] = [];
  const offer = (texts: readonly string[], source: EvidenceSource): void => {
    const credits = readCredits(texts).map((credit) => ({
      ...credit,
      role: credit.role ?? ld?.roles.get(credit.name) ?? null,
    }));
    const people = namesOf(credits);
    const others = people.filter((name) => !isOutlet(name, outlets));
    if (people.length > 0) offers.push({ value: { names: others.length > 0 ? others : people, credits }, source });
  };
  offer(ld?.authors ?? [], 'json-ld');
  for (const name of authorNames) {
    const values = meta.all(name).filter((value) => !/^https?:|^\/|facebook\.com|@\w+\.\w/i.test(value));
    if (values.length > 0) offer(values, 'meta');
  }
  const marked = visible.bylines.filter((sight) => sight.isMarked);
  offer(sameLine(marked), 'microdata');
  for (const sight of visible.bylines.slice(0, 8)) offer([sight.text], 'visible');
  // A site that names itself as the author has said nothing; somebody else's word is better.
  const named = offers.filter(({ value }) => !value.names.every((name) => isOutlet(name, outlets) || isGeneric(name)));
  const first = named[0] ?? offers[0] ?? null;
  if (first === null || first.source === 'visible') return first;
  if (first.source === 'json-ld') return withRoles(first, offers);
  // Meta tags are filled by machines, with the owner's or the last editor's name at times: those that a reader can see win.
  const best = named.find(({ value, source }) => source !== 'visible' && isSeen(value.names, named)) ?? first;
  return withRoles(best, offers);
}

/** What stands in the page beside the same names: "By Jane Roe, Washington correspondent", where the metadata have the name alone. */
function withRoles(best: Sourced<Byline>, offers: readonly Sourced<Byline>[]): Sourced<Byline> {
  const roles = new Map(
    offers.flatMap(({ value }) =>
      value.credits.flatMap(({ name, role }) => (role === null ? [] : [[name, role] as const])),
    ),
  );
  const credits = best.value.credits.map((credit) => ({
    ...credit,
    role: credit.role ?? roles.get(credit.name) ?? null,
  }));
  // An agency beside the same names is part of the same byline.
  const beside = offers
    .filter(({ value }) => value.names.length > 0 && value.names.every((name) => best.value.names.includes(name)))
    .flatMap((offer) => offer.value.credits.filter(({ kind }) => kind !== 'person'));
  const missing = beside.filter(
    ({ name }, at) =>
      !credits.some((credit) => credit.name === name) && beside.findIndex((other) => other.name === name) === at,
  );
  return { ...best, value: { ...best.value, credits: [...credits, ...missing] } };
}

function isSeen(names: readonly string[], offers: readonly Sourced<Byline>[]): boolean {
  return offers.some(({ value, source }) => source === 'visible' && value.names.some((name) => names.includes(name)));
}

function isGeneric(name: string): boolean {
  return (
    // A login: one word in lower case.
    /^[a-z][a-z\d._-]*$/.test(name) ||
    /^(?:admin|administrator|editor|staff|redaktion|webmaster|user|author|unknown|none|null|root|super ?user|redacción|редакция)$/iu.test(
      name,
    ) ||
    /^[\w.-]+\.\w{2,4}$/.test(name)
  );
}

/** The first author and those that stand beside it: names further down belong to other stories. */
function sameLine(marked: readonly Sighted[]): string[] {
  const first = marked[0];
  if (first === undefined) return [];
  const box = first.element.parent?.parent ?? first.element.parent;
  return marked
    .filter(
      ({ element }) =>
        element === first.element || (box !== null && (element.parent === box || element.parent?.parent === box)),
    )
    .map(({ text }) => text);
}

function findCopyright(ld: JsonLdFacts | null, meta: MetaTags, visible: VisibleFacts): Sourced<string> | null {
  if (ld?.copyright != null) return { value: ld.copyright, source: 'json-ld' };
  const told = meta.first(['copyright', 'dc.rights', 'dcterms.rights', 'rights'])?.value;
  if (told !== undefined) return { value: told.slice(0, 500), source: 'meta' };
  return visible.copyright === null ? null : { value: visible.copyright, source: 'visible' };
}

const mostKeywords = 50;

/** Keywords as the page gives them: the first of its lists that has any, each once. */
function findKeywords(ld: JsonLdFacts | null, meta: MetaTags): Sourced<readonly string[]> | null {
  const lists: readonly (readonly [readonly string[], EvidenceSource])[] = [
    [ld?.keywords ?? [], 'json-ld'],
    ...[
      'news_keywords',
      'article:tag',
      'parsely-tags',
      'sailthru.tags',
      'keywords',
      'dc.subject',
      'dcterms.subject',
    ].map((name) => [meta.all(name), 'meta'] as const),
  ];
  for (const [values, source] of lists) {
    const words = values
      .flatMap((value) => value.split(/[,;，、]/u))
      .map((word) => word.trim())
      .filter((word) => word !== '' && word.length <= 100);
    if (words.length > 0) return { value: [...new Set(words)].slice(0, mostKeywords), source };
  }
  return null;
}

function findLeadImage(ld: JsonLdFacts | null, meta: MetaTags, base: string | null): Sourced<LeadImage> | null {
  const alt = meta.first(['og:image:alt', 'twitter:image:alt'])?.value ?? null;
  const offers: readonly (readonly [string | undefined, string | null, EvidenceSource])[] = [
    [ld?.image?.url, ld?.image?.alt ?? null, 'json-ld'],
    [meta.first(['og:image', 'og:image:url', 'og:image:secure_url'])?.value, alt, 'opengraph'],
    [
      meta.first([
        'twitter:image',
        'twitter:image:src',
        'sailthru.image.full',
        'parsely-image-url',
        'thumbnail',
        'image',
      ])?.value,
      alt,
      'meta',
    ],
  ];
  for (const [address, words, source] of offers) {
    const url = address === undefined || address.length > 2_000 ? null : absoluteAddress(address, base);
    if (url !== null) return { value: { url, alt: words }, source };
  }
  return null;
}
