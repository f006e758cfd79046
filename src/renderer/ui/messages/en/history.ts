/** What is said in ui/history. */
export const history = {
  history: 'History',
  theArchiveDidNot: 'The archive did not answer. Nothing was lost.',
  nothingHasBeenDone: 'Nothing has been done yet that could be taken back.',
  everyChangeYouMade:
    'Every change you made, newest first. Undo takes back that one step and leaves what came after it.',
  undone: 'undone',
  undo: 'Undo',
  undo2: 'Undo: {step}',
  olderSteps: 'Older steps',
} as const;
