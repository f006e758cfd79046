import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { HighlightsRequest } from '../../../contract/archive-api';
import type { ChangeDraft } from '../../../contract/change';
import { makeAnchor } from '../../../contract/find-anchor';
import {
  addArticle,
  beginImport,
  createJournal,
  driveArchive,
  type DrivenArchive,
  type TestJournal,
} from './drive-archive';

/** What article 2 says; article 3 says a sentence more. */
export const text =
  'Forty-one barges had waited at the pier since dawn. “We were told nothing,” said Ana Ruiz, a skipper.';

/** Every highlight. */
export const everything: HighlightsRequest = {
  collection: null,
  colours: [],
  tags: [],
  words: '',
  offset: 0,
  limit: 50,
};

/** An archive with articles 2, 3 and 4, of import 1. */
export async function withArticles(): Promise<{ readonly journal: TestJournal; readonly driven: DrivenArchive }> {
  const journal = createJournal();
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
  await driven.change('import', [
    beginImport(),
    addArticle(1, { title: 'Barges wait', text }),
    addArticle(1, { title: 'Ferry closes', text: `The ferry closed. ${text}` }),
    addArticle(1, { title: 'Third', text: 'Nothing of note.' }),
    { type: 'import-end', importId: 1, end: 'done' },
  ]);
  return { journal, driven };
}

/** A highlight of article 2, 3 or any other, on that range. */
export function highlight(articleId: number, start: number, end: number, more: object = {}): ChangeDraft {
  const anchor = makeAnchor(articleId === 3 ? `The ferry closed. ${text}` : text, start, end);
  return { type: 'highlight-add', articleId, anchor, colour: 'sun', note: '', tags: [], ...more };
}
