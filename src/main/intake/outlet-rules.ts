import { matchesPattern, ruleOutletOf, type OutletRuleDraft, type OutletRuleMatch } from '../../contract/outlet-rule';

/** Those rules that are on and about a page's outlet. */
export function rulesFor(
  rules: readonly OutletRuleDraft[] | undefined,
  page: { readonly url: string | null; readonly outlet: string | null },
): readonly OutletRuleMatch[] {
  if (rules === undefined || rules.length === 0) return [];
  const outlet = ruleOutletOf(page);
  return rules.filter((rule) => rule.isOn && rule.outlet === outlet).map(({ match }) => match);
}

/** What of an element a rule looks at. */
export interface RuleSubject {
  /** As cleaned; `box` for one that is on no list of ours. */
  readonly name: string;
  /** Class, id and role words, in lower case. */
  readonly hint: string;
  /** Its words on one line; not asked for where a rule looks at the element alone. */
  readonly text: () => string;
}

/** Whether a rule means this element. */
export function isMeant(match: OutletRuleMatch, { name, hint, text }: RuleSubject): boolean {
  if (match.kind === 'text') return matchesPattern(match.pattern, text());
  if (match.name !== '' && match.name !== name) return false;
  const words = new Set(hint.split(/\s+/u));
  return match.words.length > 0 && match.words.every((word) => words.has(word));
}

/** Words of an element's hint that are likely to be on the outlet's other pages: no numbers, no hashes, not too many. */
export function lastingWords(hint: string): readonly string[] {
  return [...new Set(hint.split(/\s+/u))]
    .filter(
      (word) => word.length > 1 && word.length <= 60 && !/\d{3,}|^css-|^sc-|^[a-z]{1,3}\d|__[a-z0-9]{5,}$/u.test(word),
    )
    .slice(0, 6);
}
