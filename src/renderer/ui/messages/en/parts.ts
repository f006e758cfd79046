/** What is said in ui/parts. */
export const parts = {
  close: 'Close',
  showAllTagged: 'Show all tagged {tag}',
  takeTheTagOff: 'Take the tag {tag} off',
} as const;
