import type { ArticleDate, Credit } from '../../../contract/article';
import { readCredits } from './facts/byline';
import { readDate } from './facts/dates';
import type { TextHead } from './text-head';

/** A text as databases of the press print it, with what stands below the article. */
export interface DatabaseHead extends TextHead {
  readonly copyright: string | null;
}

/** Fields between headline and text, and behind it, in the words of Nexis and its like. */
const headField =
  /^(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|BODY|SERIES|SOURCE|Byline|Section|Length|Dateline|Highlight|Series|Body):?\s*(?:(?<=:\s*)(.*)|$)/u;
const tailField =
  /^(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|GEOGRAPHIC|COMPANY|TICKER|INDUSTRY|PERSON|ORGANI[SZ]ATION|COUNTRY|STATE|CITY|ISSN|ACC-NO|DISTRIBUTION|NOTES?|CORRECTION-DATE|Load-Date|Language|Publication-Type|Journal Code|Graphic|Subject|Geographic|Company|Industry|Person|Classification):/u;
const copyrightLine = /^(?:Copyright|©|\(c\))\s+.{0,20}(?:1[89]|20)\d\d\b.{0,160}$/iu;
const rightsLine = /^All Rights Reserved\.?$/iu;
const wordsLine = /^(\d[\d.,]*) (?:words|Wörter|mots|palabras|parole|palavras|woorden)$/iu;
const clockLine = /^\d{1,2}[:.]\d{2}(?: ?[ap]m)?$/iu;
const codeLine = /^[A-Z][A-Z0-9]{1,9}$/u;
const pageLine = /^(?:p(?:age|g)?\.?\s*)?[A-Z]?\d{1,4}$/iu;
const languageLine =
  /^(?:English|German|French|Spanish|Italian|Portuguese|Dutch|Polish|Russian|Deutsch|Français|Español|Italiano)$/u;

/** Heads are looked for so far; databases put a dozen lines there at most. */
const headLines = 24;

/**
 * Reads the head and tail of one article of a database download, by layout and not by who sold it: outlet, day, headline and
 * `BYLINE:`-like fields (Nexis; in its newer form headline, outlet, day), or headline, byline, "635 words", day,
 * outlet, code, language, copyright (Factiva). Null when the text has neither.
 */
export function readDatabaseHead(lines: readonly string[], language: string | null): DatabaseHead | null {
  const top: { readonly at: number; readonly line: string }[] = [];
  for (let at = 0; at < lines.length && top.length < headLines; at++) {
    const line = lines[at] ?? '';
    if (line !== '') top.push({ at, line });
  }
  const head = readFields(lines, top, language) ?? readColumn(top, language);
  if (head === null) return null;
  const tail = readTail(lines, Math.max(0, ...head.used.keys()));
  return {
    ...head,
    used: new Map([...head.used, ...tail.used]),
    copyright: head.copyright ?? tail.copyright,
  };
}

type Top = readonly { readonly at: number; readonly line: string }[];

function isDay(line: string, language: string | null): ArticleDate | null {
  if (line.length > 60) return null;
  const date = readDate(line, { language, isMachine: false });
  return date === null || date.precision === 'year' || date.precision === 'month' ? null : date;
}

