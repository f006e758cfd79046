import type { ArticleContent } from '../../contract/article';
import type { ChangeDraft } from '../../contract/change';
import { assertNever } from '../../contract/failure';
import type { HeldProbe, ImportChoices, LeaveOut } from '../../contract/import-plan';
import { applyRules, type ImportRule, type RuleSubject } from '../../contract/import-rule';
import { identify } from '../intake/index';
import type { ArchiveLink } from './link-types';
import type { ReadEntry } from './read-entry';

export type AddDraft = Extract<ChangeDraft, { type: 'article-add' }>;

/** Leaves out of an entry what the user did not want, and gives what is left what the import gives; null when nothing is left. */
export type ChooseEntry = (entry: ReadEntry) => Promise<ReadEntry | null>;

/** Makes the chooser of one import. */
export function createChooser(
  choices: ImportChoices,
  rules: readonly ImportRule[],
  link: Pick<ArchiveLink, 'ask'>,
): ChooseEntry {
  const { leaveOut } = choices;
  const isLeftOut = leaveOut ? createLeaveOut(leaveOut) : null;

  return async (entry) => {
    if (leaveOut && isLeftOut) {
      const left = await leave(entry, leaveOut, isLeftOut, link);
      return left && { ...left, changes: left.changes.map((change) => give(change, choices, rules)) };
    }
    return { ...entry, changes: entry.changes.map((change) => give(change, choices, rules)) };
  };
}

/** Whether the user left an article out, by its file, outlet or format. */
export function createLeaveOut({
  files,
  outlets,
  formats,
}: LeaveOut): (article: {
  readonly file: string;
  readonly outlet: string | null;
  readonly format: string | null;
}) => boolean {
  const byFile = new Set(files);
  const byOutlet = new Set(outlets);
  const byFormat = new Set<string | null>(formats);
  return ({ file, outlet, format }) => byFile.has(file) || byOutlet.has(outlet) || byFormat.has(format);
}

async function leave(
  entry: ReadEntry,
  leaveOut: LeaveOut,
  isLeftOut: ReturnType<typeof createLeaveOut>,
  link: Pick<ArchiveLink, 'ask'>,
): Promise<ReadEntry | null> {
  const file = { file: entry.shown, outlet: '', format: null };
  // The file itself: also an export, and one with nothing in it but refusals.
  if (leaveOut.files.length > 0 && isLeftOut(file)) return null;
  const adds = entry.changes.filter((change): change is AddDraft => change.type === 'article-add');
  if (adds.length === 0) return entry;
  let kept = adds.filter(
    ({ content, origin }) => !isLeftOut({ file: entry.shown, outlet: content.outlet, format: origin.format }),
  );
  if (leaveOut.held && kept.length > 0) kept = await withoutHeld(kept, link);
  if (kept.length === adds.length) return entry;
  const own = entry.changes.find((change) => change.type === 'import-file');
  if (kept.length === 0 && own?.file.refused.length === 0) return null;
  const used = new Set(kept.flatMap(({ origin, content }) => [origin.object, ...content.images]));
  return {
    ...entry,
    objects: entry.objects.filter(({ sha256 }) => used.has(sha256)),
    changes: [...kept, ...(own ? [{ ...own, file: { ...own.file, articles: kept.length } }] : [])],
  };
}

const probesAtOnce = 200;

async function withoutHeld(adds: readonly AddDraft[], link: Pick<ArchiveLink, 'ask'>): Promise<AddDraft[]> {
  const kept: AddDraft[] = [];
  for (let at = 0; at < adds.length; at += probesAtOnce) {
    const slice = adds.slice(at, at + probesAtOnce);
    const answer = await link.ask('held', [slice.map(probeOf)]);
    // Not knowing is no reason to leave an article out: one that is held will be found to be so.
    const standings = answer.ok ? answer.value : [];
    kept.push(...slice.filter((_, i) => standings[i] !== 'held' && standings[i] !== 'in-trash'));
  }
  return kept;
}

/** What the archive is asked of an article that is not in it. */
export function probeOf({ content, origin, keys }: AddDraft): HeldProbe {
  const { rules, content: contentKey, body, signature } = keys;
  return {
    object: origin.object,
    canonicalUrl: content.canonicalUrl,
    keys: { rules, content: contentKey, body, signature },
  };
}

/** What rules look at of an article. */
export function subjectOf({ content, origin }: AddDraft): RuleSubject {
  return { outlet: content.outlet, section: content.section, path: origin.path, format: origin.format };
}

/**
 * Gives an article out of an export what the import gives: outlet and language where it has none, and the reading mark of a rule. How the
 * import's own articles arrive is not for it: the export says which of its articles are read.
 */
export function createExportedGift(
  choices: ImportChoices,
  rules: readonly ImportRule[],
): (change: AddDraft) => AddDraft {
  const { arrivesRead: _, ...others } = choices;
  return (change) => giveArticle(change, others, rules);
}

function give(change: ChangeDraft, choices: ImportChoices, rules: readonly ImportRule[]): ChangeDraft {
  return change.type === 'article-add' ? giveArticle(change, choices, rules) : change;
}

function giveArticle(change: AddDraft, choices: ImportChoices, rules: readonly ImportRule[]): AddDraft {
  const content = fill(change.content, choices);
  const add: AddDraft = content === change.content ? change : { ...change, content, keys: identify(content) };
  const read = applyRules(rules, subjectOf(add)).read ?? choices.arrivesRead === true;
  return read ? { ...add, arrivesRead: true } : add;
}

/** Outlet and language where the file says none; the evidence says that it was the user. */
function fill(content: ArticleContent, { defaults }: ImportChoices): ArticleContent {
  if (!defaults) return content;
  let filled = content;
  for (const field of ['outlet', 'language'] as const) {
    const value = defaults[field];
    if (value === null || filled[field] !== null) continue;
    const evidence = { ...filled.evidence, [field]: 'user' as const };
    switch (field) {
      case 'outlet':
        filled = { ...filled, outlet: value, evidence };
        break;
      case 'language':
        filled = { ...filled, language: value, evidence };
        break;
      default:
        assertNever(field);
    }
  }
  return filled;
}
