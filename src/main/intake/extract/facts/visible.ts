import { readDateLabel } from './date-labels';
import { descendants, hintOf, isPhrasing, visibleText, type PageElement } from '../page-tree';

/** Something a reader can see that may be a fact: its words, and where it stands. */
export interface Sighted {
  readonly text: string;
  /** `datetime` of a time element, `content` of a microdata element. */
  readonly machine: string | null;
  /** itemprop or hAtom class, or a label beside it ("Published:"): the page says outright what it is. */
  readonly isMarked: boolean;
  readonly element: PageElement;
  /** Place in the page, in elements. */
  readonly at: number;
}

export interface VisibleFacts {
  readonly headings: readonly Sighted[];
  readonly bylines: readonly Sighted[];
  readonly published: readonly Sighted[];
  readonly updated: readonly Sighted[];
  /** Short texts with a year in them: dates that nothing marks. */
  readonly loose: readonly Sighted[];
  readonly copyright: string | null;
}

const bylineHint =
  /(?:^|[\s_-])(?:by-?line|author|authors|auteur|autor|autoren|autore|writer|contributor|reporter|vcard|fn|creator|redakteur|ghi-tac-gia|penulis|post-by|posted-by|written-by|yazar)(?:$|[\s_-]|s\b|__|-?(?:name|names|link|info|byline|line|text|url))/;
const bylineNot =
  /(?:^|[\s_-])(?:bio|biography|about|avatar|image|img|photo|picture|social|share|follow|twitter|email|comment|comments|related|recirc|teaser|card|caption|credit|description|desc|box|authority|count|title|widget|footer|nav|menu|sidebar|promo|popular|recent|latest)(?:$|[\s_-])/;
const dateHint =
  /(?:^|[\s_-])(?:date|dateline|datetime|time|timestamp|time-?stamp|pubdate|published|publish|publication-?date|post-?date|entry-?date|article-?date|datum|fecha|data|posted-?on|created|veroeffentlicht|story-?date|meta-?date|news-?date|uhrzeit)(?:$|[\s_-]|__)/;
const updatedHint = /(?:^|[\s_-])(?:updated?|modified|date-?modified|last-?mod\w*|revised)(?:$|[\s_-])/;
const elsewhere =
  /(?:^|[\s_-])(?:comments?|comment-?list|respond|sidebar|related|recirc|recommend\w*|footer|site-?footer|widget\w*|teasers?|trending|popular|most-?read|latest|menu|nav|navigation|promo|outbrain|taboola|disqus|ticker|weather|more-?(?:news|stories)|read-?more|ad|ads|advert\w*|cookie|banner|live-?stream)(?:$|[\s_-])/;

