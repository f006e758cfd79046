import type { OutletRule, OutletRuleDraft } from '../../../contract/outlet-rule';

const mark = 'backfile-outlet-rules';
const mostRules = 5_000;

/** Hands the rules over as a file to be downloaded. */
export function writeRulesFile(rules: readonly OutletRule[]): void {
  const drafts = rules.map(({ outlet, match, isOn }) => ({ outlet, match, isOn }));
  const json = JSON.stringify({ [mark]: 1, rules: drafts }, null, 2);
  const address = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'outlet-rules.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The rules in such a file, or null when it is none. Each is checked once more where it is journaled. */
export async function readRulesFile(file: Blob): Promise<readonly OutletRuleDraft[] | null> {
  if (file.size > 10_000_000) return null;
  try {
    const read: unknown = JSON.parse(await file.text());
    if (
      typeof read !== 'object' ||
      read === null ||
      !(mark in read) ||
      !('rules' in read) ||
      !Array.isArray(read.rules)
    ) {
      return null;
    }
    const rules = read.rules.slice(0, mostRules).filter(isRule);
    return rules.length === 0 ? null : rules;
  } catch {
    return null;
  }
}

function isRule(value: unknown): value is OutletRuleDraft {
  if (typeof value !== 'object' || value === null) return false;
  // Any of them may be missing: each is looked at below.
  const { outlet, match, isOn } = value as Partial<Record<'outlet' | 'match' | 'isOn', unknown>>;
  if (typeof outlet !== 'string' || outlet.trim() === '' || typeof isOn !== 'boolean') return false;
  if (typeof match !== 'object' || match === null || !('kind' in match)) return false;
  if (match.kind === 'text')
    return 'pattern' in match && typeof match.pattern === 'string' && match.pattern.trim() !== '';
  return (
    match.kind === 'element' &&
    'name' in match &&
    typeof match.name === 'string' &&
    'words' in match &&
    Array.isArray(match.words) &&
    match.words.length > 0 &&
    match.words.every((word) => typeof word === 'string')
  );
}
