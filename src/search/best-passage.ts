import type { QueryNode } from '../query/tree';
import { characterClass, classOf } from './character-class';
import { collectHits, mergeRanges, type Hit } from './find-hits';
import type { HitRange } from './types';

interface Passage {
  /** One line: line breaks are spaces, `…` stands where something was cut. */
  readonly text: string;
  /** Where the hits stand in `text`. */
  readonly hits: readonly HitRange[];
}

/** Hits looked at; the best passage of a very long text is sought among its first so many. */
const maxHits = 5_000;
/** What ends a sentence, and what may close after it; also in Arabic, Devanagari, Armenian, Ethiopic, Burmese and Khmer. */
const stop = '[.!?。！？｡…؟۔।॥։።။។]';
const closing = '[”"’\'»)\\]」』）]*';
const sentenceEnd = new RegExp(`${stop}${closing}(?:\\s|$)|[。！？｡]${closing}|\n`, 'g');
const sentenceBefore = new RegExp(`(?:${stop}${closing}\\s*|\\n\\s*|^\\s*)$`);
const sentenceDone = new RegExp(`${stop}${closing}$`);

/**
 * The passage of at most `maxChars` UTF-16 units that shows most of the query's different words close
 * together, from a sentence's beginning where one is near; without a hit, the beginning of the text.
 */
export function bestPassage(text: string, tree: QueryNode, maxChars: number, language: string | null): Passage {
  const hits = collectHits(text, tree, 'text', language, maxHits).toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  // Room for an ellipsis and a space at both ends.
  const room = Math.max(8, maxChars - 4);
  const window = bestWindow(hits, room);
  const start = window ? passageStart(text, window.start, Math.min(window.end, window.start + room), room) : 0;
  const end = passageEnd(text, start, window ? Math.min(window.end, start + room) : start, room);
  return cutPassage(text, start, end, hits);
}

/** The stretch with most different words, then most hits, then the earliest. One pass with two ends. */
function bestWindow(hits: readonly Hit[], room: number): { readonly start: number; readonly end: number } | null {
  const first = hits[0];
  if (!first) return null;
  const counts = new Map<number, number>();
  let best = { start: first.start, end: first.end, value: -1 };
  let left = 0;
  for (const [right, hit] of hits.entries()) {
    counts.set(hit.sequence, (counts.get(hit.sequence) ?? 0) + 1);
    for (let out = hits[left]; out && left < right && hit.end - out.start > room * 0.8; out = hits[left]) {
      const count = (counts.get(out.sequence) ?? 1) - 1;
      if (count === 0) counts.delete(out.sequence);
      else counts.set(out.sequence, count);
      left += 1;
    }
    const value = counts.size * 1_000 + Math.min(999, right - left);
    if (value > best.value) best = { start: hits[left]?.start ?? hit.start, end: hit.end, value };
  }
  return best;
}

/** Where the sentence of the first hit begins, if that leaves room for the rest; else some words before it. */
function passageStart(text: string, hitStart: number, hitEnd: number, room: number): number {
  const spare = room - (hitEnd - hitStart);
  const earliest = Math.max(0, hitStart - Math.floor(spare * 0.7));
  let start = earliest === 0 ? 0 : -1;
  const before = text.slice(earliest, hitStart);
  for (const match of before.matchAll(sentenceEnd)) start = earliest + match.index + match[0].length;
  if (start >= 0) return start;
  return wordBound(text, Math.max(earliest, hitStart - Math.floor(spare * 0.4)), hitStart);
}

function passageEnd(text: string, start: number, hitEnd: number, room: number): number {
  const latest = start + room;
  if (latest >= text.length) return text.length;
  // A sentence's end is worth up to two fifths of the room.
  const from = Math.max(hitEnd, start + Math.floor(room * 0.6));
  let end = -1;
  for (const match of text.slice(from, latest + 1).matchAll(sentenceEnd)) {
    end = Math.min(from + match.index + match[0].trimEnd().length, latest);
  }
  if (end > hitEnd) return wholeBound(text, end);
  for (let at = latest; at > hitEnd; at -= 1) {
    if (isWordBound(text, at)) return at;
  }
  return wholeBound(text, Math.max(hitEnd, latest));
}

function isInside(kind: number): boolean {
  return kind !== characterClass.separator && kind !== characterClass.zeroWidthSpace;
}

function isWordBound(text: string, at: number): boolean {
  const before = classOf(text.charCodeAt(at - 1));
  const after = classOf(text.charCodeAt(at));
  if (after === characterClass.mark || after === characterClass.format) return false;
  // Between characters of a script without spaces any place does; surrogates have the class of a separator here.
  if (before === characterClass.unspaced && after === characterClass.unspaced) return true;
  return wholeBound(text, at) === at && !(isInside(before) && isInside(after));
}

function wordBound(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (isWordBound(text, at)) return at;
  }
  return to;
}

/** Not between the halves of a surrogate pair. */
function wholeBound(text: string, at: number): number {
  const isSplit = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
  return isSplit ? at - 1 : at;
}

function cutPassage(text: string, from: number, to: number, hits: readonly Hit[]): Passage {
  const raw = text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = Math.max(start, from + raw.trimEnd().length);
  const isCutBefore = text.slice(Math.max(0, start - 200), start).trim() !== '';
  const isCutAfter = /\S/.test(text.slice(end, end + 200));
  const head = isCutBefore && !startsSentence(text, start) ? '… ' : '';
  const tail = isCutAfter ? (endsSentence(text, end) ? ' …' : '…') : '';
  const shift = head.length - start;
  const inside = hits
    .filter((hit) => hit.end > start && hit.start < end)
    .map((hit) => ({ ...hit, start: Math.max(hit.start, start) + shift, end: Math.min(hit.end, end) + shift }));
  return {
    text: head + text.slice(start, end).replaceAll(/[\s\p{Cc}]/gu, ' ') + tail,
    hits: mergeRanges(inside),
  };
}

function startsSentence(text: string, start: number): boolean {
  return sentenceBefore.test(text.slice(Math.max(0, start - 12), start));
}

function endsSentence(text: string, end: number): boolean {
  return sentenceDone.test(text.slice(Math.max(0, end - 8), end));
}
