import { descendants, hintOf, isPhrasing, visibleText, type PageElement } from '../page-tree';

/** Something a reader can see that may be a fact: its words, and where it stands. */
export interface Sighted {
  readonly text: string;
  /** `datetime` of a time element, `content` of a microdata element. */
  readonly machine: string | null;
  /** itemprop or hAtom class: the page says outright what it is. */
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
          const saysUpdated =
            isUpdate ||
            /^\W*(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|обновлен|更新)/iu.test(
              text,
            );
          const list = saysUpdated ? updated : published;
          if (list.length < mostSights) list.push(sight(text, isDate || (name === 'time' && 'pubdate' in attributes)));
        }
      }
    }
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child, outside, depth + 1);
      else {
        if (!outside && child.length < 120 && loose.length < mostLoose && /\p{Nd}{4}/u.test(child))
          loose.push(sight(child.trim(), false));
        if (!outside && bylines.length < mostSights && bylineStart.test(child)) {
          const text = visibleText(lineAround(element));
          if (text.length <= mostLine && startsWithName(text)) bylines.push(sight(text, false));
        }
        if (copyright === null || outside) copyright = copyrightLine(child) ?? copyright;
      }
    }
  };
  visit(root, false, 0);
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
  const loose = visible.loose.filter(({ at, text }) =>
    headlineAt < 0 ? text.length <= 30 : text.length <= 80 && distance(at, headlineAt) <= mostAway,
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

/** A heading that is only a link to the front page is the site's name. */
function isLogo(heading: PageElement): boolean {
  const filled = heading.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const only = filled.length === 1 ? filled[0] : undefined;
  if (only === undefined || typeof only === 'string' || only.name !== 'a') return false;
  return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/i.test((only.attributes['href'] ?? '#').trim());
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
