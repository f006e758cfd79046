/** Where a hit stands: in which article, and from where in its headline or text, as the archive has them. */
export interface HitPlace {
  readonly id: number;
  readonly isTitle: boolean;
  /** In UTF-16 units. */
  readonly start: number;
  /** Whether the keys go on in the article. */
  readonly takesFocus?: boolean;
}
