import { collapse, descendants, type PageElement } from '../page-tree';

/** What a page's JSON-LD says of its article; strings as given, not yet judged. */
export interface JsonLdFacts {
  readonly type: string;
  readonly headline: string | null;
  readonly authors: readonly string[];
  /** Job titles of the authors that have one, by name. */
  readonly roles: ReadonlyMap<string, string>;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly section: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly copyright: string | null;
  readonly description: string | null;
  readonly keywords: readonly string[];
  readonly image: { readonly url: string; readonly alt: string | null } | null;
  readonly isFree: boolean | null;
}

type Json = Readonly<Record<string, unknown>>;

/** Larger scripts are data of the page's programs, not a description of the article. */
const mostCharacters = 2_000_000;
const mostNodes = 5_000;
const mostDepth = 60;
const mostAuthors = 50;

/**
 * Finds the article in a page's JSON-LD: in graphs, arrays, several scripts, under any article-like
 * `@type`. Broken JSON is mended where that is plain (line ends in strings, trailing commas, comments
 * around it), else passed over. Null when no node is an article.
 */
export function readJsonLd(root: PageElement): JsonLdFacts | null {
  const nodes: Json[] = [];
  const byId = new Map<string, Json>();
  for (const script of descendants(root)) {
    if (script.name !== 'script' || !/ld\+json/i.test(script.attributes['type'] ?? '')) continue;
    gather(parseJson(script.children.filter((child) => typeof child === 'string').join('')), nodes, byId);
  }
  if (nodes.length === 0) return null;
  const articles = nodes.filter((node) => rank(node) > 0);
  // A page's own article is richer than the teasers of others: headline, date and author count.
  const best = articles
    .map((node, at) => ({ node, at, score: rank(node) * 10 + richness(node) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)[0]?.node;
  if (best === undefined) return null;
  const name = (value: unknown): string | null => nameOf(value, byId);
  const authors = list(best['author'] ?? best['creator']).slice(0, mostAuthors);
  return {
    type: typesOf(best).join(' '),
    headline: text(best['headline']) ?? text(best['name']),
    authors: authors.flatMap((author) => {
      const person = name(author);
      return person === null ? [] : [person];
    }),
    roles: new Map(
      authors.flatMap((author) => {
        const person = name(author);
        const role = isObject(author) ? text(list(author['jobTitle'])[0]) : null;
        return person === null || role === null ? [] : [[person, role] as const];
      }),
    ),
    publisher: name(list(best['publisher'] ?? best['sourceOrganization'])[0]),
    published: text(best['datePublished']) ?? text(best['dateCreated']) ?? text(best['uploadDate']),
    updated: text(best['dateModified']),
    section: text(list(best['articleSection'])[0]),
    url: text(best['url']) ?? idOf(best['mainEntityOfPage']),
    language: text(best['inLanguage']) ?? name(best['inLanguage']),
    copyright: text(best['copyrightNotice']),
    description: text(best['description']),
    keywords: list(best['keywords']).flatMap((word) => name(word) ?? []),
    image: imageOf(best['image'] ?? best['thumbnailUrl'], byId),
    isFree: freeOf(best['isAccessibleForFree']),
  };
}

function parseJson(source: string): unknown {
  if (source.length > mostCharacters || depthOf(source) > mostDepth) return null;
  const plain = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)?[\s;]*$/, '');
  for (const mend of [
    (json: string): string => json,
    // Line ends and tabs inside strings; anywhere else a space does as well.
    (json: string): string => json.replace(/[\0-\x1f]+/g, ' ').replace(/,\s*(?=[}\]])/g, ''),
    (json: string): string =>
      json
        .replace(/[\0-\x1f]+/g, ' ')
        .replace(/&quot;/g, '"')
        .replace(/,\s*(?=[}\]])/g, ''),
  ]) {
    try {
      return JSON.parse(mend(plain));
    } catch {
      // The next mending is tried; a page's broken JSON is no failure of ours.
    }
  }
  return null;
}

// JSON of 20,000 brackets parses, but whatever walks it afterwards may not survive.
function depthOf(source: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let i = 0; i < source.length; i++) {
    const char = source.charCodeAt(i);
    if (inString) {
      if (char === 92) i++;
      else if (char === 34) inString = false;
    } else if (char === 34) inString = true;
    else if (char === 91 || char === 123) most = Math.max(most, ++depth);
    else if (char === 93 || char === 125) depth--;
  }
  return most;
}

