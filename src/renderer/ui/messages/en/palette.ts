/** What is said in ui/palette. */
export const palette = {
  findAnything: 'Find anything',
  aCommandACollection: 'A command, a collection, a tag, a headline',
  nothingIsCalledThat: 'Nothing is called that.',
} as const;
