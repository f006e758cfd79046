import type { Change, EditDraft } from '../../../contract/change';
import { cleanTag } from '../../../contract/clean-name';
import { foldName } from '../fold-name';
import { flag, type TagRow } from '../rows';
import { isWithinTag } from '../tag-holdings';
import { done, noOp, type Applied } from './applied';
import { isOnHighlight, listRetagged, putRetagged, restoreTags } from './highlight-tags';
import type { Workspace } from './workspace';

/** Longest name, levels and all; one that is longer could not be named in an edit. */
const mostCharacters = 200;

type Of<T extends Change['type']> = Extract<Change, { type: T }>;

/** Gives articles a tag, or takes it off. Those not held, withdrawn, or so already are passed over. */
export async function applyTagging(workspace: Workspace, change: Of<'tag-add' | 'tag-remove'>): Promise<Applied> {
  const { seq } = change;
  const { tags } = workspace;
  const isTagged = change.type === 'tag-add';
  const name = cleanTag(change.tag);
  const key = foldName(name);
  if (name === '') return noOp(seq, 'no name');
  const before = tags.row(key);
  if (!isTagged && !before) return noOp(seq, 'no such tag');
  const changed: number[] = [];
  for (const alias of change.ids) {
    const id = await workspace.resolve(alias);
    const state = id === undefined ? undefined : workspace.state(id);
    if (!state || state.flags & flag.withdrawn) continue;
    if (tags.set(state.id, key, isTagged)) changed.push(state.id);
  }
  if (changed.length === 0) return noOp(seq, 'nothing to change');
  const row = before ?? { key, name: spellAlike(workspace, name), colour: null };
  if (!before) tags.putRow(row);
  if (!isTagged) tags.tidy(key);
  return done(seq, changed.length, [{ type: isTagged ? 'tag-remove' : 'tag-add', tag: row.name, ids: changed }]);
}

/** Gives a tag a colour, or takes it away. A coloured tag is kept though nobody has it. */
export function applyTagColour(workspace: Workspace, { seq, tag, colour }: Of<'tag-colour'>): Applied {
  const { tags } = workspace;
  const name = spellAlike(workspace, cleanTag(tag));
  const key = foldName(name);
  const row = tags.row(key);
  const before = row?.colour ?? null;
  if (name === '' || before === colour) return noOp(seq, 'nothing to change');
  tags.putRow({ key, name: row?.name ?? name, colour });
  tags.tidy(key);
  return done(seq, 0, [{ type: 'tag-colour', tag: row?.name ?? name, colour: before }]);
}

/**
 * Renames a tag and those nested in it, on articles and highlights. Where one of the new name is there already, the two
 * become one, which keeps its colour if it has one. The way back is a rename where nothing was merged, so that
 * what has been tagged since goes along; else it is every article, highlight and colour by itself.
 */
export async function applyTagRename(workspace: Workspace, { seq, tag, to }: Of<'tag-rename'>): Promise<Applied> {
  const { tags } = workspace;
  const from = spellAlike(workspace, cleanTag(tag));
  const fromKey = foldName(from);
  const wanted = cleanTag(to);
  if (from === '' || wanted === '') return noOp(seq, 'no name');
  if (fromKey === foldName(wanted)) return respell(workspace, seq, from, wanted);
  const target = spellAlike(workspace, wanted);
  const targetKey = foldName(target);
  const rows = tags.rowsWithin(fromKey);
  const retagged = await listRetagged(workspace, (name) => moveName(name, from, target));
  if (rows.length === 0 && retagged.length === 0) return noOp(seq, 'no such tag');
  const moves = rows.map((row): Move => {
    const name = spellAlike(workspace, moveName(row.name, from, target));
    return { row, name, key: foldName(name) };
  });
  const names = [...moves.map(({ name }) => name), ...retagged.flatMap(({ after }) => after.tags)];
  if (names.some((name) => name.length > mostCharacters)) return noOp(seq, 'the name is too long');
  const isNested = isWithinTag(targetKey, fromKey) || isWithinTag(fromKey, targetKey);
  const isPlain = !isNested && tags.rowsWithin(targetKey).length === 0 && !(await isOnHighlight(workspace, targetKey));
  const keys = [...new Set(moves.flatMap(({ row, key }) => [row.key, key]))];
  const before = keys.map((key) => ({ key, row: tags.row(key), members: tags.membersOf(key) }));
  const touched = new Set([...move(workspace, moves), ...retagged.map(({ after }) => after.articleId)]);
  putRetagged(workspace, retagged);
  if (isPlain) {
    const back = restoreTags(retagged, (name) => moveName(name, target, from));
    return done(seq, touched.size, [{ type: 'tag-rename', tag: target, to: from }, ...back]);
  }
  const back = [...before.flatMap((one) => restore(workspace, one)), ...restoreTags(retagged, null)];
  return done(seq, touched.size, back);
}

