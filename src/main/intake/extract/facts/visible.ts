import { hintOf, visibleText, type PageElement } from '../page-tree';

/** Something a reader can see that may be a fact: its words, and where it stands. */
export interface Sighted {
  readonly text: string;
  /** `datetime` of a time element, `content` of a microdata element. */
  readonly machine: string | null;
  /** itemprop or hAtom class: the page says outright what it is. */
  readonly isMarked: boolean;
  readonly element: PageElement;
}

export interface VisibleFacts {
  readonly headings: readonly Sighted[];
  /** Nearest to the headline first. */
  readonly bylines: readonly Sighted[];
  readonly published: readonly Sighted[];
  readonly updated: readonly Sighted[];
  /** Short texts with a year in them near the headline, nearest first: dates that nothing marks. */
  readonly loose: readonly string[];
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
  /(?:^|[\s_-])(?:comments?|comment-?list|respond|sidebar|related|recirc|recommend\w*|footer|site-?footer|widget|teasers?|trending|popular|most-?read|latest|menu|nav|navigation|promo|outbrain|taboola|disqus|ticker|weather|more-?(?:news|stories)|read-?more|ad|ads|advert\w*|cookie|banner|live-?stream)(?:$|[\s_-])/;

const mostSights = 40;
const mostLoose = 200;
/** Elements between the headline and a date that nothing marks. */
const mostAway = 60;

/** Walks a page once for headings, bylines, dates and the copyright line. */
export function lookAround(root: PageElement): VisibleFacts {
  const headings: Sighted[] = [];
  const bylines: (Sighted & { at: number })[] = [];
  const published: (Sighted & { at: number })[] = [];
  const updated: (Sighted & { at: number })[] = [];
  const loose: { text: string; at: number }[] = [];
  let copyright: string | null = null;
  let at = 0;
  let headlineAt = -1;

  const visit = (element: PageElement, isElsewhere: boolean, depth: number): void => {
    const { name, attributes } = element;
    if (/^(?:script|style|noscript|template|svg|math|iframe|head)$/.test(name) || depth > 400) return;
    at++;
    const hint = hintOf(attributes);
    const outside =
      isElsewhere || name === 'footer' || name === 'nav' || (hint !== '' && name !== 'body' && name !== 'html' && elsewhere.test(hint));
    const property = (attributes['itemprop'] ?? '').toLowerCase();
    const sight = (text: string, isMarked: boolean): Sighted & { at: number } => ({
      text,
      machine: attributes['datetime'] ?? attributes['content'] ?? attributes['title'] ?? null,
      isMarked,
      element,
      at,
    });
    if (/^h[1-3]$/.test(name) || /\bheadline\b/.test(property) || /(?:^|\s)entry-title(?:\s|$)/.test(hint)) {
      const text = visibleText(element);
      if (text !== '' && text.length < 400 && headings.length < mostSights) {
        if (name === 'h1' && !outside && headlineAt < 0) headlineAt = at;
        headings.push(sight(text, property.includes('headline') || hint.includes('entry-title')));
      }
    } else if (!outside) {
      const rel = attributes['rel'] ?? '';
      const isAuthor = /\bauthor\b|\bcreator\b/.test(property) || /(?:^|\s)author(?:\s|$)/.test(rel);
      if ((isAuthor || (bylineHint.test(hint) && !bylineNot.test(hint))) && bylines.length < mostSights) {
        const text = visibleText(element);
        if (text !== '' && text.length <= 200) bylines.push(sight(text, isAuthor));
      }
      const isDate = /\bdatepublished\b|\bdatecreated\b/i.test(property);
      const isUpdate = /\bdatemodified\b/i.test(property) || updatedHint.test(hint);
      if (name === 'time' || isDate || isUpdate || dateHint.test(hint)) {
        const text = visibleText(element);
        const machine = attributes['datetime'] ?? attributes['content'];
        if ((text.length <= 160 || machine !== undefined) && (text !== '' || machine !== undefined)) {
          const saysUpdated = isUpdate || /^\W*(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|обновлен|更新)/iu.test(text);
          const list = saysUpdated ? updated : published;
          if (list.length < mostSights) list.push(sight(text, isDate || (name === 'time' && 'pubdate' in attributes)));
        }
      }
    }
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child, outside, depth + 1);
      else {
        if (!outside && child.length < 120 && loose.length < mostLoose && /\p{Nd}{4}/u.test(child)) loose.push({ text: child.trim(), at });
        if (copyright === null || outside) copyright = copyrightLine(child) ?? copyright;
      }
    }
  };
  visit(root, false, 0);
  const near = (sights: readonly (Sighted & { at: number })[]): Sighted[] =>
    // After the headline before before it; marked before guessed.
    [...sights].sort(
      (a, b) => Number(b.isMarked) - Number(a.isMarked) || distance(a.at, headlineAt) - distance(b.at, headlineAt),
    );
  const around = loose
    .filter((line) => line.text.length <= 80 && headlineAt >= 0 && distance(line.at, headlineAt) <= mostAway)
    .sort((a, b) => distance(a.at, headlineAt) - distance(b.at, headlineAt))
    .map((line) => line.text);
  return { loose: around, headings, bylines: near(bylines), published: near(published), updated: near(updated), copyright };
}

function distance(at: number, headlineAt: number): number {
  if (headlineAt < 0) return at;
  return at >= headlineAt ? at - headlineAt : (headlineAt - at) * 3;
}

function copyrightLine(text: string): string | null {
  if (text.length > 2_000 || !/[©Ⓒ]|\(c\)|copyright/i.test(text)) return null;
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 300 && /(?:©|\(c\)|copyright)\W{0,20}(?:\d{4}|\p{Lu})/iu.test(line) ? line : null;
}
