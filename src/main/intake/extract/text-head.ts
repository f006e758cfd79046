import type { ArticleDate, Credit, EvidenceSource } from '../../../contract/article';
import { readCredits } from './facts/byline';
import { readDate } from './facts/dates';
import { lineKind } from './text-furniture';

/** What stands between a text's headline and its first paragraph. */
export interface TextHead {
  /** All the byline names, with roles and agencies. */
  readonly credits: readonly Credit[];
  readonly published: ArticleDate | null;
  readonly updated: ArticleDate | null;
  readonly outlet: string | null;
  readonly section: string | null;
  readonly url: string | null;
  /** Headline given by name ("Title: ..."), or null. */
  readonly title: string | null;
  /** Lines that were of the head, by index. */
  readonly used: ReadonlyMap<number, { readonly rule: string; readonly why: string }>;
}

const fields: readonly {
  readonly field: 'title' | 'byline' | 'date' | 'updated' | 'outlet' | 'section' | 'url';
  readonly test: RegExp;
}[] = [
  {
    field: 'title',
    test: /^(?:title|headline|titel|titre|título|titolo|tytuł|заголовок|標題|标题|タイトル)\s*[:：]\s*(.+)$/iu,
  },
  { field: 'url', test: /^(?:(?:url|link|address|permalink|source url|web address)\s*[:：]\s*)?(https?:\/\/\S+)$/iu },
  {
    field: 'byline',
    test: /^(?:authors?|by-?line|by|written by|autor(?:in|en|a|es)?|auteurs?|autore|автор|von|par|作者|記者|著者|penulis)\s*[:：]\s*(.+)$/iu,
  },
  {
    field: 'updated',
    test: /^(?:last )?(?:updated?|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|aktualizacja|обновлено|更新)(?:\s+(?:on|at|am|le|el|em|il|op))?\s*[:：]?\s*(.*\d.*)$/iu,
  },
  {
    field: 'date',
    test: /^(?:date|published|publication date|first published|posted|pub date|datum|veröffentlicht|erschienen|publié|date de publication|publicado|fecha|data|pubblicato|gepubliceerd|opublikowano|опубликовано|дата|опубліковано|yayınlanma|تاريخ|تاریخ|日期|发布时间|發布|公開日?)(?:\s+(?:on|at|am|le|el|em|il|op|w))?\s*[:：]?\s*(.*\d.*)$/iu,
  },
  {
    field: 'outlet',
    test: /^(?:outlet|publication|publisher|source|newspaper|quelle|zeitung|fuente|fonte|źródło|источник|来源|來源|出典)\s*[:：]\s*(?!https?:)(.{2,80})$/iu,
  },
  {
    field: 'section',
    test: /^(?:section|category|categories|ressort|rubrik|rubrique|sección|seção|sezione|рубрика)\s*[:：]\s*(.{2,60})$/iu,
  },
];

const bylineStart =
  /^(?:by|von|par|por|di|door|av|af|przez|автор|oleh|بقلم|yazan|text|story by|words by|written by|posted by|reported by)\s*:?\s+(?=[\p{Lu}\p{Lo}])/iu;

/** Lines looked at below the headline. */
const mostLines = 14;
const mostCharacters = 120;

/**
 * Reads the head of a scraped text: from line `from` on, as long as lines are counters, share bars,
 * names, dates or `Key: value`. A first paragraph ends it.
 */
export function readTextHead(lines: readonly string[], from: number, language: string | null): TextHead {
  const used = new Map<number, { rule: string; why: string }>();
  const found: { -readonly [K in Exclude<keyof TextHead, 'used'>]: TextHead[K] } = {
    credits: [],
    published: null,
    updated: null,
    outlet: null,
    section: null,
    url: null,
    title: null,
  };
  let seen = 0;
  for (let i = from; i < lines.length && seen < mostLines; i++) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    seen++;
    if (line.length > mostCharacters * 2) break;
    const field = readField(line, language, found);
    if (field !== null) {
      used.set(i, { rule: field, why: 'names the writer, the day or the paper, by its place' });
      continue;
    }
    const kind = lineKind(line);
    if (kind !== null && kind !== 'related') {
      used.set(i, { rule: kind, why: 'stands between the headline and the text, and is none' });
      continue;
    }
    if (line.length <= mostCharacters && readLoose(line, language, found)) {
      used.set(i, { rule: 'byline', why: 'names the writer or the day, by its place' });
      continue;
    }
    // A deck may stand between the headline and the byline; two lines that fit nothing are the text.
    if (line.length > mostCharacters || /[.!?。]["”’]?$/.test(line) || seen > 4) break;
  }
  return { ...found, used };
}

type Found = { -readonly [K in Exclude<keyof TextHead, 'used'>]: TextHead[K] };

function readField(line: string, language: string | null, found: Found): string | null {
  for (const { field, test } of fields) {
    const value = test.exec(line)?.[1]?.trim();
    if (value === undefined || value === '') continue;
    if (field === 'date' || field === 'updated') {
      const date = line.length <= mostCharacters ? readDate(value, { language, isMachine: false }) : null;
      if (date === null) continue;
      if (field === 'updated') found.updated ??= date;
      else found.published ??= date;
    } else if (field === 'byline') {
      const people = readCredits([value]);
      if (people.length === 0) continue;
      if (found.credits.length === 0) found.credits = people;
    } else {
      found[field] ??= value;
    }
    return field === 'url' || field === 'outlet' || field === 'section' || field === 'title' ? 'field' : 'byline';
  }
  return null;
}

function readLoose(line: string, language: string | null, found: Found): boolean {
  if (bylineStart.test(line) && line.split(/\s+/).length <= 16 && !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(line)) {
    const people = readCredits([line]);
    if (people.length > 0) {
      if (found.credits.length === 0) found.credits = people;
      found.published ??= readDate(line, { language, isMachine: false });
      return true;
    }
  }
  const date = readDate(line, { language, isMachine: false });
  if (date === null || date.precision === 'year' || date.precision === 'month') return false;
  // The line must be a date and little else: a sentence with a date in it is text.
  const rest = line
    .replace(/\p{Nd}+/gu, ' ')
    .split(/[\s,.:/|·•()–-]+/u)
    .filter((word) => word.length > 2);
  if (rest.length > 7) return false;
  found.published ??= date;
  return true;
}

/** A dateline ("LONDON (Reuters) -", "BERLIN, May 3 (dpa) –") at a paragraph's beginning: its day, when it has one and the year is known. */
export function datelineAgency(paragraph: string): { readonly agency: string; readonly source: EvidenceSource } | null {
  const match = /^[\p{Lu}][\p{L} .,'’/-]{1,60}?\s*\(([\p{L}][\p{L} .-]{1,30})\)\s*[-–—]\s/u.exec(
    paragraph.slice(0, 140),
  );
  return match?.[1] === undefined ? null : { agency: match[1], source: 'layout' };
}