/** A tag's name with the levels that are `from` made `to`; one that is not within it stays. */
function moveName(name: string, from: string, to: string): string {
  if (!isWithinTag(foldName(name), foldName(from))) return name;
  return [to, ...name.split('/').slice(from.split('/').length)].join('/');
}

interface Move {
  readonly row: TagRow;
  readonly name: string;
  readonly key: string;
}

/** Moves all at once, since one may go where another stood. Gives the articles touched. */
function move({ tags }: Workspace, moves: readonly Move[]): readonly number[] {
  const members = moves.map(({ row }) => tags.membersOf(row.key));
  const rows = new Map(moves.map(({ row, key }) => [key, tags.row(key) ?? row]));
  const standing = new Set(moves.filter(({ key }) => tags.row(key)).map(({ key }) => key));
  const sources = new Set(moves.map(({ row }) => row.key));
  for (const [i, { row }] of moves.entries()) for (const id of members[i] ?? []) tags.set(id, row.key, false);
  for (const { row } of moves) tags.putRow({ ...row, colour: null });
  for (const [i, { row, name, key }] of moves.entries()) {
    for (const id of members[i] ?? []) tags.set(id, key, true);
    // A tag that goes away itself keeps the spelling of its place for whoever comes there, and takes its colour along.
    const there = rows.get(key);
    const colour = sources.has(key) ? row.colour : (there?.colour ?? row.colour);
    tags.putRow({ key, name: standing.has(key) && there ? there.name : name, colour });
  }
  for (const { row } of moves) tags.tidy(row.key);
  return members.flat();
}

/** The edits that make one tag again what it was; none where it is so. */
function restore(
  { tags }: Workspace,
  before: { readonly key: string; readonly row: TagRow | undefined; readonly members: readonly number[] },
): EditDraft[] {
  const after = tags.row(before.key);
  const name = before.row?.name ?? after?.name ?? before.key;
  const had = new Set(before.members);
  const has = new Set(tags.membersOf(before.key));
  const missing = before.members.filter((id) => !has.has(id));
  const extra = [...has].filter((id) => !had.has(id));
  const colour = before.row?.colour ?? null;
  const edits: EditDraft[] = [];
  if (missing.length > 0) edits.push({ type: 'tag-add', tag: name, ids: missing });
  if ((after?.colour ?? null) !== colour) edits.push({ type: 'tag-colour', tag: name, colour });
  if (extra.length > 0) edits.push({ type: 'tag-remove', tag: name, ids: extra });
  return edits;
}

/** Another spelling of the same tag, and of its levels wherever they stand: all tags below one spell it alike. */
async function respell(workspace: Workspace, seq: number, from: string, target: string): Promise<Applied> {
  const { tags } = workspace;
  const changed = tags.rowsWithin(foldName(target.split('/')[0] ?? '')).flatMap((row) => {
    const name = spellLevels(row.name, target);
    return name === row.name ? [] : [{ ...row, name }];
  });
  const retagged = await listRetagged(workspace, (name) => spellLevels(name, target));
  if (changed.length === 0 && retagged.length === 0) return noOp(seq, 'nothing to change');
  for (const row of changed) tags.putRow(row);
  putRetagged(workspace, retagged);
  const touched = [
    ...changed.flatMap(({ key }) => tags.membersOf(key)),
    ...retagged.map(({ after }) => after.articleId),
  ];
  const back = restoreTags(retagged, (name) => spellLevels(name, from));
  return done(seq, new Set(touched).size, [{ type: 'tag-rename', tag: target, to: from }, ...back]);
}

/** A name with the first levels that it shares with `target` spelt as there. */
function spellLevels(name: string, target: string): string {
  const own = name.split('/');
  const levels = target.split('/');
  const end = own.findIndex((level, i) => foldName(level) !== foldName(levels[i] ?? ''));
  const shared = end === -1 ? own.length : end;
  return [...levels.slice(0, shared), ...own.slice(shared)].join('/');
}

/** A name spelt as the tags there are spell its levels. */
function spellAlike({ tags }: Workspace, name: string): string {
  const levels = name.split('/');
  for (let depth = levels.length; depth > 0; depth--) {
    const row = tags.anyWithin(foldName(levels.slice(0, depth).join('/')));
    if (row) return [...row.name.split('/').slice(0, depth), ...levels.slice(depth)].join('/');
  }
  return name;
}
