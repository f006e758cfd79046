import { describe, expect, it } from 'vitest';
import type { StepNames } from '../../contract/archive-api';
import type { GroupName } from '../../contract/change';
import { tellStep, tellUndone } from './step-words';
import { evidenceWords, failureWords, refusalWords, warningWords } from './words';

const groups: Readonly<Record<GroupName, true>> = {
  import: true,
  trash: true,
  restore: true,
  star: true,
  unstar: true,
  reading: true,
  'read-all': true,
  withdraw: true,
  undo: true,
  purge: true,
  'collection-make': true,
  'collection-edit': true,
  'collection-move': true,
  'collection-delete': true,
  file: true,
  unfile: true,
  reorder: true,
  tag: true,
  untag: true,
  'tag-rename': true,
  'tag-colour': true,
  highlight: true,
  'highlight-edit': true,
  'highlight-delete': true,
  note: true,
  'saved-make': true,
  'saved-edit': true,
  'saved-move': true,
  'saved-delete': true,
  'saved-seen': true,
  'story-merge': true,
  'not-same': true,
  'story-split': true,
  'keep-longest': true,
  'keep-earliest': true,
  rules: true,
  'rule-run': true,
  'edit-facts': true,
  'edit-text': true,
  're-read': true,
  charset: true,
  'outlet-rule': true,
};
// Safe: they are the keys of a record over exactly these.
const groupNames = Object.keys(groups) as GroupName[];
const tellings = groupNames.flatMap((name) =>
  [{}, { name: 'Quay' }, { name: 'Quay', from: 'Pier', to: 'Dock' }].flatMap((names) =>
    [tellStep, tellUndone].map((tell) => tell({ name, affected: 4, names })),
  ),
);

const sentences = [
  ...Object.values(refusalWords).flatMap(({ reason, advice }) => [reason, advice]),
  ...Object.values(failureWords).flatMap(({ title, text }) => [title, text]),
  ...Object.values(evidenceWords),
  ...Object.values(warningWords),
  ...tellings,
];

describe('the words on the screen', () => {
  it.each(['vault', 'journal', 'sighting', 'evidence', 'segment', 'purge', 'oops', '!'])('never say “%s”', (word) => {
    expect(sentences.filter((sentence) => sentence.toLowerCase().includes(word))).toEqual([]);
  });

  it.each<readonly [GroupName, StepNames, string, string]>([
    ['tag', { name: 'election' }, 'Tag 4 articles “election”', 'Took the tag “election” off 4 articles'],
    ['tag', {}, 'Tag 4 articles', 'Took the tag off 4 articles'],
    ['collection-move', { name: 'Budget', to: '2019' }, 'Move “Budget” under “2019”', 'Put “Budget” back where it was'],
    ['collection-move', { name: 'Budget', to: '' }, 'Move “Budget” to the top level', 'Put “Budget” back where it was'],
    ['collection-move', {}, 'Move a collection', 'Put the collection back where it was'],
    ['collection-edit', { name: 'A', to: 'B' }, 'Rename “A” to “B”', 'Gave “B” its old name “A” back'],
    ['file', { name: 'B' }, 'Put 4 articles in “B”', 'Took 4 articles out of “B” again'],
    ['file', { name: 'B', from: 'A' }, 'Move 2 articles from “A” to “B”', 'Moved 2 articles back to “A”'],
    ['tag-rename', { name: 'a', to: 'b' }, 'Rename the tag “a” to “b”', 'Renamed “b” back to “a”'],
    ['import', { name: 'sker' }, 'Import of 4 articles from “sker”', 'Took the import of “sker” back'],
  ])('tell of %s %o by its names', (name, names, step, undone) => {
    expect([tellStep, tellUndone].map((tell) => tell({ name, affected: 4, names }))).toEqual([step, undone]);
  });

  it('say something different for every reason a file was not taken in', () => {
    const reasons = Object.values(refusalWords).map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});
