import type {
  ArticleContent,
  ArticleDate,
  ArticleKind,
  BodyEdits,
  Credit,
  DatePrecision,
  EvidenceField,
  EvidenceSource,
  LeadImage,
  Origin,
  SourceFormat,
} from '../../contract/article';
import type { Refusal } from '../../contract/failure';
import { cleanAgain } from '../intake/index';
import { id, isBoolean, isRecord, listOf, oneOf, optional, orNull, shape, text } from './checks';

/** An article out of a JSON Lines export, checked; what was left on it is not yet (see exported-marks.ts). */
export interface ExportedArticle {
  /** As in the library it comes from. */
  readonly id: number;
  readonly content: ArticleContent;
  readonly origin: Origin;
  /** Where else it was found, in order, without the origin itself. */
  readonly sightings: readonly { readonly origin: Origin; readonly saved: string | null }[];
  readonly isRead: boolean;
  readonly isStarred: boolean;
  readonly isTrashed: boolean;
  readonly tags: readonly string[];
  readonly highlights: readonly unknown[];
  readonly note: string;
}

const kinds = ['article', 'live', 'gallery', 'index', 'stub', 'other'] as const satisfies readonly ArticleKind[];
const formats = ['html', 'text', 'markdown'] as const satisfies readonly SourceFormat[];
const precisions = ['year', 'month', 'day', 'minute'] as const satisfies readonly DatePrecision[];
const sources: Readonly<Record<EvidenceSource, true>> = {
  'json-ld': true,
  meta: true,
  opengraph: true,
  microdata: true,
  link: true,
  'saved-by': true,
  html: true,
  visible: true,
  'front-matter': true,
  layout: true,
  address: true,
  file: true,
  detected: true,
  user: true,
};
const fields: Readonly<Record<EvidenceField, true>> = {
  title: true,
  byline: true,
  outlet: true,
  section: true,
  url: true,
  published: true,
  updated: true,
  saved: true,
  language: true,
  copyright: true,
  canonicalUrl: true,
  kicker: true,
  dek: true,
  keywords: true,
  leadImage: true,
  kind: true,
  text: true,
  charset: true,
};

const creditKinds = ['person', 'agency', 'staff'] as const satisfies readonly Credit['kind'][];

const words = text(20_000);
const body = (value: unknown): boolean => typeof value === 'string';
const name = text(32_768);
const count = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
/** 64 lower-case hex digits. */
export const isSha256 = matches(/^[0-9a-f]{64}$/u);
const instant = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 40 && !Number.isNaN(Date.parse(value));
const address = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 20_000 && /^(?:https?|file):/iu.test(value) && URL.canParse(value);

const date = shape<ArticleDate>({
  iso: matches(/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/u),
  precision: oneOf(...precisions),
  raw: words,
});
const isContent = shape<Omit<ArticleContent, 'text' | 'images'>>({
  kind: oneOf(...kinds),
  title: (value) => words(value) && value.trim() !== '',
  byline: listOf(words, 1000),
  outlet: orNull(words),
  section: orNull(words),
  url: orNull(address),
  canonicalUrl: orNull(words),
  published: orNull(date),
  updated: orNull(date),
  saved: orNull(instant),
  language: orNull(matches(/^[A-Za-z0-9-]{1,100}$/u)),
  words: count,
  lead: text(2000),
  html: body,
  copyright: orNull(words),
  kicker: optional(words),
  dek: optional(words),
  keywords: optional(listOf(words, 1000)),
  leadImage: optional(shape<LeadImage>({ url: address, alt: orNull(words) })),
  credits: optional(listOf(shape<Credit>({ name: words, role: orNull(words), kind: oneOf(...creditKinds) }), 1000)),
  bodyEdits: optional(shape<BodyEdits>({ cut: listOf(words, 1000), restored: listOf(words, 1000) })),
  evidence: (value) =>
    isRecord(value) &&
    Object.entries(value).every(
      ([field, source]) => Object.hasOwn(fields, field) && typeof source === 'string' && Object.hasOwn(sources, source),
    ),
});
const isOrigin = shape<Origin>({
  object: isSha256,
  bytes: count,
  fileName: name,
  path: name,
  part: orNull(name),
  format: oneOf(...formats),
  charset: matches(/^[\w:.-]{1,100}$/u),
  extractor: count,
});
const isSighting = shape<{ readonly origin: Origin; readonly saved: string | null }>({
  origin: isOrigin,
  saved: orNull(instant),
});
const isView = shape<{
  readonly article: { readonly id: number; readonly origin: Origin };
  readonly isRead: boolean;
  readonly isStarred: boolean;
  readonly isTrashed: boolean;
  readonly tags: readonly string[];
  readonly highlights: readonly unknown[];
  readonly note: string;
  readonly sightings: readonly { readonly origin: Origin; readonly saved: string | null }[];
}>({
  article: shape({ id, origin: isOrigin }),
  isRead: isBoolean,
  isStarred: isBoolean,
  isTrashed: isBoolean,
  tags: listOf(words, 10_000),
  highlights: listOf(isRecord, 100_000),
  note: body,
  sightings: listOf(isSighting, 100_000),
});

