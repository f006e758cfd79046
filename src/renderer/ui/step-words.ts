/** The window's words for undo steps: a line of the history, the menu's "Undo: …", and the message once it is done. */
import type { StepNames, UndoStep } from '../../contract/archive-api';
import type { GroupName } from '../../contract/change';
import type { SavedKind } from '../../contract/saved';
import { countOf } from './format/numbers';

/** What of a step it is told by. */
type Told = Pick<UndoStep, 'name' | 'affected' | 'names'>;

/** What a step did: "Tag 12 articles “election”". */
export function tellStep({ name, affected, names }: Told): string {
  return stepWords[name](affected, names);
}

/** What taking a step back did: "Took the tag “election” off 12 articles". */
export function tellUndone({ name, affected, names }: Told): string {
  return undoneWords[name](affected, names);
}

type Words = Readonly<Record<GroupName, (affected: number, names: StepNames) => string>>;

/** A name in quotes with the words before it, or the words for when it is not known. */
function named(before: string, name: string | undefined, unknown: string): string {
  return name === undefined || name === '' ? unknown : `${before}“${name}”`;
}

/** What is kept to search with, by its kind and name. */
const savedThing = ({ kind, name }: StepNames, article: 'a' | 'the'): string =>
  named(
    `the ${kind ? savedWords[kind] : 'saved search'} `,
    name,
    `${article} ${kind ? savedWords[kind] : 'saved search'}`,
  );

const savedWords: Readonly<Record<SavedKind, string>> = {
  words: 'word list',
  search: 'saved search',
  batch: 'list of searches',
  names: 'list of names',
};

/** In a collection, with its name where that is known. */
const collection = (name: string | undefined, article: 'a' | 'the'): string => named('', name, `${article} collection`);

const stepWords: Words = {
  import: (n, { name }) => `Import of ${countOf(n, 'article')}${named(' from ', name, '')}`,
  trash: (n) => `Move ${countOf(n, 'article')} to Trash`,
  restore: (n) => `Take ${countOf(n, 'article')} out of Trash`,
  star: (n) => `Star ${countOf(n, 'article')}`,
  unstar: (n) => `Take the star off ${countOf(n, 'article')}`,
  reading: (n) => `Mark ${countOf(n, 'article')} read or unread`,
  'read-all': (n) => `Mark ${countOf(n, 'article')} as read`,
  withdraw: (_, { name }) =>
    named('Take back or bring back the import ', name, 'Take an import back, or bring it back'),
  undo: () => 'Undo',
  purge: (n) => `Delete ${countOf(n, 'article')} forever`,
  'collection-make': (_, { name }) => named('Make the collection ', name, 'Make a collection'),
  'collection-edit': (_, { name, to }) =>
    to === undefined
      ? named('Describe the collection ', name, 'Rename or describe a collection')
      : `Rename ${collection(name, 'a')} to “${to}”`,
  'collection-move': (_, { name, to }) =>
    to === undefined
      ? `Move ${collection(name, 'a')}`
      : `Move ${collection(name, 'a')} ${named('under ', to, 'to the top level')}`,
  'collection-delete': (_, { name }) => named('Delete the collection ', name, 'Delete a collection'),
  file: (n, { name, from }) =>
    from === undefined
      ? `Put ${countOf(n, 'article')} in ${collection(name, 'a')}`
      : `Move ${countOf(movedOf(n), 'article')} from “${from}” to ${collection(name, 'a')}`,
  unfile: (n, { name }) => `Take ${countOf(n, 'article')} out of ${collection(name, 'a')}`,
  reorder: (n, { name }) => `Reorder ${countOf(n, 'article')}${named(' in ', name, '')}`,
  tag: (n, { name }) => `Tag ${countOf(n, 'article')}${named(' ', name, '')}`,
  untag: (n, { name }) => `Take ${named('the tag ', name, 'a tag')} off ${countOf(n, 'article')}`,
  'tag-rename': (_, { name, to }) =>
    to === undefined ? 'Rename a tag' : `Rename ${named('the tag ', name, 'a tag')} to “${to}”`,
  'tag-colour': (_, { name }) => `Colour ${named('the tag ', name, 'a tag')}`,
  highlight: () => 'Highlight',
  'highlight-edit': () => 'Change a highlight',
  'highlight-delete': () => 'Delete a highlight',
  note: (_, { name }) => `Write a note${named(' on ', name, '')}`,
  'saved-make': (_, names) => `Make ${savedThing(names, 'a')}`,
  'saved-edit': (_, names) =>
    names.to === undefined ? `Change ${savedThing(names, 'a')}` : `Rename ${savedThing(names, 'a')} to “${names.to}”`,
  'saved-move': (_, names) => `Move ${savedThing(names, 'a')}`,
  'saved-delete': (_, names) => `Delete ${savedThing(names, 'a')}`,
  'saved-seen': (_, names) => `Clear what is new in ${savedThing(names, 'a')}`,
  'story-merge': () => 'Make one story of articles',
  'not-same': () => 'Say that an article is not the same story',
  'story-split': () => 'Split a story into its articles',
  'keep-longest': (n) => `Keep the longest of each story, ${countOf(n, 'article')} to Trash`,
  'keep-earliest': (n) => `Keep the earliest of each story, ${countOf(n, 'article')} to Trash`,
  rules: () => 'Change the import rules',
  'rule-run': (n) => `Run an import rule on ${countOf(n, 'article')}`,
  'edit-facts': (n) => `Edit the facts of ${countOf(n, 'article')}`,
  'edit-text': () => 'Cut or put back part of an article',
  're-read': (n) => `Clean ${countOf(n, 'article')} again`,
  charset: (n) => `Read ${countOf(n, 'article')} with other characters`,
  'outlet-rule': (_, { name }) => `Change a rule${named(' for ', name, ' of an outlet')}`,
};

