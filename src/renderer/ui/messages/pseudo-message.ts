import { IntlMessageFormat } from 'intl-messageformat';

type Elements = ReturnType<IntlMessageFormat['getAst']>;
type Element = Elements[number];

const accented: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('aåbƀcçdďeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzžAÅBƁCÇDĎEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽ')
    .map((letter, index, all): readonly [string, string] => [letter, all[index + 1] ?? letter])
    .filter((_, index) => index % 2 === 0),
);
/** What the parser makes of words; its names for kinds of elements are not to be had from its door. */
const sample = new IntlMessageFormat('words', 'en').getAst();
const fillers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Right-to-left mark, right-to-left override; pop, right-to-left mark. */
const turned = ['\u200f\u202e', '\u202c\u200f'] as const;

/**
 * English made into a language for trying the window out; only the words of the message are changed, never what is filled in.
 * `long`: accented, in brackets, about twice as long, as German or Finnish may be. `mirrored`: written from right to left.
 */
export function pseudoMessage(elements: Elements, kind: 'long' | 'mirrored'): Elements {
  const changed = elements.map((element) => changeElement(element, kind));
  if (kind === 'mirrored') return changed;
  return [...literal('['), ...changed, ...literal(`${fillerOf(lettersIn(elements))}]`)];
}

function changeElement(element: Element, kind: 'long' | 'mirrored'): Element {
  const change = (inside: Elements): Elements => inside.map((one) => changeElement(one, kind));
  if ('children' in element) return { ...element, children: change(element.children) };
  if ('options' in element) {
    const options = Object.entries(element.options).map(([name, { value }]) => [name, { value: change(value) }]);
    return { ...element, options: Object.fromEntries(options) };
  }
  return isLiteral(element) ? { ...element, value: changeText(element.value, kind) } : element;
}

function changeText(text: string, kind: 'long' | 'mirrored'): string {
  if (kind === 'long') return text.replaceAll(/[a-z]/gi, (letter) => accented[letter] ?? letter);
  // The spaces at its ends stay outside, so that what is filled in stands apart.
  return text.replace(/\S(?:.*\S)?/s, (words) => `${turned[0]}${words}${turned[1]}`);
}

/** Letters of a message's longest form. */
function lettersIn(elements: Elements): number {
  const lengths = elements.map((element): number => {
    if ('children' in element) return lettersIn(element.children);
    if ('options' in element) return Math.max(...Object.values(element.options).map(({ value }) => lettersIn(value)));
    return isLiteral(element) ? element.value.length : 0;
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}

function fillerOf(letters: number): string {
  let filler = '';
  for (let index = 0; filler.length < letters; index += 1) filler += ` ${fillers[index % fillers.length] ?? ''}`;
  return filler;
}

function literal(value: string): Element[] {
  return sample.map((element) => ({ ...element, value }));
}

function isLiteral(element: Element): element is Extract<Element, { readonly value: string }> {
  return element.type === sample[0]?.type;
}
