/** What came of an import. */
export const imports = {
  'outOfTrash.title': 'Back from Trash',
  'outOfTrash.how':
    '{count, plural, one {# article that was in Trash came in again, and is} other {# articles that were in Trash came in again, and are}} out of it.',
  'outOfTrash.putBack': 'Put {count, plural, one {it} other {them}} in Trash again',
  'leftOut.title': 'Left out by you',
  'leftOut.files': '{count, plural, one {# file} other {# files}}',
  'leftOut.more': 'and {count} more',
  'leftOut.outlets': 'Articles of these outlets',
  'leftOut.noOutlet': 'no outlet found',
  'leftOut.formats': 'Files of these kinds',
  'leftOut.held': 'Articles that were held already',
} as const;
