/** Words of a text by Unicode word breaking; counted by letters-and-digits runs where words are spaced, by Intl where not. */
export function countWords(text: string): number {
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
  const line = text.slice(0, 1_200).replace(/\s+/g, ' ').trim();
  if (line.length <= mostLeadCharacters) return line;
  const cut = line.slice(0, mostLeadCharacters);
  const sentence = /^.*[.!?。！？…]["”»’')]*(?=\s|$|[\p{sc=Han}\p{sc=Hiragana}])/su.exec(cut)?.[0];
  if (sentence !== undefined && sentence.length >= 80) return sentence;
  const word = cut.slice(0, -1).replace(/\s+\S*$/, '');
  return `${(word.length > 100 ? word : cut.slice(0, -1)).replace(/[\ud800-\udbff]$/, '')}…`;
}
