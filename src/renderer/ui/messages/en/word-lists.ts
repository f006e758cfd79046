/** What is said in ui/word-lists. */
export const wordLists = {
  newList: 'New list',
  newList2: 'New list {n}',
  wordLists: 'Word lists',
  everySpellingAndTranslation: 'Every spelling and translation of a name or a subject, found at once by',
  andTheListsName: 'and the list’s name.',
  list: 'list:',
  noListYetMake:
    'No list yet. Make one, say “zelensky”, and write Zelensky, Zelenskyy, Selenskyj, Зеленський in it, one on each line.',
  name: 'Name',
  anotherListHasThis: 'Another list has this name.',
  wordsAndPhrasesOne: 'Words and phrases, one on each line',
  delete: 'Delete',
  deleteTheList: 'Delete the list {name}',
  searchWithIt: 'Search with it',
} as const;
