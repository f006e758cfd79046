import type { EvidenceSource } from '../../../../contract/article';
import type { Sighted } from './visible';

/** What may be the headline, in words. */
export interface HeadlineClues {
  readonly headings: readonly Sighted[];
  readonly jsonLd: string | null;
  readonly openGraph: string | null;
  readonly meta: string | null;
  /** `<title>`. */
  readonly pageTitle: string | null;
  /** What the page calls its publisher, in all the forms it does. */
  readonly outlets: readonly string[];
}

/** Share of the shorter's words that two forms of one headline have in common, at least. */
const leastAlike = 0.6;

/**
 * The headline a reader saw: the heading of the page that its metadata speak of. Titles made for
 * search engines and the site's own name are what the metadata fall back on, not the other way round.
 * Null when there is nothing to go by.
 */
export function findHeadline(clues: HeadlineClues): { readonly title: string; readonly source: EvidenceSource } | null {
  const told = [
    { text: clues.jsonLd, source: 'json-ld' as const },
    { text: clues.openGraph, source: 'opengraph' as const },
    { text: clues.meta, source: 'meta' as const },
    { text: clues.pageTitle, source: 'html' as const },
  ].flatMap(({ text, source }) => {
    const title = text === null ? '' : withoutOutlet(text, clues.outlets);
    return title === '' || isOutlet(title, clues.outlets) ? [] : [{ title, source }];
  });
  // Where there are better words for it, a page's <title> counts only when it says about the same.
  const better = told.filter(({ source }) => source !== 'html');
  const trusted = told.filter(
    ({ title, source }) =>
      source !== 'html' ||
      better.length === 0 ||
      better.some((other) => alike(title, other.title) >= 0.5) ||
      // Three words that are both <title> and a heading are no section's name.
      (wordsOf(title).length >= 3 && clues.headings.some(({ text }) => alike(text, title) > 0.95)),
  );
  const seen = clues.headings.filter(({ text }) => text.length >= 2 && !isOutlet(text, clues.outlets));
  let best: { title: string; score: number } | null = null;
  seen.forEach(({ text, element, isMarked }, at) => {
    const likeness = Math.max(0, ...trusted.map(({ title }) => alike(text, title)));
    const isFirst = element.name === 'h1';
    if (likeness < leastAlike && !isMarked) return;
    const score = likeness * 4 + (isFirst ? 1.5 : 0) + (isMarked ? 1.2 : 0) - at * 0.02;
    if (best === null || score > best.score) best = { title: text, score };
  });
  // TypeScript does not see assignments made in a callback.
  const matched = best as { title: string; score: number } | null;
  if (matched !== null) return { title: tidy(matched.title, told), source: 'visible' };
  // One h1 that the metadata do not know: it is what the reader saw, unless it is a section's or a site's name.
  const alone = seen.filter(({ element }) => element.name === 'h1');
  const only = alone.length === 1 ? alone[0] : undefined;
  if (
    only !== undefined &&
    (better.length === 0 ||
      only.text.split(/\s+/).length >= 4 ||
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}]{8}/u.test(only.text))
  ) {
    return { title: only.text, source: 'visible' };
  }
  const first = told[0];
  return first === undefined ? null : { title: first.title, source: first.source };
}

/** A heading sometimes holds a label or a number beside the headline: then the metadata's form, if it stands in it. */
function tidy(heading: string, told: readonly { readonly title: string }[]): string {
  for (const { title } of told) {
    // "Kicker: headline" in one heading, where the metadata know the headline alone.
    if (title.length >= 15 && heading.endsWith(title) && heading.length - title.length <= 60) {
      if (/[:|–—-]\s*$/u.test(heading.slice(0, heading.length - title.length))) return title;
    }
    if (title.length >= 15 && heading.length > title.length && heading.length - title.length < 40) {
      if (heading.startsWith(`${title} `) && /^\W*(?:\d+|[|–-].*)$/u.test(heading.slice(title.length).trim()))
        return title;
    }
  }
  return heading;
}

/** "Headline - Section | The Paper" without the site's parts. */
function withoutOutlet(title: string, outlets: readonly string[]): string {
  let rest = title.trim();
  for (let round = 0; round < 3; round++) {
    const match = /^(.*\S)\s*(?:\s[-–—|:•·»/\\]\s|\s?[|｜»]\s?|\s::\s|：|_)\s*([^|｜»]{2,60})$/u.exec(rest);
    if (match?.[1] === undefined || match[2] === undefined) break;
    const tail = match[2];
    const isSite =
      isOutlet(tail, outlets) || /^(?:www\.)?[\w-]+\.(?:com|org|net|de|at|ch|fr|co\.\w\w|\w\w)$/i.test(tail.trim());
    if (!isSite) break;
    rest = match[1].trim();
  }
  rest = rest.replace(
    /(\p{sc=Han}.*)[-_—－–]\s*\p{sc=Han}{1,8}(?:网|網|报|報|新闻|新聞|在线|频道|頻道|日報|百科)$/u,
    '$1',
  );
  const front = /^([^|｜»:]{2,40}?)\s*(?:\s[-–—:•·]\s|\s?[|｜»]\s|:\s)(.{12,})$/u.exec(rest);
  if (front?.[1] !== undefined && front[2] !== undefined && isOutlet(front[1], outlets)) rest = front[2].trim();
  return rest;
}

/** Whether a text is only what a publisher is called. */
export function isOutlet(text: string, outlets: readonly string[]): boolean {
  const folded = fold(text);
  if (folded === '') return true;
  return outlets.some((outlet) => {
    const name = fold(outlet);
    if (name === '') return false;
    const bare = name.replace(/ (?:com|org|net|de|at|ch|co uk|fr|it|es|pl|ua|ru)$/u, '');
    return (
      folded === name ||
      folded === bare ||
      folded.replaceAll(' ', '') === bare.replaceAll(' ', '') ||
      folded === `the ${bare}`
    );
  });
}

/** Share of the shorter text's words that stand in the longer; by characters where words are not parted. */
function alike(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.length === 0 || right.length === 0) return 0;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const bag = new Set(long);
  const common = short.filter((word) => bag.has(word)).length;
  // One word in a long title proves nothing.
  const share = common / short.length;
  return short.length < 3 && long.length > short.length * 2
    ? share * 0.5
    : share * (0.75 + 0.25 * (short.length / long.length));
}

function wordsOf(text: string): string[] {
  return fold(text)
    .replace(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu, ' $& ')
    .split(' ')
    .filter((word) => word !== '');
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
