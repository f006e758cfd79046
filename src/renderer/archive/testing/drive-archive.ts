import type { ArchiveApi, ArchiveEvent } from '../../../contract/archive-api';
import type { ArticleContent, IdentityKeys, Origin } from '../../../contract/article';
import type { Change, ChangeDraft, Frame, GroupName, Outcome } from '../../../contract/change';
import type { ArchiveState, FromWorker } from '../../../contract/port';
import type { DatabaseSource } from '../database';
import { openArchive, type OpenArchive } from '../open-archive';

/** A journal in memory: numbers frames as the main side does. */
export interface TestJournal {
  readonly frames: readonly Frame[];
  append(name: GroupName, changes: readonly ChangeDraft[], more?: { group?: number; undoes?: number }): Frame;
}

/** Begins an empty journal; `salt` makes its chain another one. */
export function createJournal(salt = 'chain'): TestJournal {
  const frames: Frame[] = [];
  let seq = 0;
  return {
    frames,
    append(name, drafts, { group, undoes } = {}) {
      const first = seq + 1;
      const changes = drafts.map((draft): Change => ({
        ...draft,
        seq: ++seq,
        at: new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString(),
      }));
      const n = frames.length + 1;
      const frame: Frame = {
        n,
        chain: `${salt}-${n}`,
        group: { id: group ?? first, name, undoes: undoes ?? null },
        changes,
      };
      frames.push(frame);
      return frame;
    },
  };
}

/** The main side of a test: sends what a journal holds and notes what comes back. */
export interface DrivenArchive {
  readonly archive: OpenArchive;
  readonly api: ArchiveApi;
  readonly sent: readonly FromWorker[];
  readonly events: readonly ArchiveEvent[];
  readonly session: string;
  state(): ArchiveState;
  /** Sends frames and waits; gives the outcomes of all of them. */
  apply(...frames: readonly Frame[]): Promise<readonly Outcome[]>;
  /** Appends to the journal, sends, and gives the outcomes. */
  change(
    name: GroupName,
    changes: readonly ChangeDraft[],
    more?: { group?: number; undoes?: number },
  ): Promise<readonly Outcome[]>;
  /** Takes a step back as the main side does: asks for its inverse and journals that. */
  undo(group: number): Promise<readonly Outcome[]>;
}

/** Opens an archive on a database source, and begins as the journal stands. */
export async function driveArchive(
  source: DatabaseSource,
  journal: TestJournal,
  onEvent?: (event: ArchiveEvent) => void,
): Promise<DrivenArchive> {
  const sent: FromWorker[] = [];
  const events: ArchiveEvent[] = [];
  const archive = openArchive({
    source,
    indexFiles: 'database',
    quietMs: 3_600_000,
    send: (message) => sent.push(message),
    emit: (event) => {
      events.push(event);
      onEvent?.(event);
    },
  });
  await archive.settled();
  const session = sent[0]?.session ?? '';
  archive.receive({ type: 'begin', session, lastFrame: journal.frames.length });

  const driven: DrivenArchive = {
    archive,
    api: archive.api,
    sent,
    events,
    session,
    state() {
      const found = sent.findLast((message) => message.type === 'state');
      if (found?.type !== 'state') throw new Error(`no state; got ${JSON.stringify(sent)}`);
      return found.state;
    },
    async apply(...frames) {
      const from = sent.length;
      for (const frame of frames) archive.receive({ type: 'frame', session, frame });
      await archive.settled();
      return sent.slice(from).flatMap((message) => (message.type === 'applied' ? message.outcomes : []));
    },
    change: (name, changes, more) => driven.apply(journal.append(name, changes, more)),
    async undo(group) {
      const inverse = await archive.api.inverse(group);
      return inverse ? driven.change('undo', inverse, { undoes: group }) : [];
    },
  };
  return driven;
}

/** What a test says of an article; the rest is made up from it. */
export interface TestArticle {
  readonly title?: string;
  readonly text?: string;
  readonly url?: string | null;
  readonly file?: string;
  /** The original's bytes, by name: equal names are equal bytes. By default what the article says. */
  readonly bytes?: string;
  readonly published?: string | null;
  readonly saved?: string | null;
  readonly kind?: ArticleContent['kind'];
  readonly outlet?: string;
  readonly byline?: readonly string[];
  readonly section?: string;
  /** 64 numbers below 65,536 for the signature; by default made of the text's words. */
  readonly part?: string | null;
}

/** An `article-add` with keys that are equal when, and only when, what they stand for is. */
export function addArticle(importId: number, article: TestArticle): ChangeDraft {
  const text = article.text ?? `Body of ${article.title ?? 'an article'}.`;
  const title = article.title ?? 'A headline';
  const url =
    article.url === undefined ? `https://example.org/${title.toLowerCase().replaceAll(' ', '-')}` : article.url;
  const content: ArticleContent = {
    kind: article.kind ?? 'article',
    title,
    byline: article.byline ?? ['Ada Nowak'],
    outlet: article.outlet ?? 'The Example',
    section: article.section ?? null,
    url,
    canonicalUrl: url,
    published:
      article.published === null ? null : { iso: article.published ?? '2019-03-04', precision: 'day', raw: '4 March' },
    updated: null,
    saved: article.saved ?? null,
    language: 'en',
    words: text.split(' ').length,
    lead: text.slice(0, 300),
    html: `<p>${text}</p>`,
    text,
    images: [],
    copyright: null,
    evidence: { title: 'json-ld', byline: 'meta' },
  };
  const bytes = article.bytes ?? `${title} ${text} ${url ?? ''}`;
  const file = article.file ?? `${title}.html`;
  const origin: Origin = {
    object: hex(bytes, 64),
    bytes: bytes.length,
    fileName: file,
    path: `/saved/${file}`,
    part: article.part ?? null,
    format: 'html',
    charset: 'utf-8',
    extractor: 1,
  };
  const keys: IdentityKeys = {
    rules: 1,
    content: hex(`${title}|${text}|${url ?? ''}`, 32),
    body: hex(text, 32),
    signature: sign(text),
  };
  return { type: 'article-add', importId, content, origin, keys };
}

/** An `import-begin` for tests. */
export function beginImport(label = 'Saved pages'): ChangeDraft {
  return { type: 'import-begin', label, sources: [{ kind: 'paths', paths: ['/saved'] }] };
}

/** Hex digits that stand for a text; no real hash, but as good for a handful of texts. */
function hex(text: string, digits: number): string {
  let out = '';
  for (let round = 0; out.length < digits; round++) out += mix(`${round}|${text}`).toString(16).padStart(8, '0');
  return out.slice(0, digits);
}

function mix(text: string): number {
  let hash = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x85ebca6b) ^ (hash >>> 13);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A MinHash over words in threes, as the contract describes it. */
function sign(text: string): string {
  const words = text.split(/\s+/);
  if (words.length < 8) return '';
  const shingles = words.slice(2).map((_, i) => words.slice(i, i + 3).join(' '));
  const bytes = new Uint8Array(128);
  for (let k = 0; k < 64; k++) {
    const least = shingles.reduce((min, shingle) => Math.min(min, mix(`${k} ${shingle}`)), 0xffffffff);
    bytes[2 * k] = least & 255;
    bytes[2 * k + 1] = (least >> 8) & 255;
  }
  return btoa(String.fromCharCode(...bytes));
}
