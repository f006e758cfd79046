/** Whether every word typed begins a word of the text, in any order; case and accents do not count. */
export function matchesTyped(text: string, typed: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** How two names are compared: NFC, without case, without blanks at the ends. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
