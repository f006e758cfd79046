/** What is said in ui/notes. */
export const notes = {
  aNoteInMarkdown: 'A note, in Markdown if you like',
  noteOnThisArticle: 'Note on this article',
  noteOnThisCollection: 'Note on this collection',
  keepNote: 'Keep note',
  editNote: 'Edit note',
  takeOffTheTag: 'Take off the tag {tag}',
  addTags: 'Add tags',
  addATag: 'Add a tag',
} as const;
