/** The words extraction is spoken about in: what goes in, what comes out. */
import type { ArticleContent } from '../../../contract/article';
import type { ExplainedBlock } from '../../../contract/explain';
import type { Refusal } from '../../../contract/failure';
import type { OutletRuleDraft } from '../../../contract/outlet-rule';
import type { ExplainedRemoval, PackedObject } from '../types';

/** One decoded document. */
export interface ExtractInput {
  /** HTML source, plain text, or (for Markdown) the HTML rendered from the body. */
  readonly text: string;
  /** Stands in for a headline when there is none. */
  readonly fileName: string;
  /** The member's name inside a container, or null. */
  readonly part: string | null;
  /** The file's modification time, or null when it is not known. It can only ever suggest `saved`. */
  readonly savedMs: number | null;
  /** It may hold several articles, which could not be told apart. */
  readonly isKeptWhole?: boolean;
  /** Whether to list what was removed. */
  readonly explain: boolean;
  /** What users have said of outlets' pages. */
  readonly rules?: readonly OutletRuleDraft[];
  /** The head of a Markdown file, as YAML or TOML gave it. */
  readonly frontMatter?: Readonly<Record<string, unknown>>;
}

/** An article, or why there is none. `images` are the vault objects that `content.images` names. */
export type Extracted =
  | {
      readonly content: ArticleContent;
      readonly explained: readonly ExplainedRemoval[];
      readonly blocks?: readonly ExplainedBlock[];
      readonly images: readonly PackedObject[];
    }
  | { readonly refusal: Refusal };
