import type { EvidenceField, EvidenceSource } from '../../../contract/article';
import type { ExplainedBlock } from '../../../contract/explain';
import type { ExplainedRemoval } from '../types';
import { escapeHtml } from '../clean';
import { isMeant, rulesFor } from '../outlet-rules';
import { isCorrection } from '../clean/furniture/corrections';
import { foldUrl } from '../identify/fold-url';
import { namesOf } from './facts/byline';
import { findLanguage } from './facts/language';
import { titleFromFileName } from './file-name';
import { countWords, leadOf } from './measure';
import { lineKind, replyForm } from './text-furniture';
import { readDatabaseHead } from './text-database';
import { collapse } from './page-tree';
import { datelineAgency, readTextHead } from './text-head';
import type { Extracted, ExtractInput } from './types';

/** A longer first line is a paragraph: the text has no headline. */
const mostHeadlineCharacters = 250;
/** A shorter single line is a headline that lost its text. */
const leastBriefCharacters = 60;
/** From here on a line is prose wherever it stands. */
const proseCharacters = 100;

/**
 * Cuts the article out of a plain text as scraped from a news site: the headline is the first line,
 * whatever it is; counters, share bars, bylines and dates below it, and the comment form at the end,
 * are not part of the text. No DOM; about 0.3 ms for 500 words.
 */
