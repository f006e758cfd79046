import type { Change, ChangeDraft, EditDraft, Group, RefusedPart } from '../../contract/change';
import type { Refusal, RefusalCode } from '../../contract/failure';
import { limits } from '../../contract/limits';
import type { OutletRuleDraft } from '../../contract/outlet-rule';
import type { PackedObject } from '../intake/types';
import { failureOf } from '../vault/index';
import type { AppendRequest, Vault } from '../vault/types';
import { readExportedArticle, type ExportedArticle } from './check-exported';
import { id as isId, isRecord } from './checks';
import { askOrThrow } from './export-selection';
import { listAdds } from './exported-adds';
import { listCollectionMakes, readCollection, type ExportedCollection } from './exported-collections';
import { readExportedObject } from './exported-object';
import { listMarks, readEdit, type TakenArticle } from './exported-marks';
import { listSaved, readSaved, type ExportedSaved } from './exported-saved';
import type { FolderCollections } from './folder-collections';
import type { AddDraft } from './import-choosing';
import type { AppliedOutcomes, ArchiveLink } from './link-types';
import { readLines } from './read-lines';
import type { SpaceGate } from './space-gate';
import type { Turns } from './turns';

/** The longest line: an original of the largest size, packed badly, in base64. */
const mostLineBytes = limits.documentBytes * 2;
/** Originals held until the articles behind them are journaled. */
const mostPendingBytes = 32 * 1024 * 1024;
const mostPendingArticles = 100;
const mostCollections = 10_000;
const mostSaved = 10_000;
/** Collections made in one frame; each takes up to three changes. */
const collectionsInFrame = 100;
const idsInChange = 1000;
/** Refused lines that are told one by one. */
const mostRefused = 10_000;

export interface ExportedParts {
  readonly vault: Pick<Vault, 'objects' | 'journal'>;
  readonly link: Pick<ArchiveLink, 'offer' | 'ask'>;
  readonly gate: SpaceGate;
  readonly turns: Pick<Turns, 'shared'>;
  readonly group: Group;
  readonly signal: AbortSignal;
  /** What the import and the lasting rules give an article before it is journaled. */
  readonly give: (change: AddDraft) => AddDraft;
  /** Tags and files the articles of a frame as the import and the rules say; null when there is nothing of it. */
  readonly filing: FolderCollections | null;
  onApplied(changes: readonly Change[], outcomes: AppliedOutcomes): Promise<void>;
}

export interface ExportedFile {
  readonly path: Buffer;
  readonly shown: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Lines that are wanted, as `line 12`, when refused ones are tried again; null in it, or undefined, stands for all. */
  readonly parts: ReadonlySet<string | null> | undefined;
  /** The import whose collections these are: a later try finds those of an earlier one again. */
  readonly folderImportId: number;
}

/**
 * Brings Backfile's own JSON Lines back in: originals, articles with where they were found, collections, tags, highlights and notes, and what
 * is kept to search with. Nothing
 * of the file is trusted; a line that cannot be read is refused by its number and the others go on. Collections are made anew, whatever stands
 * in the library. All of it is part of the import's own step. Gives whether all lines were taken, or null when it was cancelled.
 */
