/** What a list of articles shows before anything is sought in it. */
export type View =
  | { readonly kind: 'all' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'starred' }
  /** Articles whose story others tell too: one row a story. */
  | { readonly kind: 'stories' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'import'; readonly importId: number }
  /** `within`: what is filed below it too. */
  | { readonly kind: 'collection'; readonly id: number; readonly within: boolean }
  | { readonly kind: 'tag'; readonly tag: string };