const undoneWords: Words = {
  import: (_, { name }) => `Took the import${named(' of ', name, '')} back`,
  trash: (n) => `Took ${countOf(n, 'article')} back out of Trash`,
  restore: (n) => `Put ${countOf(n, 'article')} back in Trash`,
  star: (n) => `Took the star off ${countOf(n, 'article')}`,
  unstar: (n) => `Put the star back on ${countOf(n, 'article')}`,
  reading: (n) => `Put the reading mark back on ${countOf(n, 'article')}`,
  'read-all': (n) => `Marked ${countOf(n, 'article')} as unread again`,
  withdraw: (_, { name }) => `Undid what was done to the import${named(' ', name, '')}`,
  undo: () => 'Did it again',
  purge: () => 'What was deleted forever cannot come back',
  'collection-make': (_, { name }) => `Took the new collection${named(' ', name, '')} away`,
  'collection-edit': (_, { name, to }) =>
    to === undefined
      ? `Gave ${collection(name, 'the')} its old name and description back`
      : `Gave “${to}” its old name ${named('', name, '')} back`,
  'collection-move': (_, { name }) => `Put ${collection(name, 'the')} back where it was`,
  'collection-delete': (_, { name }) => `Brought ${collection(name, 'the')} back`,
  file: (n, { name, from }) =>
    from === undefined
      ? `Took ${countOf(n, 'article')} out of ${collection(name, 'the')} again`
      : `Moved ${countOf(movedOf(n), 'article')} back to “${from}”`,
  unfile: (n, { name }) => `Put ${countOf(n, 'article')} back in ${collection(name, 'the')}`,
  reorder: (_, { name }) => `Put the articles${named(' of ', name, '')} back in their old order`,
  tag: (n, { name }) => `Took the tag${named(' ', name, '')} off ${countOf(n, 'article')}`,
  untag: (n, { name }) => `Put the tag${named(' ', name, '')} back on ${countOf(n, 'article')}`,
  'tag-rename': (_, { name, to }) =>
    to === undefined ? 'Gave the tag its old name back' : `Renamed “${to}” back to ${named('', name, 'its old name')}`,
  'tag-colour': (_, { name }) => `Gave the tag${named(' ', name, '')} its old colour back`,
  highlight: () => 'Took the highlight away',
  'highlight-edit': () => 'Put the highlight back as it was',
  'highlight-delete': () => 'Brought the highlight back',
  note: (_, { name }) => `Put the note${named(' on ', name, '')} back as it was`,
  'saved-make': (_, names) => `Took ${savedThing(names, 'the')} away`,
  'saved-edit': (_, names) => `Put ${savedThing(names, 'the')} back as it was`,
  'saved-move': (_, names) => `Put ${savedThing(names, 'the')} back where it was`,
  'saved-delete': (_, names) => `Brought ${savedThing(names, 'the')} back`,
  'saved-seen': (_, names) => `Counted the same articles as new again in ${savedThing(names, 'the')}`,
  'story-merge': () => 'Told the stories apart again',
  'not-same': () => 'Put it back in the story',
  'story-split': () => 'Put the story together again',
  'keep-longest': (n) => `Took ${countOf(n, 'article')} back out of Trash`,
  'keep-earliest': (n) => `Took ${countOf(n, 'article')} back out of Trash`,
  rules: () => 'Put the import rules back as they were',
  'rule-run': (n) => `Took back what the rule did to ${countOf(n, 'article')}`,
  'edit-facts': (n) => `Gave ${countOf(n, 'article')} the old facts back`,
  'edit-text': () => 'Put the article back as it was',
  're-read': (n) => `Put ${countOf(n, 'article')} back as before`,
  charset: (n) => `Went back to the characters before in ${countOf(n, 'article')}`,
  'outlet-rule': (_, { name }) => `Put the rule${named(' for ', name, '')} back as it was`,
};

/** A move is filed and taken out, so each article is counted twice. */
function movedOf(affected: number): number {
  return Math.ceil(affected / 2);
}