function gather(value: unknown, nodes: Json[], byId: Map<string, Json>): void {
  if (nodes.length >= mostNodes) return;
  if (Array.isArray(value)) {
    for (const item of value) gather(item, nodes, byId);
    return;
  }
  if (!isObject(value)) return;
  nodes.push(value);
  const id = value['@id'];
  if (typeof id === 'string' && !byId.has(id) && ('name' in value || 'headline' in value || 'url' in value))
    byId.set(id, value);
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'subjectOf', 'author', 'publisher']) {
    if (key in value) gather(value[key], nodes, byId);
  }
}

/** How article-like a type is; 0 is not. */
function rank(node: Json): number {
  let best = 0;
  for (const type of typesOf(node)) {
    if (/LiveBlog/i.test(type)) best = Math.max(best, 4);
    else if (/(?:News|Reportage|Opinion|Analysis|Background|Review|AskPublic)\w*Article$/i.test(type))
      best = Math.max(best, 4);
    else if (/(?:Article|BlogPosting|Posting|BlogPost)$/i.test(type)) best = Math.max(best, 3);
    else if (/^(?:Report|Review|CriticReview|Recipe|ClaimReview|ImageGallery|MediaGallery)$/i.test(type))
      best = Math.max(best, 2);
    else if (/^(?:VideoObject|Webpage|ItemPage|AboutPage)$/i.test(type)) best = Math.max(best, 1);
  }
  // A bare web page only counts when it says when or by whom it was written.
  return best === 1 && !('datePublished' in node) && !('author' in node) ? 0 : best;
}

function richness(node: Json): number {
  let score = 0;
  if (text(node['headline']) !== null) score += 4;
  if (text(node['datePublished']) !== null) score += 3;
  if ('author' in node) score += 2;
  if ('articleBody' in node) score += 1;
  if ('mainEntityOfPage' in node) score += 1;
  return score;
}

function typesOf(node: Json): string[] {
  return list(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/#:]/, ''));
}

function nameOf(value: unknown, byId: ReadonlyMap<string, Json>): string | null {
  if (typeof value === 'string') return byId.has(value) ? text(byId.get(value)?.['name']) : text(value);
  if (Array.isArray(value)) return nameOf(value[0], byId);
  if (!isObject(value)) return null;
  const own = text(value['name']) ?? text(list(value['name'])[0]);
  if (own !== null) return own;
  const id = value['@id'];
  const named = typeof id === 'string' ? text(byId.get(id)?.['name']) : null;
  if (named !== null) return named;
  const parts = [text(value['givenName']), text(value['familyName'])].filter((part) => part !== null);
  return parts.length === 0 ? text(value['legalName']) : parts.join(' ');
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string') return text(value);
  return isObject(value) ? (text(value['@id']) ?? text(value['url'])) : null;
}

function imageOf(value: unknown, byId: ReadonlyMap<string, Json>): JsonLdFacts['image'] {
  const first = list(value)[0];
  if (typeof first === 'string') return { url: first, alt: null };
  if (!isObject(first)) return null;
  const id = first['@id'];
  const node = first['url'] === undefined && typeof id === 'string' ? (byId.get(id) ?? first) : first;
  const url = text(list(node['url'] ?? node['contentUrl'])[0]);
  return url === null ? null : { url, alt: text(node['caption']) ?? text(node['description']) };
}

function freeOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string')
    return /^(?:true|.*\/true)$/i.test(value) ? true : /false$/i.test(value) ? false : null;
  return null;
}

/** A string as a line of words: markup and entities that got into the JSON read as a page would. */
function text(value: unknown): string | null {
  const plain = typeof value === 'number' ? String(value) : value;
  if (typeof plain !== 'string') return null;
  const line = collapse(unescapeText(plain)).slice(0, 5_000);
  return line === '' ? null : line;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  laquo: '«',
  raquo: '»',
};

/** Undoes entities (twice: they are often escaped twice) and drops tags. For metadata, never for a body. */
export function unescapeText(source: string): string {
  let plain = source;
  for (let round = 0; round < 2 && plain.includes('&'); round++) {
    plain = plain.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (entity, hex, decimal, name) => {
      if (typeof name === 'string') return named[name] ?? entity;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
    });
  }
  return plain.includes('<') ? plain.replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ') : plain;
}
