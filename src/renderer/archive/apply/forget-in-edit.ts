import type { EditDraft } from '../../../contract/change';

/** An edit without what it would do to purged articles and highlights; null when nothing else is left of it. */
export function forgetInEdit(
  edit: EditDraft,
  articles: ReadonlySet<number>,
  highlights: ReadonlySet<number>,
): EditDraft | null {
  switch (edit.type) {
    case 'article-trash':
    case 'article-restore':
    case 'read':
    case 'star':
    case 'tag-add':
    case 'tag-remove':
    case 'story-merge':
    case 'collection-add':
    case 'collection-remove': {
      const ids = edit.ids.filter((id) => !articles.has(id));
      if (ids.length === edit.ids.length) return edit;
      return ids.length === 0 ? null : { ...edit, ids };
    }
    case 'story-part': {
      const parts = edit.parts.map((part) => part.filter((id) => !articles.has(id))).filter((part) => part.length > 0);
      if (parts.flat().length === edit.parts.flat().length) return edit;
      return parts.length < 2 ? null : { ...edit, parts };
    }
    case 'story-place': {
      const places = edit.places.filter(({ id }) => !articles.has(id));
      if (places.length === edit.places.length) return edit;
      return places.length === 0 ? null : { ...edit, places };
    }
    case 'collection-place': {
      const places = edit.places.filter(([id]) => !articles.has(id));
      if (places.length === edit.places.length) return edit;
      return places.length === 0 ? null : { ...edit, places };
    }
    case 'highlight-add':
      return articles.has(edit.articleId) ? null : edit;
    case 'highlight-edit':
    case 'highlight-delete':
    case 'highlight-restore':
      return highlights.has(edit.id) ? null : edit;
    case 'article-revert':
      return articles.has(edit.id) ? null : edit;
    case 'note-set':
      return edit.target.kind === 'article' && articles.has(edit.target.id) ? null : edit;
    default:
      return edit;
  }
}
