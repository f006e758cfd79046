/** What is counted over all results. `year`, `month` and `day` are of publication. */
export type FacetName =
  | 'outlet'
  | 'byline'
  | 'section'
  | 'language'
  | 'kind'
  | 'tag'
  | 'collection'
  | 'import'
  | 'state'
  | 'year'
  | 'month'
  | 'day';

/**
 * A value and how many of the results choosing it leaves: for those of several words, of nested tags and collections and of
 * regional languages that is more than have this very value. `value` is as the query language takes it: of a collection its
 * path, of an import its id, of a state what stands after `is:` (`unread`, `read`, `starred`) or `has:` (`highlight`).
 */
export interface FacetValue {
  readonly value: string;
  /** As it is shown. */
  readonly label: string;
  readonly count: number;
}

export interface Facet {
  readonly name: FacetName;
  /** Most frequent first, at most 20; times all of them, in their own order. */
  readonly values: readonly FacetValue[];
  /** Values that are not among these. */
  readonly more: number;
  /** Results without any. */
  readonly without: number;
}
