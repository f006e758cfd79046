import type { ArticleDate } from '../../../../contract/article';
import { dateInAddress } from './address-date';
import { readDate, type DateContext } from './dates';
import type { JsonLdFacts } from './json-ld';
import type { MetaTags } from './meta-tags';
import type { Sourced } from './page-facts';
import type { Sighted, VisibleFacts } from './visible';

/** Names that mean the day of publication and nothing else. */
const publishedNames = (
  'article:published_time article:published datepublished dc.date.issued dcterms.issued ' +
  'parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date publication_date publication-date published ' +
  'article.published article:post_date og:article:published_time og:published_time originalpublicationdate ' +
  'citation_publication_date citation_online_date citation_date cxenseparse:recs:publishtime shareaholic:article_published_time ' +
  'bt:pubdate rnews:datepublished bytedance:published_time weibo:article:create_at article_date_original date.release'
).split(' ');
/** Names that on some sites mean the page's making or its last change: what the page marks as published counts for more. */
const pageDateNames =
  'dcterms.created dc.date.created dc.date dcterms.date dc:date date displaydate date.created article.created created doc_date ptime pdate'.split(
    ' ',
  );
const updatedNames =
  'article:modified_time article:modified datemodified dcterms.modified dc.date.modified article.updated og:updated_time og:modified_time last-modified lastmod revised utime cxenseparse:recs:modifiedtime bytedance:updated_time dateupdate'.split(
    ' ',
  );

/** What dates are found in, besides the page's own words for them. */
export interface DateClues {
  readonly ld: JsonLdFacts | null;
  readonly meta: MetaTags;
  readonly visible: VisibleFacts;
  readonly url: string | null;
  /** A date is never taken from it. */
  readonly headline: string | null;
  readonly language: string | null;
}

/** The day a page says it was published, most trusted source first; null when it does not say. */
export function findPublished(clues: DateClues): Sourced<ArticleDate> | null {
  const { ld, meta, visible, headline } = clues;
  const context = contextOf(clues);
  const machine = { ...context, isMachine: true };
  const told = ld?.published == null ? null : readDate(ld.published, machine);
  if (told !== null) return { value: told, source: 'json-ld' };
  const inMeta = firstDate(publishedNames, meta, machine);
  if (inMeta !== null) return { value: inMeta, source: 'meta' };
  for (const sight of visible.published) {
    const date = sight.isMarked ? readSight(sight, context, headline) : null;
    if (date !== null) return { value: date, source: 'microdata' };
  }
  const ofPage = firstDate(pageDateNames, meta, machine);
  if (ofPage !== null) return { value: ofPage, source: 'meta' };
  for (const sight of visible.published) {
    const date = readSight(sight, context, headline);
    if (date !== null) return { value: date, source: 'visible' };
  }
  for (const line of visible.loose) {
    if (headline !== null && headline.includes(line.text)) continue;
    const date = readDate(line.text, context);
    if (date === null || date.precision === 'month' || date.precision === 'year') continue;
    if (/©|copyright/i.test(line.text)) continue;
    return { value: date, source: 'visible' };
  }
  const inAddress = dateInAddress(clues.url);
  return inAddress === null ? null : { value: inAddress, source: 'address' };
}

/** When a page says it was last changed; null when it does not say. */
export function findUpdated(clues: DateClues): Sourced<ArticleDate> | null {
  const { ld, meta, visible } = clues;
  const context = contextOf(clues);
  const machine = { ...context, isMachine: true };
  const told = ld?.updated == null ? null : readDate(ld.updated, machine);
  if (told !== null) return { value: told, source: 'json-ld' };
  for (const name of updatedNames) {
    const value = meta.first([name])?.value;
    const date = value === undefined ? null : readDate(value, machine);
    if (date !== null) return { value: date, source: name.startsWith('og:') ? 'opengraph' : 'meta' };
  }
  for (const sight of visible.updated) {
    const date = readSight(sight, context, null);
    if (date !== null) return { value: date, source: sight.isMarked ? 'microdata' : 'visible' };
  }
  return null;
}

function firstDate(names: readonly string[], meta: MetaTags, context: DateContext): ArticleDate | null {
  for (const name of names) {
    for (const value of meta.all(name)) {
      const date = readDate(value, context);
      if (date !== null && date.precision !== 'year') return date;
    }
  }
  return null;
}

function readSight(sight: Sighted, context: DateContext, headline: string | null): ArticleDate | null {
  const machine = sight.machine === null ? null : readDate(sight.machine, { ...context, isMachine: true });
  if (machine !== null) return machine;
  if (headline !== null && headline.includes(sight.text)) return null;
  const date = readDate(sight.text, context);
  return date === null || date.precision === 'year' || date.precision === 'month' ? null : date;
}

function contextOf({ language, url, visible }: DateClues): DateContext {
  const lines = [...visible.published, ...visible.updated, ...visible.loose].map(({ text }) => text);
  return { language, isMachine: false, isDayFirst: orderOf(lines) ?? orderOfCountry(url, language) };
}

/** The order that other dates of the same page prove: in 13/04/2019 the day comes first. */
function orderOf(lines: readonly string[]): boolean | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const line of lines) {
    const match = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?![\d/])/.exec(line);
    if (Number(match?.[1]) > 12 && Number(match?.[2]) <= 12) dayFirst++;
    if (Number(match?.[2]) > 12 && Number(match?.[1]) <= 12) monthFirst++;
  }
  return dayFirst === monthFirst ? null : dayFirst > monthFirst;
}

/** English is written in both orders: the country of the address decides, where there is one. */
function orderOfCountry(url: string | null, language: string | null): boolean | null {
  if (url === null || !/^en$/i.test(language ?? '')) return null;
  const country = /^https?:\/\/[^/?#]*\.([a-z]{2})(?::\d+)?(?=[/?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  if (country === undefined || /^(?:io|co|tv|me|fm|ly|ai|cc|ws)$/.test(country)) return null;
  return country !== 'us' && country !== 'ph';
}
