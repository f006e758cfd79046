/** UTF-16 units shown on either side: more than the widest window has room for. */
const contextUnits = 120;

/** A hit with what stands around it as one line: white space and control characters are spaces. */
export function cutLine(
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly hit: string; readonly after: string } {
  // Not between the halves of a character.
  const from = wholeBound(text, Math.max(0, start - contextUnits), 1);
  const to = wholeBound(text, Math.min(text.length, end + contextUnits), -1);
  return {
    before: flatten(text.slice(from, start)),
    hit: flatten(text.slice(start, end)),
    after: flatten(text.slice(end, to)),
  };
}

function wholeBound(text: string, at: number, step: 1 | -1): number {
  const isSplit = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
  return isSplit ? at + step : at;
}

function flatten(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ');
}
