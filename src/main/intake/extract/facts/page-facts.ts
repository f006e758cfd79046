import type { ArticleDate, EvidenceSource } from '../../../../contract/article';
import type { PageElement } from '../page-tree';
import { findAddresses, type Addresses } from '../addresses';
import { splitByline } from './byline';
import { readDate } from './dates';
import { findHeadline, isOutlet } from './headline';
import { readJsonLd, type JsonLdFacts } from './json-ld';
import { readMetaTags, type MetaTags } from './meta-tags';
import { findOutlet, outletNames, type FoundOutlet } from './outlet';
import { readSavedMark } from './saved-mark';
import { lookAround, nearHeadline, type Sighted, type VisibleFacts } from './visible';
import { dateInAddress } from './address-date';

export interface Sourced<T> {
  readonly value: T;
  readonly source: EvidenceSource;
}

/** What a page says of its article, each fact with where it stands; null where it says nothing. */
export interface PageFacts {
  readonly title: Sourced<string> | null;
  readonly byline: Sourced<readonly string[]> | null;
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

const publishedNames = (
  'article:published_time article:published datepublished dc.date.issued dcterms.issued dcterms.created dc.date.created ' +
  'parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date publication_date publication-date published ' +
  'article.published article:post_date og:article:published_time og:published_time originalpublicationdate ' +
  'citation_publication_date citation_online_date citation_date cxenseparse:recs:publishtime shareaholic:article_published_time ' +
  'bt:pubdate rnews:datepublished dc.date dcterms.date dc:date date displaydate date.created article.created created doc_date ptime pdate ' +
  'bytedance:published_time weibo:article:create_at article_date_original date.release'
).split(' ');
const updatedNames =
  'article:modified_time article:modified datemodified dcterms.modified dc.date.modified article.updated og:updated_time og:modified_time last-modified lastmod revised utime cxenseparse:recs:modifiedtime bytedance:updated_time'.split(
    ' ',
  );
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
    byline: findByline(ld, meta, visible, outlets),
    outlet,
    section:
      ld?.section != null
        ? { value: ld.section, source: 'json-ld' }
        : section === null
          ? null
          : { value: section.value, source: 'meta' },
    published: findPublished(ld, meta, visible, addresses.url, language, headline?.title ?? null),
    updated: findUpdated(ld, meta, visible, language),
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

function findByline(
  ld: JsonLdFacts | null,
  meta: MetaTags,
  visible: VisibleFacts,
  outlets: readonly string[],
): Sourced<readonly string[]> | null {
  const offers: Sourced<readonly string[]>[] = [];
  const offer = (texts: readonly string[], source: EvidenceSource): void => {
    const people = splitByline(texts);
    const others = people.filter((name) => !isOutlet(name, outlets));
    if (people.length > 0) offers.push({ value: others.length > 0 ? others : people, source });
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
  const named = offers.filter(({ value }) => !value.every((name) => isOutlet(name, outlets) || isGeneric(name)));
  const first = named[0] ?? offers[0] ?? null;
  if (first === null || first.source === 'json-ld' || first.source === 'visible') return first;
  // Meta tags are filled by machines, with the owner's or the last editor's name at times: those that a reader can see win.
  return named.find(({ value, source }) => source !== 'visible' && isSeen(value, named)) ?? first;
}

function isSeen(names: readonly string[], offers: readonly Sourced<readonly string[]>[]): boolean {
  return offers.some(({ value, source }) => source === 'visible' && value.some((name) => names.includes(name)));
}

function isGeneric(name: string): boolean {
  return (
    /^(?:admin|administrator|editor|staff|redaktion|webmaster|user|author|unknown|none|null|root|super ?user|redacción|редакция)$/iu.test(
      name,
    ) || /^[\w.-]+\.\w{2,4}$/.test(name)
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

function findPublished(
  ld: JsonLdFacts | null,
  meta: MetaTags,
  visible: VisibleFacts,
  url: string | null,
  language: string | null,
  headline: string | null,
): Sourced<ArticleDate> | null {
  const machine = { language, isMachine: true };
  const told = ld?.published == null ? null : readDate(ld.published, machine);
  if (told !== null) return { value: told, source: 'json-ld' };
  for (const name of publishedNames) {
    for (const value of meta.all(name)) {
      const date = readDate(value, machine);
      if (date !== null && date.precision !== 'year') return { value: date, source: 'meta' };
    }
  }
  for (const sight of visible.published) {
    const date = readSight(sight, language, headline);
    if (date !== null) return { value: date, source: sight.isMarked ? 'microdata' : 'visible' };
  }
  const inAddress = dateInAddress(url);
  for (const line of visible.loose) {
    // A date is never taken from the headline.
    if (headline !== null && headline.includes(line.text)) continue;
    const date = readDate(line.text, { language, isMachine: false });
    if (date === null || date.precision === 'month' || date.precision === 'year') continue;
    if (/©|copyright/i.test(line.text)) continue;
    return { value: date, source: 'visible' };
  }
  return inAddress === null ? null : { value: inAddress, source: 'address' };
}

function readSight(sight: Sighted, language: string | null, headline: string | null): ArticleDate | null {
  const machine = sight.machine === null ? null : readDate(sight.machine, { language, isMachine: true });
  if (machine !== null) return machine;
  if (headline !== null && headline.includes(sight.text)) return null;
  const date = readDate(sight.text, { language, isMachine: false });
  return date === null || date.precision === 'year' || date.precision === 'month' ? null : date;
}

function findUpdated(
  ld: JsonLdFacts | null,
  meta: MetaTags,
  visible: VisibleFacts,
  language: string | null,
): Sourced<ArticleDate> | null {
  const machine = { language, isMachine: true };
  const told = ld?.updated == null ? null : readDate(ld.updated, machine);
  if (told !== null) return { value: told, source: 'json-ld' };
  for (const name of updatedNames) {
    const value = meta.first([name])?.value;
    const date = value === undefined ? null : readDate(value, machine);
    if (date !== null) return { value: date, source: name.startsWith('og:') ? 'opengraph' : 'meta' };
  }
  for (const sight of visible.updated) {
    const date = readSight(sight, language, null);
    if (date !== null) return { value: date, source: sight.isMarked ? 'microdata' : 'visible' };
  }
  return null;
}

function findCopyright(ld: JsonLdFacts | null, meta: MetaTags, visible: VisibleFacts): Sourced<string> | null {
  if (ld?.copyright != null) return { value: ld.copyright, source: 'json-ld' };
  const told = meta.first(['copyright', 'dc.rights', 'dcterms.rights', 'rights'])?.value;
  if (told !== undefined) return { value: told.slice(0, 500), source: 'meta' };
  return visible.copyright === null ? null : { value: visible.copyright, source: 'visible' };
}
