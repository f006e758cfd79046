import type { ArticleKind, Credit, DatePrecision, Evidence, LeadImage, SourceFormat } from './article';
import type { Refusal } from './failure';

/** One line of `backfile inspect --json`: what the importer makes of a file, nothing stored. */
export interface InspectLine {
  readonly file: string;
  readonly part: string | null;
  readonly format: SourceFormat | null;
  readonly kind: ArticleKind;
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  /** `YYYY-MM-DD`, or ISO with its zone. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly saved: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly section: string | null;
  readonly kicker: string | null;
  readonly dek: string | null;
  readonly keywords: readonly string[];
  readonly leadImage: LeadImage | null;
  readonly credits: readonly Credit[];
  readonly copyright: string | null;
  readonly charset: string | null;
  /** How precisely the days are known, and the words they were read from; null where there are none. */
  readonly publishedAs: { readonly precision: DatePrecision; readonly raw: string } | null;
  readonly updatedAs: { readonly precision: DatePrecision; readonly raw: string } | null;
  /** Where each fact was read. */
  readonly evidence: Evidence;
  readonly words: number;
  readonly text: string;
  readonly html: string;
  /** Each block of the original that is not in the text, in order, with the rule that took it out; null without an article. */
  readonly removed: readonly { readonly rule: string; readonly why: string; readonly text: string }[] | null;
  readonly failure: Refusal | null;
}
