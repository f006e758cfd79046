/** What is said in ui/saved-searches. */
export const savedSearches = {
  saveThisSearch: 'Save this search',
  name: 'Name',
  leave: 'Leave',
  save: 'Save',
  savedSearches: 'Saved searches',
  new: '{fresh, number} new',
  saveThisSearch2: 'Save this search…',
  wordLists: 'Word lists…',
  countNothingAsNew: 'Count nothing as new in this search',
  renameThisSavedSearch: 'Rename this saved search…',
  moveThisSavedSearch: 'Move this saved search up',
  moveThisSavedSearchDown: 'Move this saved search down',
  deleteThisSavedSearch: 'Delete this saved search',
  kept: '“{value}” kept',
  editTheSavedSearch: 'Edit the saved search',
  whatItSearchesFor: 'What it searches for',
  aSavedSearchIs:
    'A saved search is a collection that fills itself: it stands on the library side, says how many articles imports have brought to it since you last cleared it, and is named in other searches by',
  likeACollection: 'like a collection.',
  in: 'in:',
} as const;
