/** What is said in ui/filing. */
export const filing = {
  addATag: 'Add a tag',
  tag: 'Tag',
  alreadyInIt: 'already in it',
  make: 'Make “{typed}”',
  itsNameOrA: '{name}: its name, or a new one',
  noCollectionYetType: 'No collection yet. Type a name to make one.',
  newTag: 'New tag “{typed}”',
  tagsOfArticle: 'Tags of {count, plural, one {# article} other {# articles}}',
  noTagYetType: 'No tag yet. Type one and press Enter.',
  tagged: 'Tagged',
  tagsPutOn: '{put} tags put on',
} as const;