/** Addresses of pages about a writer. */
const authorAddress =
  /\/(?:authors?|auteurs?|autor(?:en|es|i)?|profiles?|people|person|staff|contributors?|journalists?|journalistes?|periodistas?|by|bylines?|reporters?|writers?|columnists?|editors|redakteure?|redaktion|autoren)\/[^/?#]+/i;
/** Words that a byline nothing marks begins with. */
const bylineStart =
  /^\s*(?:by|von|par|por|door|text|autor(?:in)?|words|story|written by|posted by|erstellt von|автор|текст|作者|记者|記者|責任編輯|责任编辑|文|取材・文|penulis|oleh|yazan)(?:\s|[:：]|$)/iu;
const bylineLabel =
  /^\s*(?:by|authors?|written by|reporter|autor(?:in|en|es|a)?|auteur|autore|redakteur(?:in)?|автор|作者|记者|記者|責任編輯|责任编辑|编辑|編輯|penulis|yazar)\s*[:：]\s*$/iu;
const mostLine = 120;

function startsWithName(line: string): boolean {
  return (
    /^\s*\p{L}+(?:\s(?:by|von|par))?\s*[:：]?\s*(?:\p{Lu}|\p{Lo})/u.test(line) &&
    !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(line)
  );
}

/** The block a piece of text stands in. */
function lineAround(element: PageElement): PageElement {
  let block = element;
  while (isPhrasing(block.name) && block.parent !== null) block = block.parent;
  return block;
}

const mostSights = 40;
const mostLoose = 200;
/** Elements between the headline and a date that nothing marks. */
const mostAway = 60;

/** Walks a page once for headings, bylines, dates and the copyright line. */
export function lookAround(root: PageElement): VisibleFacts {
  const headings: Sighted[] = [];
  const bylines: Sighted[] = [];
  const published: Sighted[] = [];
  const updated: Sighted[] = [];
  const loose: Sighted[] = [];
  let copyright: string | null = null;
  let at = 0;

  const around = ancestorsOfHeadings(root);

  const visit = (element: PageElement, isElsewhere: boolean, depth: number): void => {
    const { name, attributes } = element;
    if (/^(?:script|style|noscript|template|svg|math|iframe|head)$/.test(name) || depth > 400) return;
    at++;
    const hint = hintOf(attributes);
    // What holds the headline is the article, whatever it is called.
    const isAround = around.has(element);
    const outside = !isAround && (isElsewhere || (hint !== '' && elsewhere.test(hint) && !isEntryFoot(element, hint)));
    const property = (attributes['itemprop'] ?? '').toLowerCase();
    const sight = (text: string, isMarked: boolean): Sighted => ({
      text,
      machine: attributes['datetime'] ?? attributes['content'] ?? attributes['title'] ?? null,
      isMarked,
      element,
      at,
    });
    const isNamedHeadline = /(?:^|\s)headline(?:\s|$)/.test(property) || /(?:^|\s)entry-title(?:\s|$)/.test(hint);
    if (/^h[1-3]$/.test(name) || isNamedHeadline) {
      const text = visibleText(headlineWithin(element));
      if (text !== '' && text.length < 400 && headings.length < mostSights && !isLogo(element)) {
        headings.push(sight(text, isNamedHeadline));
      }
    } else if (!outside) {
      const rel = attributes['rel'] ?? '';
      const isAuthor = /\bauthor\b|\bcreator\b/.test(property) || /(?:^|\s)author(?:\s|$)/.test(rel);
      if ((isAuthor || (bylineHint.test(hint) && !bylineNot.test(hint))) && bylines.length < mostSights) {
        const text = visibleText(element);
        if (text !== '' && text.length <= 200) bylines.push(sight(text, isAuthor));
      }
      if (name === 'a' && authorAddress.test(attributes['href'] ?? '') && bylines.length < mostSights) {
        const text = visibleText(element);
        if (text.length >= 4 && text.length <= 50 && /^\p{L}/u.test(text)) bylines.push(sight(text, false));
      }
      const isDate = /\bdatepublished\b|\bdatecreated\b/i.test(property);
      const isUpdate = /\bdatemodified\b/i.test(property) || updatedHint.test(hint);
      if (name === 'time' || isDate || isUpdate || dateHint.test(hint)) {
        const text = visibleText(element);
        const machine = attributes['datetime'] ?? attributes['content'];
        if ((text.length <= 160 || machine !== undefined) && (text !== '' || machine !== undefined)) {
          // What the words say counts for more than what the box is called.
          const label = /\bdatemodified\b/i.test(property) ? 'updated' : isDate ? 'published' : readDateLabel(text);
          const list = (label ?? (isUpdate ? 'updated' : 'published')) === 'updated' ? updated : published;
          const isMarked = isDate || isHatom(hint) || (name === 'time' && 'pubdate' in attributes);
          if (list.length < mostSights) list.push(sight(text, isMarked));
        }
      }
    }
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child, outside, depth + 1);
      else {
        if (!outside && child.length < 120 && loose.length < mostLoose && /\p{Nd}{4}/u.test(child)) {
          const line = dateLine(child, element);
          loose.push(sight(line, readDateLabel(labelOf(element) + line) === 'published'));
        }
        if (!outside && bylines.length < mostSights && bylineLabel.test(child)) {
          // "Author:" in a box of its own: the name is what comes next.
          const text = textAfter(element, child);
          if (text !== '' && text.length <= 60) bylines.push(sight(text, false));
        } else if (!outside && bylines.length < mostSights && bylineStart.test(child)) {
          const text = visibleText(lineAround(element));
          if (text.length <= mostLine && startsWithName(text)) bylines.push(sight(text, false));
        }
        if (copyright === null || outside) copyright = copyrightLine(child) ?? copyright;
      }
    }
  };
  visit(root, false, 0);
  // hAtom: a heading that holds the permanent link is an entry's title. On a page with several it is one of many.
  const entries = headings.filter(({ element }) => hasBookmark(element));
  const [entry] = entries;
  if (entry !== undefined && entries.length === 1) headings[headings.indexOf(entry)] = { ...entry, isMarked: true };
  return { headings, bylines, published, updated, loose, copyright };
}

/**
 * The same sights ordered by how near they stand to the headline, those after it before those above
 * it, what the page marks before what is guessed. Unmarked dates far from it are left out: they
 * belong to other stories.
 */
