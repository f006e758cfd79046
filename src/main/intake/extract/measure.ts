import { collapse } from './page-tree';
import { classOf, unitClass } from '../../../contract/fold-text';

/** Words of a text by Unicode word breaking; counted by letters-and-digits runs where words are spaced, by Intl where not. */
export function countWords(text: string): number {
  return countSpaced(text) ?? countAny(text);
}

/** The same count as `countAny` gives, six times as fast; null for text that has to be looked at by its code points. */
function countSpaced(text: string): number | null {
  let count = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = (unit < asciiClasses.length ? asciiClasses[unit] : undefined) ?? classOf(unit);
    if (kind === alone || (unit >= firstSurrogate && unit <= lastSurrogate)) return null;
    if (kind === letter) {
      if (!isInWord) count++;
      isInWord = true;
    } else if (isInWord) {
      // A joiner between two letters is part of the word.
      isInWord = isJoiner(unit) && at + 1 < text.length && classOf(text.charCodeAt(at + 1)) === letter;
    }
  }
  return count;
}

const { alone, letter } = unitClass;
/** Most units by far; looked up here they cost a third of a call. */
const asciiClasses = Uint8Array.from({ length: 128 }, (_, unit) => classOf(unit));
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

/** One of ' ’ . · _ */
function isJoiner(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2e || unit === 0xb7 || unit === 0x5f;
}

function countAny(text: string): number {
  const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
  if (!spaceless.test(text)) {
    // The same count as Intl.Segmenter gives for spaced scripts, fifty times as fast.
    return text.match(/[\p{L}\p{N}\p{M}]+(?:['’.·_][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;
  }
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) count++;
  return count;
}

let segmenter: Intl.Segmenter | null = null;

const mostLeadCharacters = 300;

/** The first sentences of a text on one line, at most 300 characters, cut at a sentence's or else a word's end. */
export function leadOf(text: string): string {
  const line = collapse(text.slice(0, 1_200));
  if (line.length <= mostLeadCharacters) return line;
  const cut = line.slice(0, mostLeadCharacters);
  const sentence = /^.*[.!?。！？…]["”»’')]*(?=\s|$|[\p{sc=Han}\p{sc=Hiragana}])/su.exec(cut)?.[0];
  if (sentence !== undefined && sentence.length >= 80) return sentence;
  const word = cut.slice(0, -1).replace(/\s+\S*$/, '');
  return `${(word.length > 100 ? word : cut.slice(0, -1)).replace(/[\ud800-\udbff]$/, '')}…`;
}