export function extractText(input: ExtractInput): Extracted {
  const lines = paragraphsOf(input.text);
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return { refusal: { code: 'not-an-article', detail: 'nothing but white space' } };
  const removed = new Map<number, { rule: string; why: string }>();
  const explained: ExplainedRemoval[] = [];
  if (input.isKeptWhole === true && input.explain) {
    const why = 'rules or page breaks stand in it, but it could not be told apart into articles';
    explained.push({ rule: 'kept-whole', why, text: '' });
  }

  // The longest early line is prose, whose language tells better than that of names and buttons.
  const sample = lines
    .slice(first, first + 40)
    .reduce((longest, line) => (line.length > longest.length ? line : longest), '');
  const language = findLanguage([], sample.length < 200 ? lines.join('\n').slice(0, 2_000).trim() : sample);
  const database = readDatabaseHead(lines, language?.language ?? null);
  const named = database ?? readTextHead(lines, first, language?.language ?? null);
  const isNamed = named.title !== null;
  const headlineAt = (lines[first] ?? '').length <= mostHeadlineCharacters && !isNamed ? first : -1;
  const head = isNamed || headlineAt < 0 ? named : readTextHead(lines, headlineAt + 1, language?.language ?? null);
  for (const [at, reason] of head.used) if (at !== headlineAt) removed.set(at, reason);
  const title = named.title ?? (headlineAt < 0 ? '' : (lines[headlineAt] ?? ''));

  markFurniture(lines, headlineAt + 1, removed);
  const rules = rulesFor(input.rules, { url: head.url, outlet: head.outlet });
  const body: string[] = [];
  const blocks: ExplainedBlock[] = [];
  lines.forEach((line, at) => {
    if (line === '' || at === headlineAt) return;
    const isRuledOut = rules.some((match) => isMeant(match, { name: 'p', hint: '', text: () => line }));
    if (isRuledOut) removed.set(at, { rule: 'outlet', why: 'you said so of this outlet’s pages' });
    const reason = removed.get(at);
    if (input.explain) {
      const html = `<p>${escapeHtml(line)}</p>`;
      blocks.push({
        text: line.slice(0, 2_000),
        html,
        removed: reason ?? null,
        after: body.at(-1) ?? '',
        element: null,
      });
    }
    if (reason === undefined) body.push(line);
    else if (input.explain) explained.push({ ...reason, text: line.slice(0, 2_000) });
  });
  // The headline once more as the first line of the text.
  if (body.length > 1 && body[0] === title) body.shift();
  // One line of prose is a brief, headline and text at once.
  if (body.length === 0 && title.length >= leastBriefCharacters) body.push(title);
  if (body.length === 0) {
    if (!/\p{L}/u.test(title)) return { refusal: { code: 'not-an-article', detail: 'no words besides a number' } };
    return { refusal: { code: 'not-an-article', detail: 'a headline and no text below it' } };
  }
  const text = body.join('\n');
  const agency = head.outlet === null ? datelineAgency(body[0] ?? '') : null;
  const evidence: Partial<Record<EvidenceField, EvidenceSource>> = { title: title === '' ? 'file' : 'layout' };
  if (head.credits.length > 0) evidence.byline = 'layout';
  if (head.published !== null) evidence.published = 'layout';
  if (head.updated !== null) evidence.updated = 'layout';
  if (head.outlet !== null || agency !== null) evidence.outlet = 'layout';
  if (database !== null && database.copyright !== null) evidence.copyright = 'layout';
  if (head.section !== null) evidence.section = 'layout';
  if (head.url !== null) evidence.url = 'layout';
  if (language !== null) evidence.language = language.source;
  if (input.savedMs !== null) evidence.saved = 'file';
  return {
    content: {
      kind: 'article',
      title: title === '' ? titleFromFileName(input.part?.replace(/^#\d+$/, '') || input.fileName) : title,
      byline: namesOf(head.credits),
      outlet: head.outlet ?? agency?.agency ?? null,
      section: head.section,
      url: head.url,
      canonicalUrl: head.url === null ? null : foldUrl(head.url),
      published: head.published,
      updated: head.updated,
      saved: input.savedMs === null ? null : new Date(input.savedMs).toISOString(),
      language: language?.language ?? null,
      words: countWords(text),
      lead: leadOf(text),
      html: body.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join(''),
      text,
      images: [],
      copyright: database?.copyright ?? null,
      ...(head.credits.length === 0 ? {} : { credits: head.credits }),
      evidence,
    },
    explained,
    ...(input.explain && { blocks }),
    images: [],
  };
}

/** Lines trimmed, with the lines of a hard-wrapped paragraph joined; '' stands for an empty line. */
function paragraphsOf(text: string): string[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n|\u2028|\u2029|\f/)
    .map(collapse);
  const full = wrapColumn(lines) * fullShare;
  if (full === 0) return lines;
  const joined: string[] = [];
  const first = lines.findIndex((line) => line !== '');
  let isOpen = false;
  lines.forEach((line, at) => {
    if (isOpen && line !== '') joined[joined.length - 1] += ` ${line}`;
    else joined.push(line);
    // A short line ends its paragraph; the headline is never joined to what follows.
    isOpen = line.length >= full && at !== first;
  });
  return joined;
}

/** Lines at least this share of the longest one are full. */
const fullShare = 0.6;

/** The column at which a text is wrapped by hand: full lines that stop in mid-sentence, again and again. 0 when it is not. */
function wrapColumn(lines: readonly string[]): number {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest > 100 || longest < 40) return 0;
  let followed = 0;
  let broken = 0;
  for (let i = 1; i + 1 < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.length < longest * fullShare || (lines[i + 1] ?? '') === '') continue;
    followed++;
    if (!/[.!?:;。！？…]["”’»)]?$/.test(line)) broken++;
  }
  return broken >= 3 && broken >= followed * 0.5 ? longest : 0;
}

/** Marks furniture below the head: what says what it is anywhere, counters and prompts only after the last paragraph. */
function markFurniture(
  lines: readonly string[],
  from: number,
  removed: Map<number, { rule: string; why: string }>,
): void {
  const kinds = lines.map((line, at) =>
    at < from || line === '' || removed.has(at) || isCorrection(line) ? null : lineKind(line),
  );
  let last = from - 1;
  for (let at = lines.length - 1; at >= from; at--) {
    const line = lines[at] ?? '';
    if (line === '' || kinds[at] !== null || replyForm.test(line) || removed.has(at)) continue;
    if (line.length >= proseCharacters || (line.length >= 40 && /[.!?。！？…]["”’»)]?$/.test(line))) {
      last = at;
      break;
    }
  }
  const reply = lines.findIndex((line, at) => at >= from && line.length <= 120 && replyForm.test(line));
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '' || removed.has(at)) continue;
    const kind = kinds[at] ?? null;
    const isTail = at > last;
    if (reply >= 0 && at >= reply && (at === reply || (line.length < proseCharacters && !isCorrection(line)))) {
      removed.set(at, { rule: 'form', why: 'the form for comments' });
    } else if (kind === 'form') {
      removed.set(at, { rule: 'form', why: 'the form for comments' });
    } else if ((kind === 'counter' || kind === 'prompt') && (isTail || isBeside(at, kinds, lines))) {
      removed.set(at, { rule: kind, why: kind === 'counter' ? 'a bare counter' : 'a prompt of a form' });
    } else if (kind === 'share' || kind === 'advertising' || kind === 'newsletter') {
      removed.set(at, {
        rule: kind,
        why: kind === 'share' ? 'a share button or a counter' : 'not part of the article',
      });
    } else if (kind === 'related') {
      removed.set(at, { rule: 'related', why: 'leads to another story' });
    }
  }
}

/** Whether the lines above and below are furniture too: a number between paragraphs is a number. */
function isBeside(at: number, kinds: readonly (string | null)[], lines: readonly string[]): boolean {
  let before = at - 1;
  while (before >= 0 && lines[before] === '') before--;
  let after = at + 1;
  while (after < lines.length && lines[after] === '') after++;
  return isStrong(kinds[before]) || (isStrong(kinds[after]) && kinds[before] !== null);
}

function isStrong(kind: string | null | undefined): boolean {
  return kind === 'share' || kind === 'form';
}
