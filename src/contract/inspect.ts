import type { ArticleKind, SourceFormat } from './article';
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
  readonly words: number;
  readonly text: string;
  readonly html: string;
  readonly failure: Refusal | null;
}