export async function importExported(parts: ExportedParts, file: ExportedFile): Promise<boolean | null> {
  const { vault, link, signal, group } = parts;
  const importId = group.id;
  /** New ids by old. */
  const articles = new Map<number, number>();
  const collections = new Map<number, number>();
  const known = new Set<number>();
  const refused: RefusedPart[] = [];
  let waiting: ExportedCollection[] = [];
  let batch: { readonly given: ExportedArticle; readonly part: string }[] = [];
  let batchBytes = 0;
  let objects: PackedObject[] = [];
  let objectBytes = 0;
  let taken = 0;
  let isEnded = false;
  const filings: { readonly collection: number; readonly articles: readonly number[] }[] = [];

  const refuse = (part: string | null, code: RefusalCode, detail: string): void => {
    if (refused.length < mostRefused) refused.push({ part, refusal: { code, detail } });
  };
  const isWanted = (part: string): boolean => file.parts === undefined || file.parts.has(null) || file.parts.has(part);

  const journal = async (changes: AppendRequest['changes'], stored: readonly PackedObject[] = []) => {
    for (;;) {
      try {
        // Stored in the same turn, so that no purge takes them away before they are named.
        const frame = await parts.turns.shared(async () => {
          await vault.objects.putAll(stored);
          return vault.journal.append({ name: 'import', group, changes });
        });
        const outcomes = await link.offer(frame);
        await parts.onApplied(frame.changes, outcomes);
        return { frame, outcomes };
      } catch (error) {
        if (failureOf(error).code !== 'no-space' || signal.aborted) throw error;
        await parts.gate.full(signal);
      }
    }
  };
  const journalAll = async (edits: readonly ChangeDraft[]): Promise<void> => {
    for (let at = 0; at < edits.length; at += limits.frameChanges) {
      await journal(edits.slice(at, at + limits.frameChanges));
    }
  };

  const makeCollections = async (): Promise<void> => {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += collectionsInFrame) {
      const some = all.slice(at, at + collectionsInFrame);
      const folderOf = (old: number) => ({ importId: file.folderImportId, path: `${file.shown}/${old}` });
      await journal((firstSeq) => listCollectionMakes(some, collections, folderOf, firstSeq));
    }
  };

  const takeBatch = async (): Promise<void> => {
    if (batch.length === 0) return;
    const units = batch;
    const stored = objects;
    batch = [];
    batchBytes = 0;
    objects = [];
    objectBytes = 0;
    const drafts = units.map(({ given }) => listAdds(given, importId).map(parts.give));
    const adds = drafts.flat();
    const { frame, outcomes } = await journal(
      (firstSeq) => parts.filing?.extend(adds, firstSeq).changes ?? adds,
      stored,
    );
    const bySeq = new Map(outcomes?.map((outcome) => [outcome.seq, outcome]));
    const marked: TakenArticle[] = [];
    const parents: string[] = [];
    let seq = frame.changes[0]?.seq ?? 0;
    for (const [at, { given, part }] of units.entries()) {
      const outcome = bySeq.get(seq);
      const isNew = outcome?.result === 'version' || (outcome?.result === 'article' && outcome.id === seq);
      // One journaled again, because the import was cut off, is known by the number it got first.
      const id = outcome && 'id' in outcome ? outcome.id : seq;
      const view = isNew ? null : await askOrThrow(link, 'article', id);
      // What the archive did not take is told by the tally.
      if (isNew || view) {
        const isHeld = view !== null && view.article.id !== seq;
        articles.set(given.id, id);
        // Of this very import when it was cut off between the article and its marks, and goes on.
        const isOurs = view?.article.importId === importId;
        const isBack = isOurs || (outcome?.result === 'sighting' && outcome.restored);
        marked.push({ given, id, held: isHeld ? view : null, isBack });
        parents.push(part);
        taken += drafts[at]?.length ?? 0;
      }
      seq += drafts[at]?.length ?? 0;
    }
    const marks = listMarks(marked);
    if (marks.refused > 0) {
      const where = parents.length === 1 ? parents[0] : `${parents[0]} to ${parents.at(-1)}`;
      refuse(where ?? null, 'bad-archive', `${marks.refused} marks that do not fit`);
    }
    await journalAll(marks.edits);
  };

  const readObject = async (line: Readonly<Record<string, unknown>>): Promise<Refusal | null> => {
    const packed = await readExportedObject(line);
    if ('code' in packed) return packed;
    objects.push(packed);
    objectBytes += packed.stored.byteLength;
    if (objectBytes < mostPendingBytes) return null;
    if (batch.length > 0) await takeBatch();
    else {
      // All of one article: kept in the vault from now on, since the next line or the one after names it.
      await vault.objects.putAll(objects);
      objects = [];
      objectBytes = 0;
    }
    return null;
  };

  const readLine = async (line: unknown, part: string): Promise<Refusal | null> => {
    if (!isRecord(line)) return unfit('it is no line of an export');
    if ('object' in line) return readObject(line);
    if ('article' in line) {
      if (!isWanted(part)) return null;
      await makeCollections();
      const given = readExportedArticle(line['article']);
      if ('code' in given) return given;
      const missing = await findMissing(given);
      if (missing !== null) return unfit(`its original or image ${missing} is missing`);
      batch.push({ given, part });
      batchBytes += (given.content.html.length + given.content.text.length) * (1 + given.sightings.length);
      if (batch.length >= mostPendingArticles || batchBytes >= limits.frameBytes) await takeBatch();
      return null;
    }
    if ('collection' in line) {
      const one = readCollection(line);
      if (!one) return unfit('it is no collection');
      if (known.size >= mostCollections) return { code: 'too-complex', detail: 'too many collections' };
      if (known.has(one.old) || (one.parent !== null && !known.has(one.parent))) return unfit('it stands nowhere');
      known.add(one.old);
      // A parent must have its number before it is named.
      if (one.parent !== null && !collections.has(one.parent)) await makeCollections();
      waiting.push(one);
      return null;
    }
    if ('tag' in line) {
      if (line['colour'] === null) return null;
      const edit = readEdit({ type: 'tag-colour', tag: line['tag'], colour: line['colour'] });
      if (!edit) return unfit('it is no tag');
      colours.push(edit);
      return null;
    }
    if ('filed' in line) {
      const { filed, articles: inIt } = line;
      if (!isId(filed) || !Array.isArray(inIt) || !inIt.every(isId)) return unfit('it is no filing');
      filings.push({ collection: filed, articles: inIt });
      return null;
    }
    if ('saved' in line) {
      const one = readSaved(line['saved']);
      if (!one) return unfit('it is nothing to search with');
      if (saved.length >= mostSaved) return { code: 'too-complex', detail: 'too many searches and lists' };
      saved.push(one);
      return null;
    }
    if ('outletRule' in line) {
      const edit = readEdit({ type: 'outlet-rule-make', rule: line['outletRule'] });
      if (edit?.type !== 'outlet-rule-make') return unfit('it is no rule of an outlet');
      rules.push(edit);
      return null;
    }
    if ('end' in line) {
      isEnded = true;
      return null;
    }
    return 'backfile' in line ? null : unfit('it is no line of an export');
  };
  const colours: EditDraft[] = [];
  const saved: ExportedSaved[] = [];
  const rules: Extract<EditDraft, { type: 'outlet-rule-make' }>[] = [];

  /** An object an article names that neither came with the file nor is in the vault. */
  const findMissing = async ({ content, origin, sightings }: ExportedArticle): Promise<string | null> => {
    const wanted = new Set([origin.object, ...sightings.map((one) => one.origin.object), ...content.images]);
    const pending = new Set(objects.map(({ sha256 }) => sha256));
    for (const object of wanted) {
      if (!pending.has(object) && !(await vault.objects.has(object))) return object;
    }
    return null;
  };

  try {
    for await (const { number, text } of readLines(file.path, mostLineBytes)) {
      if (signal.aborted) return null;
      await parts.gate.pass(signal);
      const part = `line ${number}`;
      if (text === null) {
        refuse(part, 'too-large', `more than ${mostLineBytes} bytes`);
        continue;
      }
      if (text.trim() === '') continue;
      const line = parse(text);
      const refusal = line === undefined ? unfit('it is no JSON') : await readLine(line, part);
      if (refusal) refuse(part, refusal.code, refusal.detail);
    }
  } catch (error) {
    if (!isReadError(error)) throw error;
    refuse(null, 'unreadable', error.code);
  }
  await makeCollections();
  await takeBatch();
  if (signal.aborted) return null;
  const tags = await askOrThrow(link, 'tags');
  const coloured = new Set(tags.filter(({ colour }) => colour !== null).map(({ tag }) => tag.toLowerCase()));
  await journalAll(colours.filter((edit) => edit.type === 'tag-colour' && !coloured.has(edit.tag.toLowerCase())));
  await journalAll(
    filings.flatMap(({ collection, articles: old }) => {
      const id = collections.get(collection);
      const ids = old.flatMap((one) => articles.get(one) ?? []);
      if (id === undefined) return [];
      return slices(ids, idsInChange).map((some): ChangeDraft => ({
        type: 'collection-add',
        id,
        ids: some,
        before: null,
      }));
    }),
  );
  const names = { articles, collections, importId };
  for (const one of saved) {
    const drafts = listSaved(one, await askOrThrow(link, 'saved'), names);
    if (drafts) await journal(drafts);
  }
  const ruled = new Set((await askOrThrow(link, 'outletRules')).map(tellRule));
  await journalAll(rules.filter(({ rule }) => !ruled.has(tellRule(rule))));
  if (!isEnded) refuse(null, 'bad-archive', 'it was cut off: its last line is missing');
  const { shown, bytes, modifiedMs } = file;
  const about = { path: shown, bytes, modifiedMs, articles: taken, refused, companion: null };
  await journal([{ type: 'import-file', importId, file: about }]);
  return refused.length === 0;
}

function unfit(detail: string): Refusal {
  return { code: 'bad-archive', detail };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tellRule({ outlet, match, isOn }: OutletRuleDraft): string {
  return JSON.stringify([outlet, match.kind === 'text' ? match.pattern : [match.name, match.words], isOn]);
}

function slices(ids: readonly number[], size: number): number[][] {
  const cut: number[][] = [];
  for (let at = 0; at < ids.length; at += size) cut.push(ids.slice(at, at + size));
  return cut;
}

function isReadError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && error.syscall === 'read';
}
