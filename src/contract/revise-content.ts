/** Changing what an article says: the difference of two contents, and putting one on the other. */
import type { ArticleContent, IdentityKeys, Origin } from './article';

const optionalFields = ['kicker', 'dek', 'keywords', 'leadImage', 'credits', 'bodyEdits'] as const;
export type OptionalField = (typeof optionalFields)[number];

/** What is different in one content: fields set anew, and fields that are not there any more. */
export interface ContentChange {
  readonly set: Partial<ArticleContent>;
  readonly without: readonly OptionalField[];
}

/** An article's content with what is decided by it and how it was read: all that a revision changes. */
export interface Revision {
  readonly change: ContentChange;
  readonly keys: IdentityKeys;
  readonly read: Pick<Origin, 'charset' | 'extractor'>;
}

/** What must be changed in `before` to give `after`; `set` is empty for equal contents. Fields are compared by their JSON. */
export function diffContent(before: ArticleContent, after: ArticleContent): ContentChange {
  const old: Readonly<Record<string, unknown>> = { ...before };
  const set = Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(old[field]),
    ),
  );
  const without = optionalFields.filter((field) => before[field] !== undefined && after[field] === undefined);
  return { set, without };
}

/** A content with a change put on it. */
export function changeContent(content: ArticleContent, { set, without }: ContentChange): ArticleContent {
  const next: Record<string, unknown> = { ...content, ...set };
  for (const field of without) delete next[field];
  // Only fields that may be left out were taken away.
  return next as unknown as ArticleContent;
}

/** The fields that a change changes. */
export function changedFields({ set, without }: ContentChange): readonly (keyof ArticleContent)[] {
  // Keys of a Partial<ArticleContent>.
  return [...(Object.keys(set) as (keyof ArticleContent)[]), ...without];
}
