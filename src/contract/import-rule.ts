/** Lasting rules of importing: "outlet X gets tag Y". Kept in the library's record. */
import type { SourceFormat } from './article';

/** What an article must be like; everything given must fit, and at least one thing is given. */
export interface RuleCondition {
  /** The whole name, whatever its case. */
  readonly outlet?: string;
  readonly section?: string;
  /** A folder's path: whatever lies in it or below. A name without a slash means any folder of that name. */
  readonly folder?: string;
  readonly format?: SourceFormat;
}

/** What it is then given. */
export interface RuleEffect {
  readonly tags: readonly string[];
  readonly collection: number | null;
  /** Whether it arrives as read; null leaves that to the import. */
  readonly read: boolean | null;
}

export interface ImportRule {
  /** Made by whoever made the rule; unlike all others of the library. */
  readonly id: string;
  readonly isOn: boolean;
  readonly when: RuleCondition;
  readonly give: RuleEffect;
}

/** More rules than anybody reads. */
export const mostRules = 200;

/** What a rule looks at of an article. */
export interface RuleSubject {
  readonly outlet: string | null;
  readonly section: string | null;
  /** The path of its file, as given. */
  readonly path: string;
  readonly format: SourceFormat;
}

/** Whether an article is one that the condition means; a condition that asks for nothing means none. */
export function matchesRule(when: RuleCondition, subject: RuleSubject): boolean {
  const { outlet, section, folder, format } = when;
  if (outlet === undefined && section === undefined && folder === undefined && format === undefined) return false;
  if (outlet !== undefined && fold(outlet) !== fold(subject.outlet ?? '')) return false;
  if (section !== undefined && fold(section) !== fold(subject.section ?? '')) return false;
  if (format !== undefined && format !== subject.format) return false;
  return folder === undefined || liesIn(subject.path, folder);
}

/** What all the rules that are on and fit give an article, from the first to the last: of two that say `read`, the later counts. */
export function applyRules(rules: readonly ImportRule[], subject: RuleSubject): RuleGift {
  const tags = new Set<string>();
  const collections = new Set<number>();
  let read: boolean | null = null;
  for (const { isOn, when, give } of rules) {
    if (!isOn || !matchesRule(when, subject)) continue;
    for (const tag of give.tags) tags.add(tag);
    if (give.collection !== null) collections.add(give.collection);
    read = give.read ?? read;
  }
  return { tags: [...tags], collections: [...collections], read };
}

export interface RuleGift {
  readonly tags: readonly string[];
  readonly collections: readonly number[];
  readonly read: boolean | null;
}

function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

function liesIn(path: string, folder: string): boolean {
  const wanted = folder.replaceAll('\\', '/').replace(/\/+$/u, '');
  const parts = path.replaceAll('\\', '/');
  if (wanted === '') return false;
  if (wanted.includes('/')) return parts.startsWith(`${wanted}/`) || parts.includes(`/${wanted.replace(/^\/+/u, '')}/`);
  return parts
    .split('/')
    .slice(0, -1)
    .some((part) => fold(part) === fold(wanted));
}
