/**
 * A stretch of a text that is one article. `from..to` is all of it, and the parts of a text leave nothing out;
 * `textFrom..textTo` is that without counters, rules and the cover sheet of a download. UTF-16 units; `from` is 0 or
 * follows a line end or form feed.
 */
export interface TextPart {
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
}

/** How much prose an article has at least, below its headline. */
const leastBody = 150;
const mostParts = 20_000;

// Only with a noun: "3 of 10" alone is a picture of a gallery.
const nouns =
  'documents?|dokumente?n?|documentos?|documenti|documenten|articles?|artikeln?|artikelen|artículos?|artigos?|articoli|stories|results?|records?|документ\\p{Ll}*';
const counter = new RegExp(
  `^[ \\t]*(?:(?:${nouns})[ \\t]+(\\d{1,5})[ \\t]+(?:of|von|de|di|van|av|af|sur|из|z)[ \\t]+\\d{1,5}|` +
    `(\\d{1,5})[ \\t]+(?:of|von|de|di|van|av|af|sur|из|z)[ \\t]+\\d{1,5}[ \\t]+(?:${nouns}))[ \\t]*\\r?$`,
  'gimu',
);
/** What databases of the press put at the end of each article. */
const endMark = /^[ \t]*(?:End of Document|Document [A-Z][A-Z0-9]{14,31})[ \t]*\r?$/gmu;
const rule = /^[ \t]*([=*_#~+-])(?:[ \t]?\1){4,}[ \t]*\r?$/gmu;
const titleKey =
  /^(?:title|headline|titel|überschrift|titre|título|titolo|tytuł|заголовок|標題|标题|タイトル)[ \t]*[:：][ \t]*\S/gimu;
const key = /^\p{L}[\p{L} -]{1,24}[:：][ \t]*\S/u;

/**
 * The articles of one plain text: several where counters ("1 of 112 DOCUMENTS") rise by one, a database's end marks
 * stand, the same head (`Title: …` with further fields) comes again, or rules or form feeds part stretches that
 * each look like an article; else the whole. `isUnsure`: there are rules or form feeds between what may be articles, and the text was
 * kept whole all the same.
 */
export function splitText(text: string): { readonly parts: readonly TextPart[]; readonly isUnsure: boolean } {
  const parts = byCounters(text) ?? byEndMarks(text) ?? byHeads(text) ?? byRules(text) ?? byFormFeeds(text);
  if (parts !== null && parts.length <= mostParts) return { parts, isUnsure: false };
  const isUnsure = parts !== null || (text.match(rule)?.length ?? 0) > 2 || /\f\s*\S[^]*\f/u.test(text);
  return { parts: [whole(text)], isUnsure };
}

function whole(text: string): TextPart {
  return { from: 0, to: text.length, textFrom: 0, textTo: text.length };
}

function byCounters(text: string): readonly TextPart[] | null {
  const found = [...text.matchAll(counter)];
  const [first] = found;
  if (first === undefined) return null;
  const numbers = found.map((match) => Number(match[1] ?? match[2]));
  // One alone is the first of a download of one, or was cut out of a longer one.
  const isAlone = found.length === 1 && first.index < 3_000 && /document|dokument/iu.test(first[0]);
  if (!isAlone && (found.length < 2 || numbers.some((number, i) => number !== (numbers[0] ?? 0) + i))) return null;
  return found.map((match, i) => {
    const to = found[i + 1]?.index ?? text.length;
    // The cover sheet of the download goes with the first article, and is no part of its text.
    return { from: i === 0 ? 0 : match.index, to, textFrom: match.index + match[0].length, textTo: to };
  });
}

function byEndMarks(text: string): readonly TextPart[] | null {
  const marks = [...text.matchAll(endMark)];
  if (marks.length === 0) return null;
  const parts: { from: number; to: number; textFrom: number; textTo: number }[] = [];
  let from = 0;
  for (const mark of marks) {
    const end = lineAfter(text, mark.index);
    parts.push({ from, to: end, textFrom: from, textTo: mark.index });
    from = end;
  }
  const last = parts.at(-1);
  if (last === undefined || parts.some((part) => part.textTo - part.textFrom < leastBody)) return null;
  if (text.length - from >= leastBody) parts.push({ from, to: text.length, textFrom: from, textTo: text.length });
  else last.to = text.length;
  return parts;
}

/** Where a head of fields begins again: the first field of each, so that every article has all of its own. */
function byHeads(text: string): readonly TextPart[] | null {
  const titles = [...text.matchAll(titleKey)];
  if (titles.length < 2) return null;
  const starts: number[] = [];
  for (const { index } of titles) {
    let start = index;
    let fields = 1;
    for (;;) {
      const before = lineBefore(text, start);
      if (before === null || !key.test(before.line)) break;
      start = before.start;
      fields += 1;
    }
    for (let at = lineAfter(text, index); at < text.length && key.test(lineAt(text, at)); at = lineAfter(text, at)) {
      fields += 1;
    }
    const above = lineBefore(text, start);
    const isApart = above === null || above.line.trim() === '' || new RegExp(rule.source, 'u').test(above.line);
    if (fields >= 2 && isApart && start > (starts.at(-1) ?? -1)) starts.push(start);
  }
  return starts.length < 2 ? null : cutAt(text, starts);
}

function byRules(text: string): readonly TextPart[] | null {
  const byMark = new Map<string, number[]>();
  for (const match of text.matchAll(rule)) {
    const mark = match[1] ?? '';
    byMark.set(mark, [...(byMark.get(mark) ?? []), lineAfter(text, match.index)]);
  }
  for (const starts of byMark.values()) {
    const parts = cutWhereArticles(text, starts);
    if (parts !== null) return parts;
  }
  return null;
}

function byFormFeeds(text: string): readonly TextPart[] | null {
  const starts = [...text.matchAll(/\f/gu)].map(({ index }) => index + 1);
  return starts.length === 0 ? null : cutWhereArticles(text, starts);
}

/** Cuts before each start when what lies between looks like articles, all of it. */
function cutWhereArticles(text: string, starts: readonly number[]): readonly TextPart[] | null {
  const cuts = [0, ...starts].filter((start, i, all) => {
    const next = all[i + 1] ?? text.length;
    return text.slice(start, next).replaceAll(rules, '').trim() !== '';
  });
  if (cuts.length < 2) return null;
  const isCover = !looksLikeArticle(text.slice(0, cuts[1])) && (cuts[1] ?? 0) < 2_000 && cuts.length > 2;
  const firsts = new Set<string>();
  for (const [i, start] of cuts.entries()) {
    if (i === 0 && isCover) continue;
    const stretch = text.slice(start, cuts[i + 1] ?? text.length);
    if (!looksLikeArticle(stretch)) return null;
    firsts.add(firstLine(stretch));
  }
  // The same line on top of each is the running head of one document's pages.
  if (firsts.size < 2) return null;
  return cutAt(text, isCover ? cuts.slice(1) : cuts);
}

function cutAt(text: string, starts: readonly number[]): readonly TextPart[] {
  return starts.map((start, i) => {
    const to = starts[i + 1] ?? text.length;
    const stretch = text.slice(start, to);
    const tail = /(?:\s|([=*_#~+-])(?:[ \t]?\1){4,})*$/u.exec(stretch)?.[0].length ?? 0;
    return { from: i === 0 ? 0 : start, to, textFrom: start, textTo: to - tail };
  });
}

const dated = /\b(?:1[6-9]|20)\d\d\b|[０-９]{4}|\d{4}年/u;
const named =
  /^(?:by|von|par|por|di|door|av|af|autor|auteur|author|byline|written by|text|от|автор|作者|記者)\b[ :：]+\S|^https?:\/\//imu;

/** A short line that is no sentence, something that dates or signs it soon after, and prose. */
function looksLikeArticle(stretch: string): boolean {
  const lines = stretch
    .replaceAll(rules, '')
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [headline = '', ...below] = lines;
  if (headline.length > 200 || /[,;.]$/u.test(headline) || /^\p{Ll}/u.test(headline)) return false;
  const head = below.slice(0, 6).filter((line) => line.length <= 120);
  if (!head.some((line) => dated.test(line) || named.test(line) || key.test(line))) return false;
  return below.reduce((sum, line) => sum + (line.length >= 40 ? line.length : 0), 0) >= leastBody;
}

const rules = new RegExp(rule.source, 'gmu');

function firstLine(stretch: string): string {
  return /\S[^\r\n\f]*/u.exec(stretch)?.[0].trim() ?? '';
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? text.length : end).replace(/\r$/u, '');
}

/** Where the next line begins; the text's end when there is none. */
function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The line above one that begins at `start`; null above the first. */
function lineBefore(text: string, start: number): { readonly start: number; readonly line: string } | null {
  if (start === 0) return null;
  const from = text.lastIndexOf('\n', start - 2) + 1;
  return { start: from, line: text.slice(from, start).replace(/\r?\n$/u, '') };
}
