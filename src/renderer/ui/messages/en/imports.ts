/** What came of an import. */
export const imports = {
  'leftOut.title': 'Left out by you',
  'leftOut.files': '{count, plural, one {# file} other {# files}}',
  'leftOut.more': 'and {count} more',
  'leftOut.outlets': 'Articles of these outlets',
  'leftOut.noOutlet': 'no outlet found',
  'leftOut.formats': 'Files of these kinds',
  'leftOut.held': 'Articles that were held already',
} as const;