export function nearHeadline(visible: VisibleFacts, headline: string | null): VisibleFacts {
  const heading =
    visible.headings.find(({ text }) => text === headline) ??
    visible.headings.find(({ element }) => element.name === 'h1');
  const headlineAt = heading?.at ?? -1;
  const near = (sights: readonly Sighted[]): Sighted[] =>
    [...sights].sort(
      (a, b) => Number(b.isMarked) - Number(a.isMarked) || distance(a.at, headlineAt) - distance(b.at, headlineAt),
    );
  const loose = visible.loose.filter(({ at, text, isMarked }) =>
    headlineAt < 0
      ? text.length <= 30
      : text.length <= 80 && distance(at, headlineAt) <= (isMarked ? mostAway * 5 : mostAway),
  );
  return {
    ...visible,
    bylines: near(visible.bylines),
    published: near(visible.published),
    updated: near(visible.updated),
    loose: near(loose),
  };
}

function distance(at: number, headlineAt: number): number {
  if (headlineAt < 0) return at;
  return at >= headlineAt ? at - headlineAt : (headlineAt - at) * 3;
}

/** A date's line: where the year stands alone (month, day and year in boxes of their own), the whole of it. */
function dateLine(text: string, element: PageElement): string {
  if (!/^\s*\p{Nd}{4}\.?\s*$/u.test(text)) return text.trim();
  const line = visibleText(lineAround(element));
  return line.length <= 40 ? line : text.trim();
}

/** The label before a value: the `dt` of a `dd`, the `th` of a `td`, a box of a few words before a box. */
function labelOf(element: PageElement): string {
  const siblings = element.parent?.children ?? [];
  const before = siblings
    .slice(0, siblings.indexOf(element))
    .findLast((sibling) => typeof sibling !== 'string' || sibling.trim() !== '');
  if (before === undefined) return '';
  const text = typeof before === 'string' ? before.trim() : visibleText(before);
  return text.length <= 30 ? `${text} ` : '';
}

/** What a reader reads next after a label: the rest of its line as far as the next element's end. */
function textAfter(element: PageElement, label: string): string {
  const isAlone = element.children.every(
    (child) => child === label || (typeof child === 'string' && child.trim() === ''),
  );
  const line = isAlone && element.parent !== null && isPhrasing(element.name) ? element.parent : element;
  const from = line.children.indexOf(line === element ? label : element) + 1;
  const next = line.children.slice(from).find((child) => typeof child !== 'string' || child.trim() !== '');
  if (next === undefined) return '';
  return typeof next === 'string' ? next.replace(/\s+/g, ' ').trim() : visibleText(next);
}

/** hAtom's class for the day of publication. */
function isHatom(hint: string): boolean {
  return /(?:^|\s)(?:dt-published|published|entry-date)(?:\s|$)/.test(hint) && !/(?:^|\s)updated(?:\s|$)/.test(hint);
}

/** The part of a heading that its page calls the headline, where a kicker stands in the heading too. */
function headlineWithin(heading: PageElement): PageElement {
  for (const element of descendants(heading)) {
    if (/(?:^|\s)(?:headline|title-text|headline-text|headline__text)(?:\s|$)/.test(hintOf(element.attributes))) {
      if (visibleText(element).length >= leastHeadline) return element;
    }
  }
  return heading;
}

const leastHeadline = 15;

function hasBookmark(heading: PageElement): boolean {
  for (const { name, attributes } of descendants(heading))
    if (name === 'a' && /(?:^|\s)bookmark(?:\s|$)/i.test(attributes['rel'] ?? '')) return true;
  return false;
}

/** A heading that is only a link to the front page is the site's name. */
function isLogo(heading: PageElement): boolean {
  const filled = heading.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const only = filled.length === 1 ? filled[0] : undefined;
  if (only === undefined || typeof only === 'string' || only.name !== 'a') return false;
  // In a page out of a web archive, addresses stand behind the archive's own.
  const href = (only.attributes['href'] ?? '#')
    .trim()
    .replace(/^(?:https?:\/\/[^/]+)?\/web\/\d{4,14}\w*\/(?=https?:)/i, '');
  return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/i.test(href);
}

/** A footer of the article itself, where blogs name the writer. */
function isEntryFoot(element: PageElement, hint: string): boolean {
  return (element.name === 'footer' || /entry-footer|post-footer|article-footer/.test(hint)) && isInArticle(element);
}

function isInArticle(element: PageElement): boolean {
  for (let at = element.parent; at !== null; at = at.parent) if (at.name === 'article') return true;
  return false;
}

function ancestorsOfHeadings(root: PageElement): Set<PageElement> {
  const ancestors = new Set<PageElement>();
  for (const element of descendants(root)) {
    if (element.name !== 'h1') continue;
    for (let at = element.parent; at !== null; at = at.parent) ancestors.add(at);
  }
  return ancestors;
}

function copyrightLine(text: string): string | null {
  if (text.length > 2_000 || !/[©Ⓒ]|\(c\)|copyright/i.test(text)) return null;
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 300 && /(?:©|\(c\)|copyright)\W{0,20}(?:\d{4}|\p{Lu})/iu.test(line) ? line : null;
}
