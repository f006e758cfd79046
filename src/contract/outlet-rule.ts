/** Rules a user has made about one outlet's pages: what of them is furniture. Plain JSON only. */

/** How a block is known again on other pages of the outlet. */
export type OutletRuleMatch =
  /** Its words, white space collapsed and case folded; `*` stands for any words. */
  | { readonly kind: 'text'; readonly pattern: string }
  /** The element it is or stands in: its name, '' for any, and class, id or role words that it must all have. */
  | { readonly kind: 'element'; readonly name: string; readonly words: readonly string[] };

/** A rule before it has its number. */
export interface OutletRuleDraft {
  /** What the outlet is called: the host of its addresses without `www.`, or its name where articles have no address. */
  readonly outlet: string;
  readonly match: OutletRuleMatch;
  readonly isOn: boolean;
}

/** A rule; its id is the seq of the change that made it. */
export interface OutletRule extends OutletRuleDraft {
  readonly id: number;
  /** ISO instant. */
  readonly made: string;
}

/** The outlet of an article as rules name it, or null where it has neither address nor outlet. Case is folded. */
export function ruleOutletOf(article: { readonly url: string | null; readonly outlet: string | null }): string | null {
  const host = /^https?:\/\/(?:[^/?#@]*@)?(?:(?:www|m|amp)\.)?([^/?#:]+)/iu.exec(article.url ?? '')?.[1];
  if (host !== undefined) return host.toLowerCase();
  const name = article.outlet?.trim().toLowerCase() ?? '';
  return name === '' ? null : name;
}

/** One line, case folded, as `text` rules are compared. */
function foldBlockText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Whether a block's words are those of a pattern. */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = foldBlockText(pattern).split('*');
  const words = foldBlockText(text);
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return words === first;
  if (!words.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = words.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return words.length - last.length >= at && words.endsWith(last);
}
