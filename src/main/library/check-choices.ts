import { cleanTag } from '../../contract/clean-name';
import type { ImportChoices, ImportDefaults, LeaveOut } from '../../contract/import-plan';
import { mostRules, type ImportRule, type RuleCondition, type RuleEffect } from '../../contract/import-rule';
import { id, isBoolean, isRecord, listOf, oneOf, optional, orNull, shape, text } from './checks';

const mostTags = 100;
const tag = (value: unknown): boolean => typeof value === 'string' && value.length <= 200 && cleanTag(value) !== '';
/** A name a user typed: not blank. */
const words = (most: number) => (value: unknown) => text(most)(value) && value.trim() !== '';
const format = oneOf('html', 'text', 'markdown');

const defaults = shape<ImportDefaults>({
  collection: orNull(id),
  tags: listOf(tag, mostTags),
  outlet: orNull(words(500)),
  language: orNull((value) => typeof value === 'string' && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(value)),
});

/** What is not to come in. */
export const isLeaveOut = shape<LeaveOut>({
  files: listOf(text(32_768), 1_000_000),
  outlets: listOf(orNull(text(10_000)), 10_000),
  formats: listOf(format, 10),
  held: isBoolean,
});

/** What the user decided about an import. */
export const isImportChoices = shape<ImportChoices>({
  defaults: optional(defaults),
  leaveOut: optional(isLeaveOut),
  arrivesRead: optional(isBoolean),
});

const condition = shape<RuleCondition>({
  outlet: optional(words(500)),
  section: optional(words(500)),
  folder: optional(words(32_768)),
  format: optional(format),
});
const isCondition = (value: unknown): boolean =>
  condition(value) && Object.values({ ...copyCondition(value) }).some((part) => part !== undefined);
const effect = shape<RuleEffect>({ tags: listOf(tag, mostTags), collection: orNull(id), read: orNull(isBoolean) });
const rule = shape<ImportRule>({ id: words(64), isOn: isBoolean, when: isCondition, give: effect });

/** A whole list of rules, no two of one id. */
export const isRuleList = (value: unknown): boolean =>
  listOf(rule, mostRules)(value) &&
  Array.isArray(value) &&
  new Set(value.map((one: unknown) => (isRecord(one) ? one['id'] : null))).size === value.length;

/** A rule with its own fields only, in one order, so that equal lists are written alike. */
export function copyRule({ id: ruleId, isOn, when, give }: ImportRule): ImportRule {
  const tags = [...new Set(give.tags.map(cleanTag))];
  return {
    id: ruleId,
    isOn,
    when: copyCondition(when),
    give: { tags, collection: give.collection, read: give.read },
  };
}

function copyCondition({ outlet, section, folder, format: kind }: RuleCondition): RuleCondition {
  return {
    ...(outlet === undefined ? {} : { outlet: outlet.trim() }),
    ...(section === undefined ? {} : { section: section.trim() }),
    ...(folder === undefined ? {} : { folder: folder.trim() }),
    ...(kind === undefined ? {} : { format: kind }),
  };
}

/** Choices with their own fields only. */
export function copyChoices({ defaults: given, leaveOut, arrivesRead }: ImportChoices): ImportChoices {
  return {
    ...(given && {
      defaults: {
        collection: given.collection,
        tags: [...new Set(given.tags.map(cleanTag))],
        outlet: given.outlet?.trim() ?? null,
        language: given.language,
      },
    }),
    ...(leaveOut && {
      leaveOut: {
        files: [...leaveOut.files],
        outlets: [...leaveOut.outlets],
        formats: [...leaveOut.formats],
        held: leaveOut.held,
      },
    }),
    ...(arrivesRead === undefined ? {} : { arrivesRead }),
  };
}
