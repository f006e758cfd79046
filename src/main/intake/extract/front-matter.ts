import type { ArticleDate, Credit } from '../../../contract/article';
import { absoluteAddress } from './addresses';
import { readCredits } from './facts/byline';
import { readDate } from './facts/dates';

type Head = Readonly<Record<string, unknown>>;

/** What a Markdown file's head says; null or empty where it says nothing. */
export interface FrontMatterFacts {
  readonly title: string | null;
  readonly credits: readonly Credit[];
  readonly outlet: string | null;
  readonly section: string | null;
  readonly url: string | null;
  readonly published: ArticleDate | null;
  readonly updated: ArticleDate | null;
  readonly saved: string | null;
  readonly language: string | null;
  readonly copyright: string | null;
  readonly kicker: string | null;
  readonly dek: string | null;
  readonly keywords: readonly string[];
  readonly image: string | null;
}

/** Reads a head as YAML or TOML gave it, by the names that site makers, clippers and note programs use; case does not matter. */
export function readFrontMatter(head: Head): FrontMatterFacts {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(head)) values.set(name.toLowerCase().replaceAll('-', '_'), value);
  // Zola and Obsidian keep further fields one level down.
  for (const inner of ['extra', 'params', 'metadata']) {
    const below = values.get(inner);
    if (isObject(below)) {
      for (const [name, value] of Object.entries(below)) {
        const key = name.toLowerCase().replaceAll('-', '_');
        if (!values.has(key)) values.set(key, value);
      }
    }
  }
  const language = first(values, ['lang', 'language', 'locale'], text);
  const date = (names: readonly string[]): ArticleDate | null =>
    first(values, names, (value) => toDate(value, language));
  return {
    title: first(values, ['title', 'headline'], text),
    credits: readCredits(
      ['authors', 'author', 'byline', 'by', 'creator', 'writer']
        .flatMap((name) => peopleIn(values.get(name)))
        .slice(0, 20),
    ),
    outlet: first(
      values,
      ['outlet', 'publication', 'publisher', 'site_name', 'sitename', 'newspaper', 'source', 'site', 'website'],
      (value) => noAddress(text(value)),
    ),
    section: first(values, ['section', 'category', 'categories', 'rubric'], text),
    url: first(
      values,
      ['url', 'canonical_url', 'canonical', 'source_url', 'original_url', 'link', 'href', 'permalink', 'source'],
      address,
    ),
    published: date([
      'date',
      'published',
      'publish_date',
      'published_at',
      'published_time',
      'date_published',
      'datepublished',
      'pubdate',
      'publication_date',
      'created',
      'created_at',
    ]),
    updated: date([
      'updated',
      'modified',
      'last_modified',
      'lastmod',
      'updated_at',
      'date_modified',
      'datemodified',
      'last_updated',
    ]),
    saved: first(
      values,
      ['saved', 'saved_at', 'date_saved', 'clipped', 'date_clipped', 'archived', 'retrieved', 'accessed'],
      (value) => {
        const iso = value instanceof Date ? value.toISOString() : text(value);
        const ms = iso === null ? Number.NaN : Date.parse(iso);
        return Number.isNaN(ms) ? null : new Date(ms).toISOString();
      },
    ),
    language,
    kicker: first(values, ['kicker', 'eyebrow', 'overline'], text),
    dek: first(values, ['subtitle', 'dek', 'deck', 'standfirst', 'subheadline'], text),
    keywords: ['keywords', 'tags']
      .flatMap((name) => wordsIn(values.get(name)))
      .filter((word, at, all) => all.indexOf(word) === at)
      .slice(0, mostKeywords),
    image: first(values, ['image', 'cover', 'thumbnail', 'featured_image', 'cover_image', 'banner'], (value) => {
      const line = text(isObject(value) ? (value['url'] ?? value['src']) : value);
      return line === null ? null : absoluteAddress(line, null);
    }),
    copyright: first(values, ['copyright', 'rights', 'license', 'licence'], text),
  };
}

const mostKeywords = 50;

/** A list as YAML has it, or one line of words parted by commas; `#` and the brackets of links are a program's. */
function wordsIn(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.flatMap((item) => {
    const word =
      text(item)
        ?.replace(/^#|^\[\[|\]\]$/g, '')
        .trim() ?? '';
    return word === '' || word.length > 100 ? [] : [word];
  });
}

function first<T>(
  values: ReadonlyMap<string, unknown>,
  names: readonly string[],
  read: (value: unknown) => T | null,
): T | null {
  for (const name of names) {
    const value = values.get(name);
    if (value === undefined || value === null) continue;
    const found = read(value);
    if (found !== null) return found;
  }
  return null;
}

function text(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (isObject(one)) return text(one['name'] ?? one['title']);
  if (typeof one !== 'string' && typeof one !== 'number') return null;
  const line = String(one).replace(/\s+/g, ' ').trim();
  return line === '' ? null : line.slice(0, 2_000);
}

function peopleIn(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => {
    const name = text(item);
    // Obsidian links its people: [[Jane Roe]].
    return name === null ? [] : [name.replace(/^\[\[(?:.*\|)?|\]\]$/g, '')];
  });
}

function toDate(value: unknown, language: string | null): ArticleDate | null {
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    // YAML and TOML give an instant for a day too: midnight in UTC is a day.
    const iso = value.toISOString();
    return readDate(iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso, { language, isMachine: true });
  }
  const line = text(value);
  return line === null ? null : readDate(line, { language, isMachine: true });
}

function address(value: unknown): string | null {
  const line = text(value);
  return line !== null && /^https?:\/\/\S+$/i.test(line) ? line : null;
}

function noAddress(line: string | null): string | null {
  return line === null || /^(?:https?:|\/)/i.test(line) ? null : line;
}

function isObject(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