/**
 * Reads what an export says is an article. Nothing of it is trusted: types and lengths are checked, and its HTML is built anew from the
 * allow-list, with text and images read out of that.
 */
export function readExportedArticle(value: unknown): ExportedArticle | Refusal {
  if (!isView(value) || !isContent(value.article)) return { code: 'bad-archive', detail: 'it is no article' };
  const { article: given, sightings } = value;
  const { kind, title, byline, outlet, section, url, canonicalUrl, published, updated } = given;
  const { saved, language, words: wordCount, lead, copyright, evidence } = given;
  const cleaned = cleanAgain(given.html);
  if ('code' in cleaned) return cleaned;
  // The first is the article's own origin.
  const others = sightings.slice(1);
  return {
    id: given.id,
    content: {
      kind,
      title,
      byline: [...byline],
      outlet,
      section,
      url,
      canonicalUrl,
      published: published && copyDate(published),
      updated: updated && copyDate(updated),
      saved,
      language,
      words: wordCount,
      lead,
      html: cleaned.html,
      text: cleaned.text,
      images: cleaned.images,
      copyright,
      ...copyMore(given),
      evidence: { ...evidence },
    },
    origin: copyOrigin(given.origin),
    sightings: others.map((one) => ({ origin: copyOrigin(one.origin), saved: one.saved })),
    isRead: value.isRead,
    isStarred: value.isStarred,
    isTrashed: value.isTrashed,
    tags: value.tags,
    highlights: value.highlights,
    note: value.note,
  };
}

/** Fields that are left out where there is nothing. */
type More = 'kicker' | 'dek' | 'keywords' | 'leadImage' | 'credits' | 'bodyEdits';

function copyMore({
  kicker,
  dek,
  keywords,
  leadImage,
  credits,
  bodyEdits,
}: Pick<ArticleContent, More>): Pick<ArticleContent, More> {
  return {
    ...(kicker === undefined ? {} : { kicker }),
    ...(dek === undefined ? {} : { dek }),
    ...(keywords === undefined ? {} : { keywords: [...keywords] }),
    ...(leadImage === undefined ? {} : { leadImage: { url: leadImage.url, alt: leadImage.alt } }),
    ...(bodyEdits === undefined ? {} : { bodyEdits: { cut: [...bodyEdits.cut], restored: [...bodyEdits.restored] } }),
    ...(credits === undefined
      ? {}
      : { credits: credits.map((one) => ({ name: one.name, role: one.role, kind: one.kind })) }),
  };
}

function copyDate({ iso, precision, raw }: ArticleDate): ArticleDate {
  return { iso, precision, raw };
}

function copyOrigin({ object, bytes, fileName, path, part, format, charset, extractor }: Origin): Origin {
  return { object, bytes, fileName, path, part, format, charset, extractor };
}
