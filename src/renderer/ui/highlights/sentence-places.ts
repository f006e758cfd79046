import type { TextRange } from '../../../contract/archive-api';
import type { PageText } from '../reading/page-text';

/** The paragraph (or heading, item, cell) that a character of the page stands in. */
export function paragraphAt({ text, pieces }: Pick<PageText, 'text' | 'pieces'>, offset: number): TextRange {
  if (pieces.length === 0) return [0, 0];
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  // Where a block ends, the text has one character that is in none of its pieces.
  const isJoined = (at: number): boolean => {
    const [one, next] = [pieces[at], pieces[at + 1]];
    return one !== undefined && next !== undefined && one.start + one.node.length === next.start;
  };
  let first = low;
  let last = low;
  while (first > 0 && isJoined(first - 1)) first -= 1;
  while (isJoined(last)) last += 1;
  const end = pieces[last];
  return [pieces[first]?.start ?? 0, end ? end.start + end.node.length : text.length];
}

/** The sentences of a paragraph by the rules of its language, without the white space between them. */
export function sentencesOf(text: string, [start, end]: TextRange, language: string | null): readonly TextRange[] {
  // A line break in the source of a page ends no sentence.
  const words = text.slice(start, end).replace(/\s/g, ' ');
  const found: TextRange[] = [];
  let from: number | null = null;
  for (const { segment, index } of segmenterOf(language).segment(words)) {
    if (segment.trim() === '') continue;
    from ??= start + index + (segment.length - segment.trimStart().length);
    const to = start + index + segment.trimEnd().length;
    if (endsShort.test(segment.trimEnd()) && to < end) continue;
    found.push([from, to]);
    from = null;
  }
  const last = words.trimEnd().length;
  if (from !== null) found.push([from, start + last]);
  return found;
}

/** A title or an initial, after which the rules of Unicode see the end of a sentence: browsers leave out the lists that know better. */
const endsShort =
  /(?:^|[\s("“„'‘«])(?:\p{Lu}\.(?:\p{Lu}\.)*|(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|St|Rev|Hon|Gen|Col|Maj|Capt|Cpt|Lt|Sgt|Sen|Rep|Gov|Pres|Supt|Insp|No|Nr|vs|Hr|Fr|Frl|Mme|Mlle|Mgr|Sr|Sra|Srta|Dra|Ing|Dott|Sig|Dhr|Mevr)\.)$/u;

/** The sentence, or the paragraph, that a character stands in; of the white space behind one, the one that ended there. */
export function unitAt(
  page: PageText,
  offset: number,
  by: 'sentence' | 'paragraph',
  language: string | null,
): TextRange {
  const paragraph = paragraphAt(page, offset);
  if (by === 'paragraph') return paragraph;
  const sentences = sentencesOf(page.text, paragraph, language);
  return sentences.findLast(([start]) => start <= offset) ?? sentences[0] ?? paragraph;
}

/** The next unit, or the one before; null where there is none. Blank ones are passed over. */
export function unitBeside(
  page: PageText,
  [start, end]: TextRange,
  by: 'sentence' | 'paragraph',
  step: 1 | -1,
  language: string | null,
): TextRange | null {
  let [from, to]: TextRange = [start, end];
  for (;;) {
    const at = step > 0 ? nextWord(page.text, to) : lastWord(page.text, from);
    if (at === null) return null;
    const found = unitAt(page, at, by, language);
    if (step > 0 ? found[0] >= end : found[1] <= start) return found;
    // Never the same place twice.
    [from, to] = [Math.min(from - 1, found[0]), Math.max(to + 1, found[1])];
  }
}

function nextWord(text: string, from: number): number | null {
  for (let at = from; at < text.length; at += 1) if (/\S/.test(text.charAt(at))) return at;
  return null;
}

function lastWord(text: string, before: number): number | null {
  for (let at = before - 1; at >= 0; at -= 1) if (/\S/.test(text.charAt(at))) return at;
  return null;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string | null): Intl.Segmenter {
  const tag = language ?? 'en';
  const known = segmenters.get(tag);
  if (known) return known;
  let made: Intl.Segmenter;
  try {
    made = new Intl.Segmenter(tag, { granularity: 'sentence' });
  } catch {
    // A page may call its language anything.
    made = new Intl.Segmenter('en', { granularity: 'sentence' });
  }
  segmenters.set(tag, made);
  return made;
}
