import type { EditDraft, GroupName, StoryPlace } from '../../contract/change';
import { cleanName, cleanTag } from '../../contract/clean-name';
import { limits } from '../../contract/limits';
import { markColours, type Anchor, type NoteTarget } from '../../contract/mark';
import { batchKinds, savedKinds } from '../../contract/saved';
import { copyView, isView } from './check-view';
import { copyRule, isRuleList } from './check-choices';
import type { OutletRuleDraft, OutletRuleMatch } from '../../contract/outlet-rule';
import { filled, id, isBoolean, isRecord, listOf, oneOf, optional, orNull, shape, text } from './checks';

/** Groups a window may begin by an edit; `import` belongs to imports, `purge` to the command of that name. */
const editNames: Readonly<Record<Exclude<GroupName, 'import' | 'purge'>, true>> = {
  trash: true,
  restore: true,
  star: true,
  unstar: true,
  reading: true,
  'read-all': true,
  withdraw: true,
  undo: true,
  'collection-make': true,
  'collection-edit': true,
  'collection-move': true,
  'collection-delete': true,
  file: true,
  unfile: true,
  reorder: true,
  tag: true,
  untag: true,
  'tag-rename': true,
  'tag-colour': true,
  highlight: true,
  'highlight-edit': true,
  'highlight-delete': true,
  note: true,
  'saved-make': true,
  'saved-edit': true,
  'saved-move': true,
  'saved-delete': true,
  'saved-seen': true,
  'story-merge': true,
  'not-same': true,
  'story-split': true,
  'keep-longest': true,
  'keep-earliest': true,
  rules: true,
  'rule-run': true,
  'edit-facts': true,
  'edit-text': true,
  're-read': true,
  charset: true,
  'outlet-rule': true,
};

/** Articles in one change, and in all changes of one edit together. */
const mostIds = 200_000;
const mostIdsTogether = 2_000_000;
/** An import's inverse has a change for every collection and frame it filed. */
const mostChanges = 100_000;
const mostNoteCharacters = 200_000;
const mostTags = 400;
/** Lines of one list, their length, and what all of them may come to: one change is never cut. */
const mostLines = 10_000;
const mostLineCharacters = 2_000;
const mostLinesCharacters = 1_000_000;

/** A list of articles an edit is about: not empty. */
export const ids = filled(listOf(id, mostIds));
/** Names are kept clean, so one that comes to nothing is none. */
const name = (value: unknown): boolean => typeof value === 'string' && value.length <= 500 && cleanName(value) !== '';
const tag = (value: unknown): boolean => typeof value === 'string' && value.length <= 200 && cleanTag(value) !== '';
const note = text(mostNoteCharacters);
const colour = oneOf(...markColours);
const tags = listOf(tag, mostTags);
/** The lines of a list. */
export const batchLines = (value: unknown): boolean =>
  listOf(text(mostLineCharacters), mostLines)(value) &&
  Array.isArray(value) &&
  value.reduce<number>((sum, line) => sum + String(line).length, 0) <= mostLinesCharacters;
const importId = shape<{ readonly importId: number }>({ importId: id });
const one = shape<{ readonly id: number }>({ id });

