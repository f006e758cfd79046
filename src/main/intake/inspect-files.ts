import type { ArticleDate } from '../../contract/article';
import type { InspectLine } from '../../contract/inspect';
import type { Refusal } from '../../contract/failure';
import { createIntake } from './create-intake';
import { readSource } from './read-source';
import type { Intake, IntakeArticle, IntakeOptions, WalkEntry } from './types';
import { walk } from './walk';

/**
 * What the importer makes of files and folders, nothing stored: at least one line for each file, one for
 * each article, in input order. A companion of a saved page or of the system gives an empty line of kind
 * `other` without a failure. Never rejects for what is in a file.
 */
export async function* inspectFiles(
  paths: readonly string[],
  options: Pick<IntakeOptions, 'workers'> = {},
): AsyncGenerator<InspectLine> {
  const intake = createIntake({ ...options, explain: true });
  const ahead: Promise<readonly InspectLine[]>[] = [];
  try {
    for await (const entry of walk(paths)) {
      const lines = inspectEntry(entry, intake);
      // It is awaited in its turn; until then a rejection must not count as unhandled.
      lines.catch(() => null);
      ahead.push(lines);
      // Later files are read while the first is waited for.
      if (ahead.length >= intake.parallel * 2) yield* (await ahead.shift()) ?? [];
    }
    for (const lines of ahead) yield* await lines;
  } finally {
    // When the caller stops early, what was read ahead ends with the pool; nobody waits for it.
    await Promise.all([intake.close(), ...ahead.map((lines) => lines.catch(() => null))]);
  }
}

async function inspectEntry(entry: WalkEntry, intake: Intake): Promise<readonly InspectLine[]> {
  if (entry.kind === 'refused') return [refusedLine(entry.shown, null, entry.refusal)];
  if (entry.kind === 'companion') return [emptyLine(entry.shown, null)];
  const source = await readSource(entry);
  if ('code' in source) return [refusedLine(entry.shown, null, source)];
  const { articles, refused } = await intake.read(source);
  const lines = [
    ...articles.map((article) => articleLine(entry.shown, article)),
    ...refused.map(({ part, refusal }) => refusedLine(entry.shown, part, refusal)),
  ];
  return lines.length > 0 ? lines : [emptyLine(entry.shown, null)];
}

function articleLine(file: string, article: IntakeArticle): InspectLine {
  const { part, format, charset, content } = article;
  const { kind, title, byline, outlet, published, updated, saved, language, url, words, text, html } = content;
  const { canonicalUrl, section, copyright, evidence } = content;
  return {
    file,
    part,
    format,
    kind,
    title,
    byline,
    outlet,
    published: published?.iso ?? null,
    updated: updated?.iso ?? null,
    saved,
    language,
    url,
    canonicalUrl,
    section,
    kicker: content.kicker ?? null,
    dek: content.dek ?? null,
    keywords: content.keywords ?? [],
    leadImage: content.leadImage ?? null,
    credits: content.credits ?? [],
    copyright,
    charset,
    publishedAs: how(published),
    updatedAs: how(updated),
    evidence,
    words,
    text,
    html,
    removed: listRemoved(article),
    failure: null,
  };
}

/** What is said of the whole (it has no words of its own), then each block that was taken out. */
function listRemoved({ explained, blocks = [] }: IntakeArticle): NonNullable<InspectLine['removed']> {
  return [
    ...explained.filter(({ text }) => text === ''),
    ...blocks.flatMap(({ removed, text }) => (removed === null ? [] : [{ ...removed, text }])),
  ];
}

function how(date: ArticleDate | null): InspectLine['publishedAs'] {
  return date === null ? null : { precision: date.precision, raw: date.raw };
}

function refusedLine(file: string, part: string | null, failure: Refusal): InspectLine {
  return { ...emptyLine(file, part), failure };
}

function emptyLine(file: string, part: string | null): InspectLine {
  return {
    file,
    part,
    format: null,
    kind: 'other',
    title: null,
    byline: [],
    outlet: null,
    published: null,
    updated: null,
    saved: null,
    language: null,
    url: null,
    canonicalUrl: null,
    section: null,
    kicker: null,
    dek: null,
    keywords: [],
    leadImage: null,
    credits: [],
    copyright: null,
    charset: null,
    publishedAs: null,
    updatedAs: null,
    evidence: {},
    words: 0,
    text: '',
    html: '',
    removed: null,
    failure: null,
  };
}