/** Outlet and day (or headline, outlet and day), then the headline, then fields by name. */
function readFields(lines: readonly string[], top: Top, language: string | null): DatabaseHead | null {
  const firstField = top.findIndex(({ line }) => headField.test(line));
  const dateAt = top.findIndex(({ line }, i) => i > 0 && i < 5 && isDay(line, language) !== null);
  if (firstField < 0 || dateAt < 0 || dateAt > firstField) return null;
  const used = new Map<number, { rule: string; why: string }>();
  const take = (entry: Top[number] | undefined, rule: string): void => {
    if (entry !== undefined) used.set(entry.at, { rule, why: 'a field of the database it was downloaded from' });
  };
  /** Lines between day and fields; the headline is the last block of them, what is above is an edition. */
  const between = top
    .slice(dateAt + 1, firstField)
    .filter(({ line }) => !copyrightLine.test(line) && !rightsLine.test(line));
  const block: Top[number][] = [];
  for (let i = between.length - 1; i >= 0; i--) {
    const entry = between[i];
    if (entry === undefined || (block[0] !== undefined && lines.slice(entry.at + 1, block[0].at).includes(''))) break;
    block.unshift(entry);
  }
  const isTitleFirst = block.length === 0 && dateAt >= 2;
  const titleLines = isTitleFirst ? top.slice(0, dateAt - 1) : block;
  const outlet = top[dateAt - 1]?.line ?? null;
  if (titleLines.length === 0 || outlet === null || outlet.length > 120) return null;

  let credits: readonly Credit[] = [];
  let section: string | null = null;
  let isBody = false;
  for (const entry of top.slice(firstField)) {
    const match = headField.exec(entry.line);
    if (match === null || isBody) continue;
    const name = match[1]?.toLowerCase();
    const value = (match[2] ?? '').trim();
    if (name === 'byline') credits = readCredits([value]);
    else if (name === 'section') section = value.split(';')[0]?.trim() || null;
    // What is highlighted is of the article's own words.
    if (name !== 'highlight') take(entry, 'field');
    isBody = name === 'body';
  }
  for (const entry of top.slice(0, firstField)) take(entry, 'field');
  const published = isDay(top[dateAt]?.line ?? '', language);
  const copyright = top.find(({ line }) => copyrightLine.test(line))?.line ?? null;
  const title = titleLines.map(({ line }) => line).join(' ');
  return { title, outlet, credits, section, published, updated: null, url: null, used, copyright };
}

/** Headline, byline, number of words, day, time, outlet, code, page, language, copyright: one under the other. */
function readColumn(top: Top, language: string | null): DatabaseHead | null {
  const wordsAt = top.findIndex(({ line }, i) => i > 0 && i < 8 && wordsLine.test(line));
  const published = wordsAt < 0 ? null : isDay(top[wordsAt + 1]?.line ?? '', language);
  if (published === null) return null;
  let at = wordsAt + 2;
  if (clockLine.test(top[at]?.line ?? '')) at += 1;
  const outlet = top[at]?.line ?? null;
  if (outlet === null || outlet.length > 120) return null;
  at += 1;
  let copyright: string | null = null;
  for (; at < top.length; at++) {
    const line = top[at]?.line ?? '';
    if (copyrightLine.test(line)) copyright = line;
    else if (!(codeLine.test(line) || pageLine.test(line) || languageLine.test(line) || rightsLine.test(line))) break;
  }
  const above = top.slice(0, wordsAt).map(({ line }) => line);
  // Headline last of the lines that are no byline; a section may stand above it.
  const byAt = above.findIndex((line, i) => i > 0 && /^(?:By|Von|Par|Por|Di|Door)\s/u.test(line));
  const title = above[byAt > 0 ? byAt - 1 : above.length - 1] ?? '';
  const why = 'a field of the database it was downloaded from';
  return {
    title,
    outlet,
    credits: byAt > 0 ? readCredits([above[byAt] ?? '']) : [],
    section: (byAt > 0 ? byAt : above.length) === 2 ? (above[0] ?? null) : null,
    published,
    updated: null,
    url: null,
    copyright,
    used: new Map(top.slice(0, at).map((entry) => [entry.at, { rule: 'field', why }])),
  };
}

function isTail(line: string): boolean {
  return tailField.test(line) || copyrightLine.test(line) || rightsLine.test(line);
}

/** Fields and rights below the text: from the first of them on, when no prose follows. */
function readTail(lines: readonly string[], after: number): Pick<DatabaseHead, 'used' | 'copyright'> {
  const used = new Map<number, { rule: string; why: string }>();
  let copyright: string | null = null;
  let from = lines.length;
  for (let at = lines.length - 1; at > after; at--) {
    const line = lines[at] ?? '';
    if (isTail(line)) from = at;
    // A field's value may be wrapped; a paragraph that ends in a sentence is the article's.
    else if (line.length > 120 || /[.!?]["”’]?$/u.test(line)) break;
  }
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    if (copyrightLine.test(line)) copyright ??= line;
    used.set(at, { rule: 'field', why: 'a field of the database it was downloaded from' });
  }
  return { used, copyright };
}