const position = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= limits.documentBytes;
const filledText = (most: number) => (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' && text(most)(value);
const isString = (most: number) => (value: unknown) => typeof value === 'string' && value.length <= most;
const isAnchor = shape<Anchor>({
  start: position,
  end: position,
  exact: isString(limits.documentBytes),
  prefix: isString(64),
  suffix: isString(64),
});
const anchor = (value: unknown): boolean => isAnchor(value) && value.start < value.end && value.exact !== '';
const target = shape<NoteTarget>({ kind: oneOf('article', 'collection'), id });
const place = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && id(value[0]) && text(500)(value[1]);
const ruleMatches: { readonly [K in OutletRuleMatch['kind']]: (value: unknown) => boolean } = {
  text: shape({ pattern: filledText(2_000) }),
  element: shape({ name: text(100), words: listOf(filledText(400), 40) }),
};
/** A rule that would match every element is none. */
const ruleMatch = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(ruleMatches).some(([kind, passes]) => value['kind'] === kind && passes(value)) &&
  !(value['kind'] === 'element' && Array.isArray(value['words']) && value['words'].length === 0);
/** Checks an outlet rule, from a window or a file. */
export const outletRule = shape<OutletRuleDraft>({ outlet: filledText(500), match: ruleMatch, isOn: isBoolean });
const folder = shape({ importId: id, path: text(32_768) });

const said = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && id(value[0]) && id(value[1]);
const storyPlace = shape<StoryPlace>({ id, story: id, said: listOf(said, mostIds) });

const both =
  (...passes: readonly ((value: unknown) => boolean)[]) =>
  (value: unknown): boolean =>
    passes.every((pass) => pass(value));
const hasOne =
  (...keys: readonly string[]) =>
  (value: unknown): boolean =>
    isRecord(value) && keys.some((key) => value[key] !== undefined);

const edits: { readonly [K in EditDraft['type']]: (value: unknown) => boolean } = {
  'article-trash': shape({ ids }),
  'article-restore': shape({ ids }),
  read: shape({ ids, read: isBoolean }),
  star: shape({ ids, starred: isBoolean }),
  'import-withdraw': importId,
  'import-reinstate': importId,
  'collection-make': shape({ name, parent: orNull(id), before: orNull(id), folder: orNull(folder) }),
  'collection-edit': both(
    shape({ id, name: optional(name), description: optional(note) }),
    hasOne('name', 'description'),
  ),
  'collection-move': shape({ id, parent: orNull(id), before: orNull(id) }),
  'collection-delete': one,
  'collection-restore': one,
  'collection-add': shape({ id, ids, before: orNull(id) }),
  'collection-remove': shape({ id, ids }),
  'collection-place': shape({ id, places: filled(listOf(place, mostIds)) }),
  'tag-add': shape({ tag, ids }),
  'tag-remove': shape({ tag, ids }),
  'tag-rename': shape({ tag, to: tag }),
  'tag-colour': shape({ tag, colour: orNull(colour) }),
  'highlight-add': shape({ articleId: id, anchor, colour, note, tags }),
  'highlight-edit': both(
    shape({ id, colour: optional(colour), note: optional(note), tags: optional(tags) }),
    hasOne('colour', 'note', 'tags'),
  ),
  'highlight-delete': one,
  'highlight-restore': one,
  'note-set': shape({ target, text: note }),
  'saved-make': shape({
    kind: oneOf(...savedKinds),
    name,
    lines: batchLines,
    view: orNull(isView),
    before: orNull(id),
  }),
  'saved-edit': both(
    shape({
      id,
      name: optional(name),
      kind: optional(oneOf(...batchKinds)),
      lines: optional(batchLines),
      view: optional(isView),
    }),
    hasOne('name', 'kind', 'lines', 'view'),
  ),
  'saved-move': shape({ id, before: orNull(id) }),
  'saved-delete': one,
  'saved-restore': one,
  'saved-seen': shape({ id, upTo: orNull(id) }),
  'story-merge': shape({ ids }),
  'story-part': shape({ parts: filled(listOf(ids, mostIds)) }),
  'story-place': shape({ places: filled(listOf(storyPlace, mostIds)) }),
  'rules-set': shape({ rules: isRuleList }),
  'article-revert': shape({ id, of: id }),
  'outlet-rule-make': shape({ rule: outletRule }),
  'outlet-rule-edit': shape({ id, rule: outletRule }),
  'outlet-rule-delete': one,
  'outlet-rule-restore': one,
};

const isEdit = (value: unknown): boolean =>
  isRecord(value) && Object.entries(edits).some(([type, passes]) => value['type'] === type && passes(value));

const countIds = (value: unknown): number => {
  if (!isRecord(value)) return 0;
  const list = value['ids'] ?? value['places'];
  if (Array.isArray(list)) return list.length;
  const parts: unknown = value['parts'];
  return Array.isArray(parts) ? parts.flat().length : 0;
};

export const isEditName = oneOf(...Object.keys(editNames));

/** All changes of one edit: each fits, and together they are not too many. */
export const isEditList = (value: unknown): boolean =>
  filled(listOf(isEdit, mostChanges))(value) &&
  Array.isArray(value) &&
  value.reduce<number>((sum, edit) => sum + countIds(edit), 0) <= mostIdsTogether;

/** An edit with its own fields only, so that nothing else gets into the record, and with clean names. */
export function copyEdit(edit: EditDraft): EditDraft {
  switch (edit.type) {
    case 'article-trash':
    case 'article-restore':
      return { type: edit.type, ids: [...edit.ids] };
    case 'read':
      return { type: 'read', ids: [...edit.ids], read: edit.read };
    case 'star':
      return { type: 'star', ids: [...edit.ids], starred: edit.starred };
    case 'import-withdraw':
    case 'import-reinstate':
      return { type: edit.type, importId: edit.importId };
    case 'collection-make': {
      const { parent, before, folder: from } = edit;
      const copied = from === null ? null : { importId: from.importId, path: from.path };
      return { type: edit.type, name: cleanName(edit.name), parent, before, folder: copied };
    }
    case 'collection-edit': {
      const named = edit.name === undefined ? {} : { name: cleanName(edit.name) };
      const described = edit.description === undefined ? {} : { description: edit.description };
      return { type: edit.type, id: edit.id, ...named, ...described };
    }
    case 'collection-move':
      return { type: edit.type, id: edit.id, parent: edit.parent, before: edit.before };
    case 'collection-delete':
    case 'collection-restore':
    case 'saved-delete':
    case 'saved-restore':
    case 'highlight-delete':
    case 'highlight-restore':
    case 'outlet-rule-delete':
    case 'outlet-rule-restore':
      return { type: edit.type, id: edit.id };
    case 'article-revert':
      return { type: edit.type, id: edit.id, of: edit.of };
    case 'outlet-rule-make':
      return { type: edit.type, rule: copyOutletRule(edit.rule) };
    case 'outlet-rule-edit':
      return { type: edit.type, id: edit.id, rule: copyOutletRule(edit.rule) };
    case 'collection-add':
      return { type: edit.type, id: edit.id, ids: [...edit.ids], before: edit.before };
    case 'collection-remove':
      return { type: edit.type, id: edit.id, ids: [...edit.ids] };
    case 'collection-place':
      return { type: edit.type, id: edit.id, places: edit.places.map(([article, key]) => [article, key] as const) };
    case 'tag-add':
    case 'tag-remove':
      return { type: edit.type, tag: cleanTag(edit.tag), ids: [...edit.ids] };
    case 'tag-rename':
      return { type: edit.type, tag: cleanTag(edit.tag), to: cleanTag(edit.to) };
    case 'tag-colour':
      return { type: edit.type, tag: cleanTag(edit.tag), colour: edit.colour };
    case 'highlight-add': {
      const { start, end, exact, prefix, suffix } = edit.anchor;
      const at = { start, end, exact, prefix, suffix };
      const { articleId, colour: inColour, note: noted } = edit;
      return { type: edit.type, articleId, anchor: at, colour: inColour, note: noted, tags: cleanTags(edit.tags) };
    }
    case 'highlight-edit': {
      const coloured = edit.colour === undefined ? {} : { colour: edit.colour };
      const noted = edit.note === undefined ? {} : { note: edit.note };
      const tagged = edit.tags === undefined ? {} : { tags: cleanTags(edit.tags) };
      return { type: edit.type, id: edit.id, ...coloured, ...noted, ...tagged };
    }
    case 'note-set':
      return { type: edit.type, target: { kind: edit.target.kind, id: edit.target.id }, text: edit.text };
    case 'saved-make': {
      const { type, kind, view, before } = edit;
      return { type, kind, name: cleanName(edit.name), lines: [...edit.lines], view: view && copyView(view), before };
    }
    case 'saved-edit': {
      const named = edit.name === undefined ? {} : { name: cleanName(edit.name) };
      const kinded = edit.kind === undefined ? {} : { kind: edit.kind };
      const lined = edit.lines === undefined ? {} : { lines: [...edit.lines] };
      const viewed = edit.view === undefined ? {} : { view: copyView(edit.view) };
      return { type: edit.type, id: edit.id, ...named, ...kinded, ...lined, ...viewed };
    }
    case 'saved-move':
      return { type: edit.type, id: edit.id, before: edit.before };
    case 'saved-seen':
      return { type: edit.type, id: edit.id, upTo: edit.upTo };
    case 'story-merge':
      return { type: edit.type, ids: [...edit.ids] };
    case 'story-part':
      return { type: edit.type, parts: edit.parts.map((part) => [...part]) };
    case 'story-place': {
      const places = edit.places.map((given): StoryPlace => ({
        id: given.id,
        story: given.story,
        said: given.said.map(([token, side]) => [token, side] as const),
      }));
      return { type: edit.type, places };
    }
    case 'rules-set':
      return { type: edit.type, rules: edit.rules.map(copyRule) };
    default:
      return edit satisfies never;
  }
}

/** A rule with its own fields only. */
function copyOutletRule({ outlet, match, isOn }: OutletRuleDraft): OutletRuleDraft {
  const copied: OutletRuleMatch =
    match.kind === 'text'
      ? { kind: 'text', pattern: match.pattern.trim() }
      : { kind: 'element', name: match.name.toLowerCase(), words: match.words.map((word) => word.toLowerCase()) };
  return { outlet: outlet.trim().toLowerCase(), match: copied, isOn };
}

function cleanTags(given: readonly string[]): string[] {
  return [...new Set(given.map(cleanTag))];
}
